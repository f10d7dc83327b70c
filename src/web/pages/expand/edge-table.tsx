import { expandTexts as texts } from '../../../texts/console-expand.js'
import { useLanguage } from '../../page/language.js'
import { amountText, bitsText } from '../../parts/format.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { type Edge, edgeKey, groupOf, type Node } from './graph.js'
import { wordOf } from './words.js'

/** Every line of the picture in words: who, how, with what. */
export const EdgeTable = ({ nodes, edges }: { nodes: readonly Node[]; edges: readonly Edge[] }) => {
  const { t, lang } = useLanguage()
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const label = (id: string): string => byId.get(id)!.label
  const withText = (id: string): string => `${wordOf(groupOf(byId.get(id)!), t)} ${label(id)}`
  const columns: Column<Edge>[] = [
    { key: 'from', head: t(texts.edgeFrom), rowHead: true, cell: ({ from }) => label(from) },
    { key: 'type', head: t(texts.edgeType), width: '130px', cell: ({ type }) => wordOf(type, t) },
    { key: 'to', head: t(texts.edgeTo), cell: ({ to }) => withText(to) },
    {
      key: 'bits',
      head: t(texts.bits),
      width: '130px',
      numeric: true,
      cell: ({ type, bits }) => (type === 'holds' ? bitsText(bits) : '–'),
    },
    {
      key: 'bid',
      head: t(texts.bid),
      width: '170px',
      numeric: true,
      cell: ({ type, fen, won }) =>
        type === 'bids' ? `${amountText(fen, lang)}${won ? ` · ${t(texts.won)}` : ''}` : '–',
    },
  ]
  return (
    <details className="block">
      <summary>{t(texts.edgesOf, { n: edges.length })}</summary>
      <DataTable caption={t(texts.edges)} columns={columns} rows={edges} keyOf={edgeKey} dense />
    </details>
  )
}
