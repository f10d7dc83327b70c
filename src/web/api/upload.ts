import type { Problem, Schemas } from './client.js'
import type { Job } from './job-results.js'
import { seatHeaders } from './seat.js'

interface Sending {
  files: readonly File[]
  /** JSON text; '' = none */
  mapping: string
  check: boolean
  replace: boolean
}

/**
 * Sends files as an import; `told` hears what share has left. Fails with what the service says, or with no
 * network.
 */
export const upload = (
  { files, mapping, check, replace }: Sending,
  told: (share: number) => void,
): Promise<Job> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    if (mapping !== '') form.set('mapping', mapping)
    if (replace) form.set('replace', 'true')
    for (const file of files) form.append('files', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/jobs/import${check ? '?check=1' : ''}`)
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    for (const [name, value] of Object.entries(seatHeaders())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onload = () =>
      request.status === 202 ? resolve(request.response as Job) : reject(request.response as Problem)
    request.onerror = () => reject(new Error('no network'))
    request.send(form)
  })

export type FileHead = Schemas['FileHead']

/** What stands at the top of files, and which of them are too large to be looked at. */
export const readHeads = async (
  files: readonly File[],
): Promise<{ heads: FileHead[]; tooLarge: string[] }> => {
  const tops = await Promise.all(files.filter(hasHeader).map(topOf))
  const tooLarge = tops.filter(({ top }) => !top).map(({ name }) => name)
  const form = new FormData()
  for (const { name, top } of tops) if (top) form.append('files', top, name)
  if (!form.has('files')) return { heads: [], tooLarge }
  const answer = await fetch('/api/v1/import-heads', { method: 'POST', body: form, headers: seatHeaders() })
  const body = (await answer.json()) as Schemas['FileHeads'] | Problem
  if (!answer.ok) throw body
  return { heads: (body as Schemas['FileHeads']).data, tooLarge }
}

const hasHeader = ({ name }: File): boolean => /\.(csv|tsv|txt|xlsx|xlsm|zip)$/i.test(name)

const WHOLE = 8 << 20
const TOP = 1 << 20
const NEWLINE = 10

/** A file, or of a long text its first lines. */
const topOf = async (file: File): Promise<{ name: string; top?: Blob }> => {
  const { name, size } = file
  if (size <= WHOLE) return { name, top: file }
  if (!/\.(csv|tsv|txt)$/i.test(name)) return { name }
  const bytes = new Uint8Array(await file.slice(0, TOP).arrayBuffer())
  const end = bytes.lastIndexOf(NEWLINE) + 1
  return end > 0 ? { name, top: new Blob([bytes.subarray(0, end)]) } : { name }
}
