import { colourPageTexts } from '../../../texts/console-colours.js'
import { leadPageTexts as texts } from '../../../texts/console-leads.js'
import type { Text } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../format.js'
import type { Column } from '../table/columns.js'
import { DataTable } from '../table/data-table.js'
import { Colour } from './marks.js'

/** How a colour changed, and why. */
export const ColourHistory = ({
  caption,
  rows,
}: {
  caption: string
  rows: Schemas['ColourHistory']['data']
}) => {
  const { t } = useLanguage()
  const causes: Readonly<Record<string, Text>> = texts.causes
  const causeOf = (cause: string): string => (causes[cause] ? t(causes[cause]) : cause)
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'at', head: t(texts.at), width: '150px', value: ({ at }) => at, cell: ({ at }) => momentText(at) },
    {
      key: 'before',
      head: t(texts.before),
      value: ({ before }) => before,
      cell: ({ before }) => <Colour colour={before} />,
    },
    {
      key: 'after',
      head: t(texts.after),
      rowHead: true,
      value: ({ after }) => after,
      cell: ({ after }) => <Colour colour={after} />,
    },
    {
      key: 'cause',
      head: t(texts.cause),
      value: ({ cause }) => causeOf(cause),
      cell: ({ cause, run }) => [causeOf(cause), run].filter(Boolean).join(' '),
    },
    {
      key: 'policy',
      head: t(colourPageTexts.version),
      width: '84px',
      numeric: true,
      value: ({ policy }) => policy,
      cell: ({ policy }) => policy,
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      keyOf={({ at, after }) => `${at} ${after}`}
      empty={<p>{t(colourPageTexts.noColour)}</p>}
    />
  )
}
