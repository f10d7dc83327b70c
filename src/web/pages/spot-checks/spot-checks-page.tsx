import { spotCheckTexts as texts } from '../../../texts/spot-checks.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParam } from '../../page/use-param.js'
import { useSeatWords } from '../../parts/leads/seat-words.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { PlanSpotCheck } from './plan-spot-check.js'
import { SpotCheckPart } from './spot-check-part.js'

type Head = Schemas['SpotCheckHead']

/** Spot checks by draw: those there are, freezing a list, and one of them with its numbers and its draw. */
export default function SpotChecksPage() {
  const { t } = useLanguage()
  const [id, choose] = useParam('id')
  const query = api.useQuery('get', '/api/v1/spot-checks')
  const changed = (one: string): void => {
    choose(one)
    void query.refetch()
  }
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      <div className="stack">
        <PlanSpotCheck planned={changed} />
        <Loaded query={query}>{({ data }) => <SpotCheckTable rows={data} at={id} choose={choose} />}</Loaded>
        {id !== '' && <SpotCheckPart id={id} changed={() => changed(id)} />}
      </div>
    </Page>
  )
}

interface SpotCheckTableProps {
  rows: readonly Head[]
  at: string
  choose: (id: string) => void
}

const SpotCheckTable = ({ rows, at, choose }: SpotCheckTableProps) => {
  const { t } = useLanguage()
  const seatOf = useSeatWords()
  const stateOf = ({ drawnAt, numbers }: Head): string =>
    t(drawnAt !== null ? texts.states.drawn : numbers === 0 ? texts.states.none : texts.states.one)
  const days = ({ firstDay, lastDay }: Head): string => `${firstDay} – ${lastDay}`
  const columns: Column<Head>[] = [
    {
      key: 'id',
      head: t(texts.object),
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => (
        <button type="button" className="plain nowrap" onClick={() => choose(id)}>
          {id}
        </button>
      ),
    },
    {
      key: 'of',
      head: t(texts.of),
      value: ({ of }) => t(texts.objects[of]),
      cell: ({ of }) => t(texts.objects[of]),
    },
    {
      key: 'days',
      head: t(texts.days),
      value: days,
      cell: (row) => <span className="nowrap">{days(row)}</span>,
    },
    {
      key: 'listed',
      head: t(texts.listed),
      numeric: true,
      value: ({ listed }) => listed,
      cell: ({ listed }) => listed,
    },
    {
      key: 'drawn',
      head: t(texts.drawn),
      numeric: true,
      value: ({ drawn }) => drawn,
      cell: ({ drawn }) => drawn ?? '–',
    },
    { key: 'state', head: t(texts.state), value: stateOf, cell: stateOf },
    { key: 'by', head: t(texts.madeBy), value: ({ madeBy }) => madeBy, cell: ({ madeBy }) => seatOf(madeBy) },
  ]
  return (
    <>
      <DataTable
        caption={t(texts.title)}
        rows={rows}
        keyOf={({ id }) => id}
        columns={columns}
        at={at}
        empty={<p>{t(texts.none)}</p>}
      />
      {rows.length > 0 && (
        <ListFoot address="/api/v1/spot-checks" name="spot-checks" rows={rows} columns={columns} />
      )}
    </>
  )
}
