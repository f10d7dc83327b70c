import { Link } from 'wouter'
import { workTexts as texts } from '../../../texts/console-work.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { countText, momentText } from '../../parts/format.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'

type Run = Schemas['Run']

/** Detections of before, newest first, with what each found. */
export const Runs = () => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const count = (key: 'red' | 'yellow' | 'bids'): Column<Run> => ({
    key,
    head: t(texts[key]),
    width: '90px',
    numeric: true,
    value: ({ counts }) => counts[key] ?? 0,
    cell: ({ counts }) => countText(counts[key] ?? 0),
  })
  const columns: Column<Run>[] = [
    {
      key: 'run',
      head: t(texts.run),
      width: '140px',
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => <Link href={`/runs/${id}`}>{id}</Link>,
    },
    {
      key: 'finished',
      head: t(texts.finished),
      width: '170px',
      value: ({ finishedAt }) => finishedAt,
      cell: ({ finishedAt }) => momentText(finishedAt),
    },
    {
      key: 'took',
      head: t(texts.took),
      width: '100px',
      numeric: true,
      value: tookOf,
      cell: (run) => t(texts.seconds, { n: tookOf(run).toFixed(1) }),
    },
    count('red'),
    count('yellow'),
    count('bids'),
    {
      key: 'version',
      head: t(texts.version),
      width: '90px',
      value: ({ version }) => version,
      cell: ({ version }) => version,
    },
    {
      key: 'rings',
      head: t(texts.seeRings),
      cell: ({ id }) => <Link href={`/rings?run=${id}`}>{t(texts.seeRings)}</Link>,
    },
  ]
  if (!rights.includes('rings')) return null
  return (
    <section className="block">
      <h2>{t(texts.runsTitle)}</h2>
      <PagedList
        address="/api/v1/runs?limit=50"
        caption={t(texts.runsTitle)}
        columns={columns}
        keyOf={({ id }) => id}
        name="runs"
      />
    </section>
  )
}

/** Seconds from its start to its end. */
const tookOf = ({ startedAt, finishedAt }: Run): number =>
  (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
