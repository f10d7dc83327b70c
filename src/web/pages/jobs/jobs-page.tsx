import { Link } from 'wouter'
import { JOB_WORDS, workTexts as texts } from '../../../texts/console-work.js'
import type { Job } from '../../api/job-results.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { momentText, shareText } from '../../parts/format.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

/** Imports, detections and reports, newest first. */
export default function JobsPage() {
  const { t } = useLanguage()
  const columns: Column<Job>[] = [
    {
      key: 'created',
      head: t(texts.created),
      rowHead: true,
      width: '170px',
      value: ({ createdAt }) => createdAt,
      cell: ({ id, createdAt }) => <Link href={`/jobs/${id}`}>{momentText(createdAt)}</Link>,
    },
    {
      key: 'kind',
      head: t(texts.kind),
      width: '100px',
      value: ({ kind }) => kind,
      cell: ({ kind }) => t(JOB_WORDS[kind]),
    },
    {
      key: 'state',
      head: t(texts.state),
      width: '110px',
      value: ({ state }) => state,
      cell: ({ state }) => t(JOB_WORDS[state]),
    },
    {
      key: 'progress',
      head: t(texts.progress),
      width: '100px',
      numeric: true,
      value: ({ progress }) => progress,
      cell: ({ progress }) => (progress === null ? '–' : shareText(progress)),
    },
    {
      key: 'message',
      head: t(texts.detail),
      value: ({ message }) => message,
      cell: ({ message, error }) => error?.message ?? message,
    },
  ]
  return (
    <Page title={t(texts.jobsTitle)}>
      <PagedList
        address="/api/v1/jobs?limit=50"
        caption={t(texts.jobsTitle)}
        columns={columns}
        keyOf={({ id }) => id}
        name="jobs"
        empty={<p>{t(texts.noJobs)}</p>}
      />
    </Page>
  )
}
