import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { ringListTexts as texts } from '../../../texts/console-rings.js'
import type { Schemas } from '../../api/client.js'
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
import { FILTERS, type RingFilter } from './ring-filter.js'
import { matching, type RingRow, ringRows } from './ring-rows.js'
import { allRings, firstRings, isPlain, levelsOf } from './rings-query.js'
import { RunPicker } from './run-picker.js'

/**
 * The list of suspected rings: all of a run, filtered and sorted here, one looked at beside it. The first
 * stand there while the others come.
 */
export default function RingsPage() {
  const { t } = useLanguage()
  const [params] = useParams()
  const plain = isPlain(params)
  const first = useQuery({ ...firstRings(params), enabled: plain })
  const isShort = first.data !== undefined && first.data.total <= first.data.id.length
  const all = useQuery({ ...allRings(params), enabled: !isShort && (!plain || first.isSuccess) })
  // where the first may not be had, the others may not either
  const whole = isShort || (plain && first.isError) ? first : all
  const query = whole.data === undefined && first.data !== undefined && !whole.error ? first : whole
  return (
    <Page title={t(texts.title)} wide>
      <Loaded query={query}>
        {(index) => <RingList index={index} level={levelsOf(params)} whole={query === whole} />}
      </Loaded>
    </Page>
  )
}

interface RingListProps {
  index: Schemas['RingIndex']
  level: string
  /** or the first of the list, and the others are on their way */
  whole: boolean
}

const NONE: readonly RingRow[] = []

const RingList = ({ index, level, whole }: RingListProps) => {
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
      <RingFilters rows={whole ? rows : NONE} filter={filter} change={change}>
        <RunPicker run={index.run} />
      </RingFilters>
      <p role="status" className="small">
        {whole || isPlain(params)
          ? t(texts.matching, { n: whole ? shown.length : index.total, of: index.total })
          : t(consoleTexts.loading)}{' '}
        · {t(texts.keysHint)}
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
          {whole && (
            <ListFoot
              address={`/api/v1/rings/index?level=${level}`}
              name="rings"
              rows={shown}
              columns={columns}
            />
          )}
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
