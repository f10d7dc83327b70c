import { type DragEvent, type FormEvent, useState } from 'react'
import { workTexts as texts } from '../../../texts/console-work.js'
import type { Problem } from '../../api/client.js'
import { upload } from '../../api/upload.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { shareText } from '../../parts/format.js'
import { ProblemNote } from '../../parts/states.js'
import { JobState } from '../jobs/job-state.js'
import { Quarantine } from './quarantine.js'

/** Files in: tried first, then taken; what came of each row, and the rows that were not taken. */
export default function ImportPage() {
  const { t } = useLanguage()
  const [job, setJob] = useParam('job')
  return (
    <Page title={t(texts.importTitle)}>
      <UploadForm started={setJob} />
      {job !== '' && <JobState id={job} />}
      <Quarantine />
    </Page>
  )
}

const UploadForm = ({ started }: { started: (job: string) => void }) => {
  const { t } = useLanguage()
  const [files, setFiles] = useState<File[]>([])
  const [sent, setSent] = useState<number | undefined>()
  const [problem, setProblem] = useState<Problem | Error | undefined>()
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const check = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'check'
    const mapping = String(new FormData(event.currentTarget).get('mapping') ?? '').trim()
    setProblem(undefined)
    setSent(0)
    try {
      started((await upload({ files, mapping, check }, setSent)).id)
    } catch (error) {
      setProblem(error as Problem | Error)
    } finally {
      setSent(undefined)
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setFiles([...event.dataTransfer.files])
  }
  return (
    <form
      className="drop stack block"
      onSubmit={(event) => void send(event)}
      onDrop={drop}
      onDragOver={(event) => event.preventDefault()}
    >
      <p>{t(texts.importHint)}</p>
      <label className="field">
        {t(texts.choose)}
        <input type="file" multiple onChange={({ target }) => setFiles([...(target.files ?? [])])} />
      </label>
      <p role="status">{files.length > 0 && t(texts.chosen, { n: files.length, size: sizeText(files) })}</p>
      <details>
        <summary>{t(texts.mapping)}</summary>
        <label className="field">
          {t(texts.mappingHint)}
          <textarea name="mapping" rows={6} cols={80} spellCheck={false} />
        </label>
      </details>
      <p className="making">
        <button type="submit" value="check" disabled={files.length === 0 || sent !== undefined}>
          {t(texts.check)}
        </button>
        <button
          type="submit"
          value="import"
          className="primary"
          disabled={files.length === 0 || sent !== undefined}
        >
          {t(texts.import)}
        </button>
        <span role="status">{sent !== undefined && t(texts.sending, { share: shareText(sent) })}</span>
      </p>
      {problem && <ProblemNote error={problem} />}
    </form>
  )
}

const sizeText = (files: readonly File[]): string => {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return bytes < 1 << 20 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`
}
