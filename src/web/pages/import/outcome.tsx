import { Link } from 'wouter'
import { awaitedLotTexts } from '../../../texts/awaited-lots.js'
import { importTexts } from '../../../texts/console-import.js'
import { workTexts as texts } from '../../../texts/console-work.js'
import { oddBidTexts } from '../../../texts/odd-bids.js'
import { otherUnitTexts } from '../../../texts/other-unit.js'
import { reasonText } from '../../../texts/reasons.js'
import { listText } from '../../../texts/text.js'
import type { ImportedFile, ImportResult } from '../../api/job-results.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { useColumnWords } from '../../parts/column-words.js'
import { countText, momentText } from '../../parts/format.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'

const COUNTS = ['read', 'accepted', 'merged', 'quarantined'] as const

/** What became of every row of an import, and why some were not taken. */
export const ImportOutcome = ({ result }: { result: ImportResult }) => {
  const { t, lang } = useLanguage()
  const { rights } = useMe()
  const { files, checked, skipped, unknownColumns } = result
  const totals = Object.fromEntries(
    COUNTS.map((name) => [name, countText(files.reduce((sum, file) => sum + file[name], 0))]),
  )
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
      <Counted title={t(texts.why)} rows={countsOf(files, 'reasons')} />
      <Counted title={t(importTexts.doubtsTitle)} rows={countsOf(files, 'doubts')} />
      <Changes changes={result.changes} />
      <ul className="bullets">
        {skipped.map((one) => (
          <li key={one.file}>{t(texts.skipped, one)}</li>
        ))}
        {unknownColumns.map(({ file, columns }) => (
          <li key={file}>
            {file}: {t(texts.unknownColumns, { columns: listText(columns, lang) })}
          </li>
        ))}
        {result.before.map((one) => (
          <li key={`${one.file} ${one.batch}`}>{t(beforeText(one), beforeParams(one))}</li>
        ))}
        {(result.otherCurrency ?? []).map((one) => (
          <li key={`${one.currency} ${one.lotCurrency}`}>{t(importTexts.otherCurrency, one)}</li>
        ))}
        {(result.otherUnit ?? []).map((one) => (
          <li key={one.bids}>{t(otherUnitTexts[one.bids], one)}</li>
        ))}
        {(result.oddBids ?? []).map(({ what, ...one }) => (
          <li key={what}>{t(oddBidTexts[what], one)}</li>
        ))}
        {(result.awaitedLots ?? []).map(({ by, ...one }) => (
          <li key={one.lot}>{t(awaitedLotTexts[by], one)}</li>
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

type Before = ImportResult['before'][number]

const beforeText = ({ replaced, sameMapping }: Before) =>
  replaced
    ? importTexts.importReplaced
    : sameMapping
      ? importTexts.importedBefore
      : importTexts.importedOtherwise

const beforeParams = ({ file, batch, earlier, at }: Before) => ({ file, batch, earlier, at: momentText(at) })

const countsOf = (files: readonly ImportedFile[], of: 'reasons' | 'doubts') =>
  files.flatMap(({ file, table, [of]: counts = [] }) => counts.map((count) => ({ file, table, ...count })))

/** Rows by file, column and reason, an example each. */
const Counted = ({ title, rows }: { title: string; rows: ReturnType<typeof countsOf> }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <DataTable
        caption={title}
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

/** How many records have another value than before, or one at last, by column. */
const Changes = ({ changes }: { changes: ImportResult['changes'] }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  if (changes.length === 0) return null
  return (
    <section>
      <h3>{t(importTexts.changesTitle)}</h3>
      <DataTable
        caption={t(importTexts.changesTitle)}
        rows={changes}
        keyOf={({ table, column }) => `${table}.${column}`}
        columns={[
          { key: 'table', head: t(texts.table), cell: ({ table }) => wordOf(table) },
          {
            key: 'column',
            head: t(texts.column),
            rowHead: true,
            cell: ({ table, column }) => wordOf(`${table}.${column}`),
          },
          {
            key: 'changed',
            head: t(importTexts.changed),
            numeric: true,
            cell: ({ changed }) => countText(changed),
          },
          {
            key: 'filled',
            head: t(importTexts.filled),
            numeric: true,
            cell: ({ filled }) => countText(filled),
          },
          {
            key: 'example',
            head: t(texts.example),
            cell: ({ examples: [first] }) =>
              first && t(importTexts.changeExample, { ...first, key: first.key.join(' · ') }),
          },
        ]}
      />
    </section>
  )
}
