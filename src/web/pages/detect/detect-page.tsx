import { type FormEvent, useState } from 'react'
import { workTexts as texts } from '../../../texts/console-work.js'
import { client, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { ProblemNote } from '../../parts/states.js'
import { JobState } from '../jobs/job-state.js'
import { Runs } from '../runs/runs.js'

/** Starts a detection, follows it, and lists those of before. */
export default function DetectPage() {
  const { t } = useLanguage()
  const [job, setJob] = useParam('job')
  return (
    <Page title={t(texts.detectTitle)}>
      <p>{t(texts.detectHint)}</p>
      <DetectForm started={setJob} />
      {job !== '' && <JobState id={job} />}
      <Runs />
    </Page>
  )
}

const DetectForm = ({ started }: { started: (job: string) => void }) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem | undefined>()
  const [busy, setBusy] = useState(false)
  const start = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const { data, error } = await client.POST('/api/v1/jobs/detect', {
      body: {
        seed: Number(form.get('seed')),
        control: Number(form.get('control')),
        communities: form.get('communities') as 'leiden' | 'louvain' | 'components',
        settings: {},
      },
    })
    setBusy(false)
    setProblem(error)
    if (data) started(data.id)
  }
  return (
    <form className="filters" onSubmit={(event) => void start(event)}>
      <label>
        {t(texts.seed)}
        <input name="seed" type="number" min="0" defaultValue="1" />
      </label>
      <label>
        {t(texts.communities)}
        <select name="communities" defaultValue="leiden">
          {['leiden', 'louvain', 'components'].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {t(texts.control)}
        <input
          name="control"
          type="number"
          min="0"
          max="20"
          defaultValue="0"
          aria-describedby="control-hint"
        />
      </label>
      <button type="submit" className="primary" disabled={busy}>
        {t(busy ? texts.starting : texts.start)}
      </button>
      <p id="control-hint" className="small">
        {t(texts.controlHint)}
      </p>
      {problem && <ProblemNote error={problem} />}
    </form>
  )
}
