import { importTexts as texts } from '../../../texts/console-import.js'
import { listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import type { FileHead } from '../../api/upload.js'
import { useLanguage } from '../../page/language.js'
import { useColumnWords } from '../../parts/column-words.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { chosenTwice, type Fed, withSuggestions } from './mapping-of.js'

type Tables = Schemas['ImportTables']['data']

interface Props {
  head: FileHead
  fed: readonly Fed[]
  choose: (fed: readonly Fed[]) => void
}

/** One file: which tables it feeds, and which of our columns each of its headers is. */
export const FileColumns = (props: Props) => (
  <Loaded query={api.useQuery('get', '/api/v1/import-tables', {}, { staleTime: Number.POSITIVE_INFINITY })}>
    {({ data }) => <Editor tables={data} {...props} />}
  </Loaded>
)

const Editor = ({ tables, head, fed, choose }: Props & { tables: Tables }) => {
  const { t } = useLanguage()
  const columns = useEditorColumns(tables, head, fed, choose)
  const suggested = fed.map((one) => withSuggestions(one, head))
  const more = suggested.reduce(
    (n, one, i) => n + one.columns.filter((column, c) => column !== fed[i]!.columns[c]).length,
    0,
  )
  return (
    <div className="stack">
      <div className="making">
        <TableChoice tables={tables} head={head} fed={fed} choose={choose} place={0} />
        {fed.length > 0 && head.table === undefined && (
          <TableChoice tables={tables} head={head} fed={fed} choose={choose} place={1} />
        )}
        <button type="button" disabled={more === 0} onClick={() => choose(suggested)}>
          {t(texts.take, { n: more })}
        </button>
      </div>
      <div role="status">
        {fed.map((one) => (
          <Needed key={one.table} tables={tables} fed={one} />
        ))}
      </div>
      <DataTable
        caption={head.file}
        columns={columns}
        rows={head.header.map((_, i) => i)}
        keyOf={(i) => String(i)}
      />
    </div>
  )
}

/** Select boxes for the first table, and for one beside it. */
const TableChoice = ({ tables, head, fed, choose, place }: Props & { tables: Tables; place: 0 | 1 }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const near = head.near.map(({ table }) => table)
  const offered = [...near, ...tables.map(({ table }) => table).filter((table) => !near.includes(table))]
  const other = fed[1 - place]?.table
  const take = (table: string): void => {
    const next = [...fed]
    if (table === '') next.splice(place, 1)
    else next[place] = { table, columns: head.header.map(() => '') }
    choose(next)
  }
  return (
    <label className="field">
      {t(place === 0 ? texts.whichTable : texts.secondTable)}
      <select value={fed[place]?.table ?? ''} onChange={({ target }) => take(target.value)}>
        <option value="">{t(place === 0 ? texts.noTable : texts.noSecond)}</option>
        {offered
          .filter((table) => table !== other)
          .map((table) => (
            <option key={table} value={table}>
              {wordOf(table)}
            </option>
          ))}
      </select>
    </label>
  )
}

/** What the table still needs, in words. */
const Needed = ({ tables, fed }: { tables: Tables; fed: Fed }) => {
  const { t, lang } = useLanguage()
  const wordOf = useColumnWords()
  const word = (column: string): string => wordOf(`${fed.table}.${column}`)
  const required = tables.find(({ table }) => table === fed.table)!.columns.filter((one) => one.required)
  const lacking = required.filter(({ name }) => !fed.columns.includes(name)).map(({ name }) => word(name))
  const twice = chosenTwice(fed).map(word)
  const table = wordOf(fed.table)
  return (
    <p className={lacking.length + twice.length > 0 ? 'field-error' : undefined}>
      {lacking.length > 0
        ? t(texts.lacking, { table, columns: listText(lacking, lang) })
        : t(texts.complete, { table })}{' '}
      {twice.length > 0 && t(texts.twice, { columns: listText(twice, lang) })}
    </p>
  )
}

const useEditorColumns = (
  tables: Tables,
  head: FileHead,
  fed: readonly Fed[],
  choose: Props['choose'],
): Column<number>[] => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  return [
    { key: 'header', head: t(texts.header), rowHead: true, cell: (i) => head.header[i] },
    {
      key: 'samples',
      head: t(texts.samples),
      cell: (i) =>
        head.rows
          .map((row) => row[i])
          .filter(Boolean)
          .join(' · '),
    },
    ...fed.map((one, place) => ({
      key: one.table,
      head: t(texts.columnOf, { table: wordOf(one.table) }),
      cell: (i: number) => (
        <ColumnChoice
          columns={tables.find(({ table }) => table === one.table)!.columns}
          near={head.near.find(({ table }) => table === one.table)?.columns[i] ?? []}
          label={t(texts.meaning, { header: head.header[i]!, table: wordOf(one.table) })}
          value={one.columns[i]!}
          take={(column) => choose(put(fed, place, { ...one, columns: put(one.columns, i, column) }))}
        />
      ),
    })),
  ]
}

/** The list with another thing at a place. */
const put = <T,>(list: readonly T[], place: number, thing: T): T[] =>
  list.map((one, i) => (i === place ? thing : one))

const ColumnChoice = ({
  columns,
  near,
  label,
  value,
  take,
}: {
  columns: Tables[number]['columns']
  near: readonly string[]
  label: string
  value: string
  take: (column: string) => void
}) => {
  const { t, lang } = useLanguage()
  const option = ({ name, zh, required }: Tables[number]['columns'][number]) => (
    <option key={name} value={name}>
      {(lang === 'zh' ? `${zh}（${name}）` : `${name} (${zh})`) + (required ? ` · ${t(texts.needed)}` : '')}
    </option>
  )
  return (
    <select aria-label={label} value={value} onChange={({ target }) => take(target.value)}>
      <option value="">{t(texts.unused)}</option>
      {near.length > 0 && (
        <optgroup label={t(texts.nearest)}>
          {near.flatMap((name) => columns.filter((column) => column.name === name).map(option))}
        </optgroup>
      )}
      <optgroup label={t(texts.allColumns)}>
        {columns.filter(({ name }) => !near.includes(name)).map(option)}
      </optgroup>
    </select>
  )
}
