import { type DragEvent, type FormEvent, useState } from 'react'
import { importTexts } from '../../../texts/console-import.js'
import { workTexts as texts } from '../../../texts/console-work.js'
import { listText } from '../../../texts/text.js'
import type { Problem } from '../../api/client.js'
import { type FileHead, readHeads, upload } from '../../api/upload.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { shareText } from '../../parts/format.js'
import { ProblemNote } from '../../parts/states.js'
import { JobState } from '../jobs/job-state.js'
import { Imports } from './imports.js'
import { MappingEditor } from './mapping-editor.js'
import { MappingText } from './mapping-text.js'
import { Quarantine } from './quarantine.js'

/** Files in: looked at, tried, then taken; what came of each row, and the rows that were not taken. */
export default function ImportPage() {
  const { t } = useLanguage()
  const [job, setJob] = useParam('job')
  return (
    <Page
      title={t(texts.importTitle)}
      acts={
        <a className="button" href="/api/v1/template.xlsx" download>
          {t(importTexts.template)}
        </a>
      }
    >
      <UploadForm started={setJob} />
      {job !== '' && <JobState id={job} />}
      <Imports started={setJob} />
      <Quarantine />
    </Page>
  )
}

/** The files chosen, and what stands at their tops. */
const useChosen = (failed: (problem: Problem | Error | undefined) => void) => {
  const [files, setFiles] = useState<File[]>([])
  const [tops, setTops] = useState<{ heads: FileHead[]; tooLarge: string[] } | undefined>()
  const choose = (chosen: File[]): void => {
    failed(undefined)
    setFiles(chosen)
    setTops(undefined)
    readHeads(chosen).then(setTops, failed)
  }
  return { files, tops, choose }
}

const UploadForm = ({ started }: { started: (job: string) => void }) => {
  const { t, lang } = useLanguage()
  const [sent, setSent] = useState<number | undefined>()
  const [problem, setProblem] = useState<Problem | Error | undefined>()
  const [mapping, setMapping] = useState('')
  const { files, tops, choose } = useChosen(setProblem)
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const check = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'check'
    const replace = new FormData(event.currentTarget).has('replace')
    setProblem(undefined)
    setSent(0)
    try {
      started((await upload({ files, mapping: mapping.trim(), check, replace }, setSent)).id)
    } catch (error) {
      setProblem(error as Problem | Error)
    } finally {
      setSent(undefined)
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    choose([...event.dataTransfer.files])
  }
  const isIdle = files.length > 0 && sent === undefined
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
        <input type="file" multiple onChange={({ target }) => choose([...(target.files ?? [])])} />
      </label>
      <p role="status">
        {files.length > 0 && t(texts.chosen, { n: files.length, size: sizeText(files) })}{' '}
        {files.length > 0 && !tops && !problem && t(importTexts.looking)}
      </p>
      {tops && tops.tooLarge.length > 0 && (
        <p className="small">{t(importTexts.tooLarge, { files: listText(tops.tooLarge, lang) })}</p>
      )}
      {tops && <MappingEditor heads={tops.heads} change={setMapping} />}
      <MappingText mapping={mapping} change={setMapping} />
      <label className="making">
        <input type="checkbox" name="replace" /> {t(importTexts.replace)}
      </label>
      <p className="making">
        <button type="submit" value="check" disabled={!isIdle}>
          {t(texts.check)}
        </button>
        <button type="submit" value="import" className="primary" disabled={!isIdle}>
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
