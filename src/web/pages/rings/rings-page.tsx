import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { ringListTexts as texts } from '../../../texts/console-rings.js'
import { api, queries, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParams } from '../../page/use-param.js'
import { Empty, Loaded } from '../../parts/states.js'
import { readSorting, sortedBy, writeSorting } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { RingFilters } from './filters.js'
import { RingPreview } from './preview.js'
import { useRingColumns } from './ring-columns.js'
import { FILTERS, matching, type RingFilter, ringRows } from './ring-rows.js'
import { RunPicker } from './run-picker.js'

/** The rings of a run at the levels that the address asks for. */
const indexQuery = (params: URLSearchParams) => {
  const run = params.get('run') ?? undefined
  const level = levelsOf(params)
  return api.queryOptions('get', '/api/v1/rings/index', {
    params: { query: { level, ...(run !== undefined && { run }) } },
  })
}
const levelsOf = (params: URLSearchParams): string =>
  params.get('level')?.includes('green') ? 'red,yellow,green' : 'red,yellow'

/** Asks for the list of the address that is open. */
export const askEarly = (): void =>
  void queries.prefetchQuery(indexQuery(new URLSearchParams(location.search)))

/** The list of suspected rings: all of a run, filtered and sorted here, one looked at beside it. */
export default function RingsPage() {
  const { t } = useLanguage()
  const [params] = useParams()
  const level = levelsOf(params)
  const query = useQuery(indexQuery(params))
  return (
    <Page title={t(texts.title)}>
      <Loaded query={query}>{(index) => <RingList index={index} level={level} />}</Loaded>
    </Page>
  )
}

const RingList = ({ index, level }: { index: Schemas['RingIndex']; level: string }) => {
  const { t } = useLanguage()
  const [, go] = useLocation()
  const [params, change] = useParams()
  const rows = useMemo(() => ringRows(index), [index])
  const filter = useFilter(params)
  const columns = useRingColumns()
  const order = params.get('sort') ?? ''
  const sorting = useMemo(() => readSorting(order), [order])
  const met = useMemo(() => matching(rows, filter), [rows, filter])
  const shown = useMemo(() => sortedBy(met, columns, sorting), [met, columns, sorting])
  const at = params.get('at') ?? undefined
  if (index.run === null) return <Empty>{t(texts.nothingYet)}</Empty>
  return (
    <>
      <RingFilters rows={rows} filter={filter} change={change}>
        <RunPicker run={index.run} />
      </RingFilters>
      <p role="status" className="small">
        {t(texts.matching, { n: shown.length, of: rows.length })} · {t(texts.keysHint)}
      </p>
      <div
        className={at ? 'split' : undefined}
        onKeyDown={({ key, target }) => key === 'Enter' && at && isList(target) && go(`/rings/${at}`)}
      >
        <div>
          <DataTable
            caption={t(texts.caption)}
            columns={columns}
            rows={shown}
            keyOf={({ id }) => id}
            dense
            sorting={sorting}
            onSort={(next) => change({ sort: writeSorting(next) })}
            at={at}
            onAt={(id) => change({ at: id })}
            empty={<p>{t(texts.none)}</p>}
          />
          <ListFoot
            address={`/api/v1/rings/index?level=${level}`}
            name="rings"
            rows={shown}
            columns={columns}
          />
        </div>
        {at && <RingPreview id={at} close={() => change({ at: '' })} />}
      </div>
    </>
  )
}

/** What the address narrows the list by; the same object while it says the same. */
const useFilter = (params: URLSearchParams): RingFilter => {
  const said = JSON.stringify(FILTERS.map((name) => [name, params.get(name) ?? '']))
  return useMemo(() => Object.fromEntries(JSON.parse(said) as [string, string][]) as RingFilter, [said])
}

/** Whether a key was pressed on the list itself, and not on a link or button in it. */
const isList = (target: EventTarget): boolean => target instanceof HTMLElement && target.matches('.table')
