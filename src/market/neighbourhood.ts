import { stringAt } from '../arrays/strings.js'
import type { Adjacency } from './adjacency.js'
import { type Held, heldBy, type Owns, owns, type SharedValue, valueTexts } from './facts.js'
import type { ValueTexts } from './lookup.js'
import type { Market } from './market.js'

/**
 * The organisations next to one bidder: those with which it shares a value or a holding, with the facts, the
 * rarest first. Rarity is evidence.md §1 alone (log2(0.95 · (N − 1) / (d − 1)) summed over the shared
 * values): an order for reading, not a tie.
 */
export interface Neighbourhood {
  id: string
  name: string
  neighbours: Neighbour[]
  /** neighbours in all, of which `neighbours` are the first */
  total: number
  /** values of the bidder that too many hold to be followed */
  hubs: SharedValue[]
}

export interface Neighbour {
  id: string
  name: string
  rarityBits: number
  shared: (SharedValue & { allowlisted: boolean; here: Held; there: Held })[]
  holdings: Owns[]
}

const VALUES_SHOWN = 30
const HUBS_SHOWN = 50

/** The neighbourhood of org `org` of the market. */
export const neighbourhood = async (
  { engine, market, adjacency }: { engine: ValueTexts; market: Market; adjacency: Adjacency },
  org: number,
  { limit = 20, hubAbove = 50 }: { limit?: number; hubAbove?: number } = {},
): Promise<Neighbourhood> => {
  const { values, bidders, holdings } = market
  const found = new Map<number, { values: number[]; holdings: number[]; bits: number }>()
  const at = (other: number) => {
    const entry = found.get(other) ?? { values: [], holdings: [], bits: 0 }
    found.set(other, entry)
    return entry
  }
  const hubs: number[] = []
  for (let i = adjacency.valueOffsets[org]!; i < adjacency.valueOffsets[org + 1]!; i++) {
    const v = adjacency.valuesOf[i]!
    const holders = adjacency.orgOf.subarray(adjacency.orgOffsets[v]!, adjacency.orgOffsets[v + 1]!)
    if (holders.length > hubAbove) {
      hubs.push(v)
      continue
    }
    const bits = values.allow[v]! >= 0 ? 0 : rarity(bidders.count, holders.length)
    for (const other of holders)
      if (other !== org) {
        at(other).values.push(v)
        at(other).bits += bits
      }
  }
  for (let i = adjacency.holdingOffsets[org]!; i < adjacency.holdingOffsets[org + 1]!; i++) {
    const h = adjacency.holdingOf[i]!
    const other = holdings.owner[h] === org ? holdings.owned[h]! : holdings.owner[h]!
    if (other >= 0 && other !== org) {
      at(other).holdings.push(h)
      at(other).bits += rarity(bidders.count, 2)
    }
    if (other > -2 || adjacency.personValue[-2 - other]! >= 0) continue
    const alike = adjacency.personHolding.subarray(
      adjacency.personOffsets[-2 - other]!,
      adjacency.personOffsets[-1 - other]!,
    )
    for (const also of alike)
      if (holdings.owned[also] !== org) {
        at(holdings.owned[also]!).holdings.push(h, also)
        at(holdings.owned[also]!).bits += rarity(bidders.count, alike.length)
      }
  }
  const ranked = [...found].sort(([x, a], [y, b]) => b.bits - a.bits || x - y)
  const shown = ranked.slice(0, limit)
  const wanted = [...new Set(shown.flatMap(([, f]) => f.values.slice(0, VALUES_SHOWN)))].sort((a, b) => a - b)
  const texts = await valueTexts(engine, market, wanted)
  const textOf = new Map(wanted.map((v, i) => [v, texts[i]!]))
  return {
    id: stringAt(bidders.id, org),
    name: stringAt(bidders.name, org),
    neighbours: shown.map(([other, facts]) => ({
      id: stringAt(bidders.id, other),
      name: stringAt(bidders.name, other),
      rarityBits: Math.round(facts.bits * 10) / 10,
      shared: facts.values.slice(0, VALUES_SHOWN).map((v) => ({
        ...textOf.get(v)!,
        allowlisted: values.allow[v]! >= 0,
        here: heldBy(market, v, org),
        there: heldBy(market, v, other),
      })),
      holdings: facts.holdings.map((h) => owns(market, h)),
    })),
    total: ranked.length,
    hubs: await valueTexts(engine, market, hubs.slice(0, HUBS_SHOWN)),
  }
}

const rarity = (bidders: number, holders: number): number =>
  Math.max(0, Math.log2((0.95 * (bidders - 1)) / (holders - 1)))
