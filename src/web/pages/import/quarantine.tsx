import { importTexts } from '../../../texts/console-import.js'
import { workTexts as texts } from '../../../texts/console-work.js'
import { reasonText } from '../../../texts/reasons.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { useColumnWords } from '../../parts/column-words.js'
import { PagedList } from '../../parts/paged-list.js'
import type { Column } from '../../parts/table/columns.js'
import { QuarantineChoices } from './quarantine-filter.js'
import { FACETS, type QuarantineFilter, queryOf } from './quarantine-groups.js'

/** Rows that were not taken: where they stand, and what is wrong with them. */
export const Quarantine = () => {
  const { t, lang } = useLanguage()
  const [params, change] = useParams()
  const filter = Object.fromEntries(
    FACETS.map((facet) => [facet, params.get(facet) ?? '']),
  ) as QuarantineFilter
  const wordOf = useColumnWords()
  const columns: Column<Schemas['QuarantinedRow']>[] = [
    {
      key: 'file',
      head: t(texts.file),
      width: '170px',
      rowHead: true,
      value: ({ file }) => file,
      cell: ({ file }) => <span title={file}>{file.split('/').at(-1)}</span>,
    },
    {
      key: 'line',
      head: t(texts.line),
      width: '80px',
      numeric: true,
      value: ({ line }) => line,
      cell: ({ line }) => line,
    },
    {
      key: 'column',
      head: t(texts.column),
      width: '190px',
      value: ({ table, column }) => wordOf(`${table}.${column}`),
      cell: ({ table, column }) => wordOf(`${table}.${column}`),
    },
    {
      key: 'value',
      head: t(texts.value),
      value: ({ value }) => value,
      cell: ({ value }) => <span title={value}>{value}</span>,
    },
    {
      key: 'reason',
      head: t(texts.reason),
      value: ({ reason }) => t(reasonText(reason)),
      cell: ({ reason, detail }) => [t(reasonText(reason)), detail].filter(Boolean).join(' · '),
    },
  ]
  return (
    <section className="block">
      <h2>{t(texts.quarantineTitle)}</h2>
      <p className="small">{t(texts.quarantineHint)}</p>
      <QuarantineChoices filter={filter} change={change} />
      <PagedList
        address={`/api/v1/quarantine?limit=50${queryOf(filter)}`}
        caption={t(texts.quarantineTitle)}
        columns={columns}
        keyOf={({ seq }) => String(seq)}
        name="quarantine"
        empty={<p>{t(texts.quarantineNone)}</p>}
      />
      <p>
        <a href={`/api/v1/quarantine/export?lang=${lang}${queryOf(filter)}`} download>
          {t(importTexts.allRows)}
        </a>
      </p>
    </section>
  )
}
