import type { z } from 'zod'
import type { View } from '../access/view.js'
import { stringAt } from '../arrays/strings.js'
import { isoDay } from '../domain/day.js'
import { VALUE_KINDS } from '../domain/value-kind.js'
import type { Expansion, ExpansionEdge } from '../market/expansion.js'
import { nameOfNode, thingAt } from '../market/expansion-nodes.js'
import { heldBy, isHub, rarityOf, type TieSpace } from '../market/expansion-ties.js'
import { valueTexts } from '../market/facts.js'
import type { ValueTexts } from '../market/lookup.js'
import { known } from './ring-bids.js'
import type { GraphPart } from './schemas/expand.js'

type Part = z.infer<typeof GraphPart>
type Node = Part['nodes'][number]

/** Above so many holders a value ties nobody, here as in paths. */
export const HUB = { hubAbove: 50 }

/** A part of the market as the asker may see it. */
export const graphPart = async (
  space: TieSpace,
  engine: ValueTexts,
  view: View,
  seeds: readonly number[],
  { nodes, edges, notShown }: Expansion,
): Promise<Part> => {
  const told = await nodesTold(space, engine, view, [...seeds, ...nodes])
  return {
    seeds: told.slice(0, seeds.length),
    nodes: told.slice(seeds.length),
    edges: edges.map((edge) => edgeTold(space, edge)),
    notShown: Object.fromEntries([...notShown].sort(([x], [y]) => (x < y ? -1 : 1))),
    hubs: told.slice(seeds.length).filter(({ hub }) => hub).length,
  }
}

const nodesTold = async (
  space: TieSpace,
  engine: ValueTexts,
  view: View,
  nodes: readonly number[],
): Promise<Node[]> => {
  const values = nodes.flatMap((node) => {
    const { type, at } = thingAt(space, node)
    return type === 'value' ? [at] : []
  })
  const texts = await valueTexts(engine, space.market, values)
  const textOf = new Map(values.map((value, i) => [value, view.value(texts[i]!.kind, texts[i]!.value)]))
  return nodes.map((node) => ({ ...bare(space, node), ...nodeTold(space, node, textOf) }))
}

const bare = (space: TieSpace, node: number): Pick<Node, 'id' | 'kind' | 'hub' | 'bits' | 'day'> => ({
  id: nameOfNode(space, node),
  kind: null,
  hub: false,
  bits: 0,
  day: null,
})

const nodeTold = (
  space: TieSpace,
  node: number,
  textOf: ReadonlyMap<number, string>,
): Partial<Node> & Pick<Node, 'type' | 'label' | 'key' | 'degree'> => {
  const { market } = space
  const { bidders, lots, bids, values } = market
  const { type, at } = thingAt(space, node)
  if (type === 'value') {
    const label = textOf.get(at)!
    const kind = VALUE_KINDS[values.kind[at]!]!
    const weight = { hub: isHub(space, at, HUB), bits: rarityOf(space, at, HUB) }
    return { type, kind, label, key: label, degree: heldBy(space, at), ...weight }
  }
  if (type === 'lot') {
    const key = stringAt(lots.id, at)
    const degree = bids.lotOffsets[at + 1]! - bids.lotOffsets[at]!
    return { type, label: stringAt(lots.title, at) || key, key, degree, day: isoDay(lots.day[at]!) }
  }
  const key = stringAt(bidders.id, at)
  const isBidder = at < bidders.count
  const degree = isBidder ? bids.bidderOffsets[at + 1]! - bids.bidderOffsets[at]! : 0
  return {
    type: isBidder ? 'bidder' : 'organisation',
    label: stringAt(bidders.name, at) || key,
    key,
    degree,
  }
}

const edgeTold = (space: TieSpace, { from, to, type, bits }: ExpansionEdge): Part['edges'][number] => ({
  from: nameOfNode(space, from),
  to: nameOfNode(space, to),
  type,
  bits,
  ...(type === 'bids' ? bidTold(space, from, thingAt(space, to).at) : { won: null, fen: null }),
})

/** The bid of a bidder on a lot; its last where there are several. */
const bidTold = ({ market: { bids } }: TieSpace, bidder: number, lot: number) => {
  let bid = -1
  for (let b = bids.lotOffsets[lot]!; b < bids.lotOffsets[lot + 1]!; b++)
    if (bids.bidder[b] === bidder) bid = b
  const won = bid < 0 || bids.won[bid] === 255 ? null : bids.won[bid] === 1
  return { won, fen: bid < 0 ? null : known(bids.amount[bid]!) }
}
