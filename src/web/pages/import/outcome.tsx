import { sum } from 'd3-array'
import { Link } from 'wouter'
import { workTexts as texts } from '../../../texts/console-work.js'
import { reasonText } from '../../../texts/reasons.js'
import type { ImportedFile, ImportResult } from '../../api/job-results.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { useColumnWords } from '../../parts/column-words.js'
import { countText } from '../../parts/format.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'

const COUNTS = ['read', 'accepted', 'merged', 'quarantined'] as const

/** What became of every row of an import, and why some were not taken. */
export const ImportOutcome = ({ result }: { result: ImportResult }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const { files, checked, skipped, unknownColumns } = result
  const totals = Object.fromEntries(COUNTS.map((name) => [name, countText(sum(files, (file) => file[name]))]))
  const title = t(checked ? texts.checkedTitle : texts.importedTitle)
  return (
    <div className="stack">
      <h3>{title}</h3>
      <p role="status">{t(texts.balance, totals)}</p>
      <DataTable
        caption={title}
        columns={useFileColumns()}
        rows={files}
        keyOf={({ file, table }) => `${file} ${table}`}
      />
      <Reasons files={files} />
      <ul className="bullets">
        {skipped.map((one) => (
          <li key={one.file}>{t(texts.skipped, one)}</li>
        ))}
        {unknownColumns.map(({ file, columns }) => (
          <li key={file}>
            {file}: {t(texts.unknownColumns, { columns: columns.join('、') })}
          </li>
        ))}
        {files.flatMap(({ file, notes = [] }) =>
          notes.map((note) => (
            <li key={`${file} ${note}`}>
              {file}: {note}
            </li>
          )),
        )}
      </ul>
      {!checked && rights.includes('detect') && (
        <p>
          <Link className="button primary" href="/detect">
            {t(texts.nextDetect)}
          </Link>
        </p>
      )}
    </div>
  )
}

const useFileColumns = (): Column<ImportedFile>[] => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  return [
    {
      key: 'file',
      head: t(texts.file),
      rowHead: true,
      cell: ({ file, error }) => (
        <>
          {file}
          {error && <p className="field-error">{t(texts.rejected, { error })}</p>}
        </>
      ),
    },
    { key: 'table', head: t(texts.table), cell: ({ table }) => (table ? wordOf(table) : '–') },
    ...COUNTS.map((name) => ({
      key: name,
      head: t(texts[name]),
      numeric: true,
      cell: (file: ImportedFile) => countText(file[name]),
    })),
  ]
}

const Reasons = ({ files }: { files: readonly ImportedFile[] }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const rows = files.flatMap(({ file, table, reasons = [] }) =>
    reasons.map((reason) => ({ file, table, ...reason })),
  )
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{t(texts.why)}</h3>
      <DataTable
        caption={t(texts.why)}
        rows={rows}
        keyOf={({ file, column, reason }) => `${file} ${column} ${reason}`}
        columns={[
          { key: 'file', head: t(texts.file), rowHead: true, cell: ({ file }) => file },
          {
            key: 'column',
            head: t(texts.column),
            cell: ({ table, column }) => (column ? wordOf(`${table}.${column}`) : ''),
          },
          { key: 'reason', head: t(texts.reason), cell: ({ reason }) => t(reasonText(reason)) },
          { key: 'rows', head: t(texts.rowsCount), numeric: true, cell: ({ rows: n }) => countText(n) },
          { key: 'line', head: t(texts.line), numeric: true, cell: ({ line }) => line },
          { key: 'value', head: t(texts.example), cell: ({ value }) => value },
        ]}
      />
    </section>
  )
}
