import { NO_DAY } from '../domain/day.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { Adjacency } from './adjacency.js'
import { type NodeSpace, nodeOf, thingAt } from './expansion-nodes.js'

/** What a tie may be: a value held, a share owned, a bid on a lot. */
export type TieType = 'holds' | 'owns' | 'bids'
/** What may be asked for around a thing: values of a kind, owners and owned, lots. */
export type Around = ValueKind | 'owns' | 'lot'

export interface Tie {
  node: number
  type: TieType
  /** bits that the value is rare by (evidence.md §1); 0 of lots, hubs and allow-listed values */
  bits: number
}

/** What is followed: kinds, days (numbers, both inclusive), values of so many bits at least. */
export interface TieFilter {
  kinds: ReadonlySet<Around>
  from: number
  to: number
  minBits: number
  /** a value that more organisations hold ties nobody */
  hubAbove: number
}

export interface TieSpace extends NodeSpace {
  adjacency: Adjacency
}

/** Organisations that hold a value. */
export const heldBy = ({ adjacency: { orgOffsets } }: TieSpace, value: number): number =>
  orgOffsets[value + 1]! - orgOffsets[value]!

export const isHub = (space: TieSpace, value: number, { hubAbove }: Pick<TieFilter, 'hubAbove'>): boolean =>
  heldBy(space, value) > hubAbove

/** Bits by which a value is rare: log2(0.95 · (N − 1) / (d − 1)); none of an allow-listed one or a hub. */
export const rarityOf = (space: TieSpace, value: number, filter: Pick<TieFilter, 'hubAbove'>): number => {
  const { values, bidders } = space.market
  if (values.allow[value]! >= 0 || isHub(space, value, filter)) return 0
  const others = Math.max(1, heldBy(space, value) - 1)
  return Math.max(0, Math.round(10 * Math.log2((0.95 * (bidders.count - 1)) / others)) / 10)
}

/** Everything next to a node that passes the filter, ascending by node, each once. */
export const tiesOf = (space: TieSpace, node: number, filter: TieFilter): Tie[] => {
  const { type, at } = thingAt(space, node)
  const ties =
    type === 'org'
      ? [...valuesOfOrg(space, at, filter), ...ownersOf(space, at, filter), ...lotsOfOrg(space, at, filter)]
      : type === 'lot'
        ? biddersOn(space, at)
        : holdersOf(space, at, filter)
  return ties.sort((x, y) => x.node - y.node)
}

const valuesOfOrg = (space: TieSpace, org: number, filter: TieFilter): Tie[] => {
  const { valueOffsets, valuesOf } = space.adjacency
  const { values } = space.market
  const ties: Tie[] = []
  for (let i = valueOffsets[org]!; i < valueOffsets[org + 1]!; i++) {
    const at = valuesOf[i]!
    if (!filter.kinds.has(VALUE_KINDS[values.kind[at]!]!) || !isUsed(space, at, org, filter)) continue
    const bits = rarityOf(space, at, filter)
    if (bits < filter.minBits && !isHub(space, at, filter)) continue
    ties.push({ node: nodeOf(space, { type: 'value', at }), type: 'holds', bits })
  }
  return ties
}

/** Holds the organisation the value between the days? A use without a day passes. */
const isUsed = (
  { market: { values } }: TieSpace,
  value: number,
  org: number,
  { from, to }: TieFilter,
): boolean => {
  if (from === -Infinity && to === Infinity) return true
  for (let u = values.useOffsets[value]!; u < values.useOffsets[value + 1]!; u++) {
    if (values.useBidder[u] !== org) continue
    if (values.useFrom[u] === NO_DAY || (values.useFrom[u]! <= to && values.useTo[u]! >= from)) return true
  }
  return false
}

const holdersOf = (space: TieSpace, value: number, filter: TieFilter): Tie[] => {
  const { orgOffsets, orgOf } = space.adjacency
  const bits = rarityOf(space, value, filter)
  return Array.from(orgOf.subarray(orgOffsets[value]!, orgOffsets[value + 1]!))
    .filter((org) => isUsed(space, value, org, filter))
    .map((node) => ({ node, type: 'holds', bits }))
}

const ownersOf = (space: TieSpace, org: number, { kinds }: TieFilter): Tie[] => {
  if (!kinds.has('owns')) return []
  const { holdingOffsets, holdingOf } = space.adjacency
  const { owner, owned } = space.market.holdings
  const others = Array.from(holdingOf.subarray(holdingOffsets[org]!, holdingOffsets[org + 1]!), (h) =>
    owner[h] === org ? owned[h]! : owner[h]!,
  )
  return [...new Set(others)]
    .filter((other) => other >= 0 && other !== org)
    .map((node) => ({ node, type: 'owns', bits: 0 }))
}

const lotsOfOrg = (space: TieSpace, org: number, { kinds, from, to }: TieFilter): Tie[] => {
  const { bids, bidders, lots } = space.market
  if (!kinds.has('lot') || org >= bidders.count) return []
  const found = new Set<number>()
  for (let i = bids.bidderOffsets[org]!; i < bids.bidderOffsets[org + 1]!; i++)
    found.add(bids.lot[bids.byBidder[i]!]!)
  return [...found]
    .filter((lot) => lots.day[lot] === NO_DAY || (lots.day[lot]! >= from && lots.day[lot]! <= to))
    .map((at) => ({ node: nodeOf(space, { type: 'lot', at }), type: 'bids', bits: 0 }))
}

const biddersOn = ({ market: { bids } }: TieSpace, lot: number): Tie[] =>
  [...new Set(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!))].map((node) => ({
    node,
    type: 'bids',
    bits: 0,
  }))
