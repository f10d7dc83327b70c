import type { Problem } from './client.js'
import type { Job } from './job-results.js'

/**
 * Sends files as an import; `told` hears what share has left. Fails with what the service says, or with no
 * network.
 */
export const upload = (
  { files, mapping, check }: { files: readonly File[]; mapping: string; check: boolean },
  told: (share: number) => void,
): Promise<Job> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    if (mapping !== '') form.set('mapping', mapping)
    for (const file of files) form.append('files', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/jobs/import${check ? '?check=1' : ''}`)
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onload = () =>
      request.status === 202 ? resolve(request.response as Job) : reject(request.response as Problem)
    request.onerror = () => reject(new Error('no network'))
    request.send(form)
  })
