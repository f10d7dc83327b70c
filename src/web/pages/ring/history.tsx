import { Link } from 'wouter'
import { runTexts as texts } from '../../../texts/console-runs.js'
import { workTexts } from '../../../texts/console-work.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { bitsText, momentText } from '../../parts/format.js'
import { Level } from '../../parts/level.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { eventWord } from '../runs/event-word.js'
import type { RingPart } from './ring-part.js'

type Event = Schemas['RingHistory']['data'][number]

/** The ring from run to run: what became of it, and how it stood. */
export const History = ({ account: { ring } }: RingPart) => {
  const { t } = useLanguage()
  const columns = useColumns(ring)
  const query = api.useQuery('get', '/api/v1/rings/{id}/history', { params: { path: { id: ring } } })
  return (
    <section className="block">
      <h2>{t(texts.history)}</h2>
      <Loaded query={query}>
        {({ data }) => (
          <DataTable
            caption={t(texts.history)}
            rows={data}
            keyOf={({ run, event, other }) => `${run} ${event} ${other}`}
            columns={columns}
          />
        )}
      </Loaded>
    </section>
  )
}

const useColumns = (ring: string): Column<Event>[] => {
  const { t } = useLanguage()
  return [
    {
      key: 'run',
      head: t(workTexts.run),
      rowHead: true,
      cell: ({ run }) => <Link href={`/runs/${run}`}>{run}</Link>,
    },
    {
      key: 'at',
      head: t(workTexts.finished),
      cell: ({ finishedAt }) => momentText(finishedAt),
    },
    { key: 'event', head: t(texts.event), cell: (row) => eventWord(row, t) },
    {
      key: 'level',
      head: t(texts.levels),
      cell: ({ level }) => (level === null ? '–' : <Level level={level} />),
    },
    { key: 'score', head: t(texts.score), numeric: true, cell: ({ score }) => bitsText(score) },
    { key: 'members', head: t(texts.members), numeric: true, cell: ({ members }) => members ?? '–' },
    {
      key: 'record',
      head: t(texts.thisRecord),
      cell: ({ run, level }) =>
        level && <Link href={`/rings/${ring}?run=${run}`}>{t(texts.thisRecord)}</Link>,
    },
  ]
}
