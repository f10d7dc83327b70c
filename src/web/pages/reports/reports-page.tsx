import { type FormEvent, useState } from 'react'
import { EDITION_WORDS, workTexts as texts } from '../../../texts/console-work.js'
import { client, type Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { FormChoice } from '../../parts/choice.js'
import { ProblemNote } from '../../parts/states.js'
import { JobState } from '../jobs/job-state.js'
import { Letters } from './letters.js'
import { MadeReports } from './made-reports.js'

const FORMATS = ['docx', 'html', 'xlsx', 'json'] as const

/** Situation reports: make, look at, download; and letters about a period. */
export default function ReportsPage() {
  const { t } = useLanguage()
  const { rights } = useMe()
  const [job, setJob] = useParam('job')
  return (
    <Page title={t(texts.reportsTitle)}>
      {rights.includes('make-reports') && <ReportForm started={setJob} />}
      {job !== '' && <JobState id={job} />}
      <MadeReports />
      <Letters />
    </Page>
  )
}

const ReportForm = ({ started }: { started: (job: string) => void }) => {
  const { t, lang } = useLanguage()
  const { rights } = useMe()
  const [problem, setProblem] = useState<Problem | undefined>()
  const editions = (Object.keys(EDITION_WORDS) as (keyof typeof EDITION_WORDS)[]).filter(
    (edition) => edition !== 'internal' || rights.includes('internal-reports'),
  )
  const make = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { data, error } = await client.POST('/api/v1/reports', {
      body: {
        period: String(form.get('period')).trim(),
        edition: form.get('edition') as 'internal' | 'circulation' | 'public',
        format: form.get('format') as (typeof FORMATS)[number],
        lang: form.get('lang') as 'zh' | 'en',
        copies: 1,
        trace: false,
      },
    })
    setProblem(error)
    if (data) started(data.id)
  }
  return (
    <form className="filters" onSubmit={(event) => void make(event)}>
      <label>
        {t(texts.period)}
        <input name="period" required defaultValue={lastQuarter()} aria-describedby="period-hint" />
      </label>
      <FormChoice
        name="edition"
        label={t(texts.edition)}
        of={editions.map((one) => [one, t(EDITION_WORDS[one])])}
      />
      <FormChoice name="format" label={t(texts.format)} of={FORMATS.map((one) => [one, one.toUpperCase()])} />
      <FormChoice
        name="lang"
        label={t(texts.language)}
        first={lang}
        of={[
          ['zh', '中文'],
          ['en', 'English'],
        ]}
      />
      <button type="submit" className="primary">
        {t(texts.make)}
      </button>
      <p id="period-hint" className="small">
        {t(texts.periodHint)}
      </p>
      {problem && <ProblemNote error={problem} />}
    </form>
  )
}

/** The quarter before this one. */
const lastQuarter = (now = new Date()): string => {
  const quarter = Math.floor(now.getMonth() / 3)
  return quarter === 0 ? `${now.getFullYear() - 1}-Q4` : `${now.getFullYear()}-Q${quarter}`
}
