import { sum } from 'd3-array'
import { Link } from 'wouter'
import { workTexts as texts } from '../../../texts/console-work.js'
import { listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useColumnWords } from '../../parts/column-words.js'
import { countText, shareText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { Gains } from './gains.js'
import { Parts } from './parts.js'

type Quality = Schemas['Quality']
type QualityColumn = Quality['tables'][number]['columns'][number]

/** What the data holds column by column, and which rules its gaps silence. */
export default function QualityPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/quality')
  return (
    <Page title={t(texts.qualityTitle)}>
      <Loaded query={query}>{(quality) => <Tables quality={quality} />}</Loaded>
    </Page>
  )
}

const Tables = ({ quality: { tables, notEvaluated } }: { quality: Quality }) => {
  const { t } = useLanguage()
  const filled = tables.filter(({ rows }) => rows > 0)
  const rows = sum(filled, (table) => table.rows)
  return (
    <>
      <p>{t(texts.qualitySummary, { tables: filled.length, rows: countText(rows) })}</p>
      <Gains of={notEvaluated} />
      <Silenced of={notEvaluated} />
      <Parts />
      {filled.map((table) => (
        <TableQuality key={table.table} {...table} />
      ))}
    </>
  )
}

const Silenced = ({ of }: { of: Quality['notEvaluated'] }) => {
  const { t, lang } = useLanguage()
  const wordOf = useColumnWords()
  const names = new Map(
    api.useQuery('get', '/api/v1/rules').data?.data.map(({ id, name }) => [id, name[lang]]),
  )
  return (
    <details className="block">
      <summary>
        {t(texts.silenced)}: {of.length}
      </summary>
      <DataTable
        caption={t(texts.silenced)}
        rows={of}
        keyOf={({ rule }) => rule}
        columns={[
          {
            key: 'rule',
            head: t(texts.rule),
            rowHead: true,
            cell: ({ rule }) => <Link href={`/rules?at=${rule}`}>{`${rule} ${names.get(rule) ?? ''}`}</Link>,
          },
          {
            key: 'missing',
            head: t(texts.missingColumns),
            cell: ({ missing }) => listText(missing.map(wordOf), lang),
          },
        ]}
      />
    </details>
  )
}

const TableQuality = ({ table, rows, columns }: Quality['tables'][number]) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  const count = (
    key: 'filled' | 'missing' | 'placeholder' | 'invalid' | 'distinct',
  ): Column<QualityColumn> => ({
    key,
    head: t(texts[key]),
    numeric: true,
    value: (column) => column[key],
    cell: (column) => countText(column[key]),
  })
  const shown: Column<QualityColumn>[] = [
    {
      key: 'column',
      head: t(texts.column),
      rowHead: true,
      value: ({ column }) => column,
      cell: ({ column }) => <span title={column}>{wordOf(`${table}.${column}`)}</span>,
    },
    {
      key: 'share',
      head: t(texts.share),
      value: ({ filled }) => filled / rows,
      cell: ({ filled }) => (
        <span className="bar">
          <meter min={0} max={rows} value={filled} aria-hidden="true" /> {shareText(filled / rows)}
        </span>
      ),
    },
    count('filled'),
    count('missing'),
    count('placeholder'),
    count('invalid'),
    count('distinct'),
  ]
  const title = `${wordOf(table)} · ${countText(rows)}`
  return (
    <section className="block">
      <h2>{title}</h2>
      <DataTable caption={title} columns={shown} rows={columns} keyOf={({ column }) => column} />
      <ListFoot address="/api/v1/quality" name={`quality-${table}`} rows={columns} columns={shown} />
    </section>
  )
}
