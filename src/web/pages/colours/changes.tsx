import { colourTexts } from '../../../texts/colours.js'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { Colour } from '../../parts/leads/marks.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'

export type Recoloured = Schemas['ColourPreview']['rows'][number]

/** Leads that a policy would colour anew, and which of them take another person. */
export const Changes = ({ rows }: { rows: readonly Recoloured[] }) => {
  const { t, lang } = useLanguage()
  const columns: Column<Recoloured>[] = [
    {
      key: 'lead',
      head: t(texts.lead),
      width: '150px',
      rowHead: true,
      cell: ({ lead }) => <LeadLink id={lead} />,
    },
    { key: 'from', head: t(texts.from), width: '110px', cell: ({ from }) => <Colour colour={from} /> },
    { key: 'to', head: t(texts.next), width: '110px', cell: ({ to }) => <Colour colour={to} /> },
    { key: 'why', head: t(texts.why), cell: ({ why }) => why[lang] },
    { key: 'way', head: t(texts.way), cell: ({ way }) => t(colourTexts.ways[way]) },
  ]
  return (
    <section>
      <h3>{t(texts.changes)}</h3>
      <p className="small">{t(colourTexts.counted, { n: rows.length })}</p>
      <DataTable
        caption={t(texts.changes)}
        rows={rows}
        keyOf={({ lead }) => lead}
        columns={columns}
        empty={<p>{t(texts.noChanges)}</p>}
      />
    </section>
  )
}
