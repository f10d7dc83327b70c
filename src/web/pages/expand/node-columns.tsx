import { expandTexts as texts } from '../../../texts/console-expand.js'
import { useLanguage } from '../../page/language.js'
import { BidderLink, LotLink, ValueLink } from '../../parts/names.js'
import type { Column } from '../../parts/table/columns.js'
import { type Edge, groupOf, type Node } from './graph.js'
import { wordOf } from './words.js'

/** What the table says of each thing, and what can be done with it. */
export const useNodeColumns = (
  edges: readonly Edge[],
  chosen: ReadonlySet<string>,
  act: { turn: (id: string) => void; expand: (id: string) => void; drop: (id: string) => void },
): Column<Node>[] => {
  const { t } = useLanguage()
  const ties = new Map<string, number>()
  for (const { from, to } of edges) for (const id of [from, to]) ties.set(id, (ties.get(id) ?? 0) + 1)
  const group = (node: Node): string =>
    node.hub ? `${wordOf(groupOf(node), t)} · ${t(texts.hub)}` : wordOf(groupOf(node), t)
  return [
    {
      key: 'choose',
      onScreen: true,
      head: t(texts.choose),
      width: '60px',
      cell: ({ id, label }) => (
        <label className="tick">
          <input type="checkbox" aria-label={label} checked={chosen.has(id)} onChange={() => act.turn(id)} />
        </label>
      ),
    },
    { key: 'group', head: t(texts.group), width: '150px', value: group, cell: group },
    {
      key: 'name',
      head: t(texts.name),
      rowHead: true,
      value: ({ label }) => label,
      cell: (node) => <NodeLink node={node} />,
    },
    numeric('ties', t(texts.ties), ({ id }) => ties.get(id) ?? 0),
    numeric('degree', t(texts.degree), ({ degree }) => degree),
    numeric('bits', t(texts.bits), ({ type, bits }) => (type === 'value' ? bits : null)),
    {
      key: 'day',
      head: t(texts.day),
      width: '104px',
      value: ({ day }) => day,
      cell: ({ day }) => day ?? '–',
    },
    {
      key: 'acts',
      onScreen: true,
      head: t(texts.expandOne),
      width: '150px',
      cell: ({ id, label }) => (
        <>
          <button
            type="button"
            className="plain"
            aria-label={`${t(texts.expandOne)} ${label}`}
            onClick={() => act.expand(id)}
          >
            {t(texts.expandOne)}
          </button>
          <button
            type="button"
            className="plain"
            aria-label={`${t(texts.drop)} ${label}`}
            onClick={() => act.drop(id)}
          >
            {t(texts.drop)}
          </button>
        </>
      ),
    },
  ]
}

const numeric = (key: string, head: string, value: (node: Node) => number | null): Column<Node> => ({
  key,
  head,
  width: '112px',
  numeric: true,
  value,
  cell: (node) => value(node) ?? '–',
})

const NodeLink = ({ node: { type, kind, key, label } }: { node: Node }) => {
  if (type === 'lot') return <LotLink id={key} title={label} />
  if (type === 'value') return <ValueLink kind={kind!} value={label} />
  return type === 'bidder' ? <BidderLink id={key} name={label} /> : label
}
