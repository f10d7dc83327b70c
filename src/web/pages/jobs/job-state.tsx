import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { JOB_WORDS, workTexts as texts } from '../../../texts/console-work.js'
import { client } from '../../api/client.js'
import { type DetectResult, isOpen, type Job, type ReportResult } from '../../api/job-results.js'
import { useJob } from '../../api/use-job.js'
import { useLanguage } from '../../page/language.js'
import { shareText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'

/** What became of an import is much, and known once it ended. */
const OfImport = lazy(() => import('../import/job-outcome.js'))

/** A job from its queue to its outcome. */
export const JobState = ({ id }: { id: string }) => (
  <Loaded query={useJob(id)}>{(job) => <Shown job={job} />}</Loaded>
)

const Shown = ({ job }: { job: Job }) => {
  const { t } = useLanguage()
  return (
    <section className="panel block" aria-label={t(texts.jobTitle, { id: job.id })}>
      <h2>
        {t(JOB_WORDS[job.kind])} · {t(JOB_WORDS[job.state])}
      </h2>
      {isOpen(job) && <Progress job={job} />}
      {job.error && (
        <p role="alert" className="field-error">
          {t(texts.failed, { message: job.error.message })}
        </p>
      )}
      {job.state === 'done' && job.result !== null && <Outcome job={job} />}
    </section>
  )
}

const Outcome = ({ job: { kind, result } }: { job: Job }) => {
  const { t } = useLanguage()
  if (kind === 'import')
    return (
      <Suspense>
        <OfImport result={result as object} />
      </Suspense>
    )
  if (kind === 'report')
    return <p role="status">{t(texts.reportDone, { number: (result as ReportResult).number })}</p>
  const { run, counts } = result as DetectResult
  return (
    <p role="status">
      {t(texts.detected, { red: counts.red ?? 0, yellow: counts.yellow ?? 0 })}{' '}
      <Link href={`/rings?run=${run}`}>{t(texts.seeRings)}</Link>
    </p>
  )
}

const Progress = ({ job }: { job: Job }) => {
  const { t } = useLanguage()
  const elapsed = useElapsed(job.createdAt)
  const { progress, message } = job
  const left = progress !== null && progress > 0.05 ? (elapsed * (1 - progress)) / progress : undefined
  return (
    <>
      <progress aria-label={t(texts.progress)} {...(progress !== null && { value: progress, max: 1 })} />
      <p>
        {progress !== null && `${shareText(progress)} · `}
        {message} · {t(texts.elapsed, { time: timeText(elapsed, t) })}
        {left !== undefined && ` · ${t(texts.remaining, { time: timeText(left, t) })}`}
      </p>
      <button
        type="button"
        onClick={() => void client.DELETE('/api/v1/jobs/{id}', { params: { path: { id: job.id } } })}
      >
        {t(texts.cancel)}
      </button>
    </>
  )
}

/** Seconds since an instant, counted on. */
const useElapsed = (since: string): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, (now - Date.parse(since)) / 1000)
}

const timeText = (seconds: number, t: ReturnType<typeof useLanguage>['t']): string =>
  seconds < 90
    ? t(texts.seconds, { n: Math.round(seconds) })
    : t(texts.minutes, { n: Math.round(seconds / 60) })
