import { lowerBound } from '../arrays/search.js'
import { stringAt } from '../arrays/strings.js'
import { isoDay, MAX_DAY, MIN_DAY, NO_DAY } from '../domain/day.js'
import { SOURCES, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { ValueTexts } from './lookup.js'
import type { Market } from './market.js'

/** How one organisation holds a value: where it was read, on which lots, between which days. */
export interface Held {
  sources: string[]
  /** lot ids, sorted, the first few; `lotCount` counts all */
  lots: string[]
  lotCount: number
  from: string | null
  to: string | null
}

/** One owner of one owned organisation. */
export interface Owns {
  /** org id, or null for a person */
  owner: string | null
  owned: string
  share: number | null
  from: string | null
  to: string | null
}

export interface SharedValue {
  kind: ValueKind
  value: string
  /** bidders that hold it */
  holders: number
}

const LOTS_SHOWN = 20

/** What org `o` has to do with shared value `v`. */
export const heldBy = (market: Market, v: number, o: number): Held => {
  const { values, bids, lots } = market
  const sources = new Set<number>()
  const onLots = new Set<number>()
  let from = MAX_DAY
  let to = MIN_DAY
  for (let u = firstUse(market, v, o); u < values.useOffsets[v + 1]! && values.useBidder[u] === o; u++) {
    sources.add(values.useSource[u]!)
    if (values.useBid[u]! >= 0) onLots.add(bids.lot[values.useBid[u]!]!)
    if (values.useFrom[u]! === NO_DAY) continue
    from = Math.min(from, values.useFrom[u]!)
    to = Math.max(to, values.useTo[u]!)
  }
  const sorted = [...onLots].sort((a, b) => a - b)
  return {
    sources: [...sources].sort((a, b) => a - b).map((s) => SOURCES[s]!.id),
    lots: sorted.slice(0, LOTS_SHOWN).map((l) => stringAt(lots.id, l)),
    lotCount: sorted.length,
    from: isoDay(from),
    to: isoDay(to),
  }
}

/** Holding `h` in words. */
export const owns = ({ holdings, bidders }: Market, h: number): Owns => ({
  owner: holdings.owner[h]! >= 0 ? stringAt(bidders.id, holdings.owner[h]!) : null,
  owned: stringAt(bidders.id, holdings.owned[h]!),
  share: Number.isNaN(holdings.share[h]!) ? null : holdings.share[h]!,
  from: isoDay(holdings.from[h]!),
  to: isoDay(holdings.to[h]!),
})

/** Texts of shared values, in the order asked; a value without a text is shown by its hash. */
export const valueTexts = async (
  engine: ValueTexts,
  { values }: Market,
  wanted: number[],
): Promise<SharedValue[]> => {
  const texts = await engine.texts(
    wanted.map((v) => ({ kind: VALUE_KINDS[values.kind[v]!]!, hi: values.hi[v]!, lo: values.lo[v]! })),
  )
  return wanted.map((v, i) => ({
    kind: VALUE_KINDS[values.kind[v]!]!,
    value: texts[i] ?? `#${hex(values.hi[v]!)}${hex(values.lo[v]!)}`,
    holders: values.holders[v]!,
  }))
}

const hex = (n: number): string => n.toString(16).padStart(8, '0')

const firstUse = ({ values }: Market, v: number, o: number): number =>
  lowerBound(values.useBidder, o, values.useOffsets[v]!, values.useOffsets[v + 1]!)
