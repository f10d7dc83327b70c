import { workTexts as texts } from '../../../texts/console-work.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { useColumnWords } from '../../parts/column-words.js'
import { countText, shareText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'

type Group = NonNullable<Schemas['Quality']['groups']>[number]

/** How full a table's columns are by file or by month: where a column began or ceased to be filled. */
export const Parts = () => {
  const { t } = useLanguage()
  const [by, setBy] = useParam('by')
  const words = { '': texts.whole, source: texts.source, month: texts.month }
  return (
    <section className="block">
      <h2>{t(texts.by)}</h2>
      <div className="choices" role="group" aria-label={t(texts.by)}>
        {Object.entries(words).map(([value, text]) => (
          <button key={value} type="button" aria-pressed={by === value} onClick={() => setBy(value)}>
            {t(text)}
          </button>
        ))}
      </div>
      {(by === 'source' || by === 'month') && <Grouped by={by} />}
    </section>
  )
}

const Grouped = ({ by }: { by: 'source' | 'month' }) => (
  <Loaded query={api.useQuery('get', '/api/v1/quality', { params: { query: { by } } })}>
    {({ groups = [] }) => <OfTable by={by} groups={groups} />}
  </Loaded>
)

const OfTable = ({ by, groups }: { by: 'source' | 'month'; groups: readonly Group[] }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const tables = [...new Set(groups.map(({ table }) => table))].sort()
  const [chosen, choose] = useParam('table', 'bids')
  const table = tables.includes(chosen) ? chosen : tables[0]
  const rows = groups.filter((group) => group.table === table)
  const columns = usePartColumns(rows)
  const title = t(texts.partTitle, { table: wordOf(table ?? '') })
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t(texts.whichTable)}
          <select value={table} onChange={({ target }) => choose(target.value)}>
            {tables.map((one) => (
              <option key={one} value={one}>
                {wordOf(one)}
              </option>
            ))}
          </select>
        </label>
      </form>
      <DataTable caption={title} columns={columns} rows={rows} keyOf={({ part }) => part} />
      <ListFoot
        address={`/api/v1/quality?by=${by}`}
        name={`quality-${table}-${by}`}
        rows={rows}
        columns={columns}
      />
    </>
  )
}

/** A part, its rows, and each column that is filled somewhere. */
const usePartColumns = (rows: readonly Group[]): Column<Group>[] => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const places = (rows[0]?.columns ?? []).flatMap(({ column }, i) =>
    rows.some((row) => row.columns[i]!.filled + row.columns[i]!.placeholder > 0) ? [{ column, i }] : [],
  )
  return [
    {
      key: 'part',
      head: t(texts.partOf),
      rowHead: true,
      value: ({ part }) => part,
      cell: ({ part }) => <span title={part}>{part.split('/').at(-1) || t(texts.noDay)}</span>,
    },
    {
      key: 'rows',
      head: t(texts.rowsCount),
      numeric: true,
      value: ({ rows: n }) => n,
      cell: ({ rows: n }) => countText(n),
    },
    ...places.map(({ column, i }) => ({
      key: column,
      head: wordOf(`${rows[0]!.table}.${column}`),
      numeric: true,
      value: (row: Group) => row.columns[i]!.filled / row.rows,
      cell: (row: Group) => <Share {...row.columns[i]!} rows={row.rows} />,
    })),
  ]
}

/** The share that is filled, and beside it how many are placeholders or invalid. */
const Share = ({
  filled,
  placeholder,
  invalid,
  rows,
}: {
  filled: number
  placeholder: number
  invalid: number
  rows: number
}) => {
  const { t } = useLanguage()
  const share = filled / rows
  const said = [
    placeholder > 0 && `${t(texts.placeholder)} ${countText(placeholder)}`,
    invalid > 0 && `${t(texts.invalid)} ${countText(invalid)}`,
  ].filter(Boolean)
  return (
    <span className="nowrap">
      <meter className="short" min={0} max={1} value={share} aria-hidden="true" /> {shareText(share)}
      {said.length > 0 && <small className="under">{said.join(' · ')}</small>}
    </span>
  )
}
