import { NO_DAY } from '../../domain/day.js'
import { PANEL_ROLES } from '../../domain/evaluation-tables.js'
import { SOURCES } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { expertId, rounded } from './words.js'

export interface RecusalSettings {
  control: number
}

/**
 * No recusal (EXP-04): a member who did not stand back is tied to a bidder on the lot: employed by it; employed by a unit
 * that holds a share ≥ `control` in it, or in which it holds one; on its register or staff by identity number on the lot's
 * day; or reached under a phone of its register or staff (a lead only).
 */
export const noRecusal: LotRule = {
  rule: 'EXP-04',
  evaluate: (market, settings: RecusalSettings) => {
    const { panels } = market
    const tied = unitsTied(market, settings.control)
    const facts: LotFact[] = []
    for (let seat = 0; seat < panels.count; seat++) {
      if (panels.recused[seat] === 1 || panels.role[seat] === SUPERVISOR) continue
      for (const bidder of biddersOn(market, panels.lot[seat]!)) {
        const best = [
          ...unitRelations(market, seat, bidder, tied),
          ...ownRelations(market, seat, bidder),
        ].sort((x, y) => Number(x.weak) - Number(y.weak))
        if (best.length > 0) facts.push(factOf(market, seat, bidder, best))
      }
    }
    return facts
  },
}

const SUPERVISOR = PANEL_ROLES.indexOf('supervisor')

interface Relation {
  /** `unit`, `unit-owns`, `unit-owned`, or the id of the source where person or phone stands */
  relation: string
  weak: boolean
  share?: number
}

const factOf = (market: Market, seat: number, bidder: number, relations: Relation[]): LotFact => ({
  lot: market.panels.lot[seat]!,
  grade: relations[0]!.weak ? '线' : '强',
  bidders: [bidder],
  detail: {
    expert: expertId(market, market.panels.expert[seat]!),
    relations: relations.map(({ relation }) => relation),
    ...(relations[0]!.share !== undefined && { share: rounded(relations[0]!.share, 4) }),
  },
})

const biddersOn = ({ bids }: Market, lot: number): Set<number> =>
  new Set(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!))

type Holding = { owner: number; owned: number; share: number; from: number; to: number }

/** Holdings of the size between the members' units and others, by unit. */
const unitsTied = ({ panels, holdings }: Market, control: number): Map<number, Holding[]> => {
  const units = new Set(panels.unit)
  const tied = new Map<number, Holding[]>()
  for (let h = 0; h < holdings.count; h++) {
    if (!(holdings.share[h]! >= control)) continue
    const [owner, owned] = [holdings.owner[h]!, holdings.owned[h]!]
    const holding = { owner, owned, share: holdings.share[h]!, from: holdings.from[h]!, to: holdings.to[h]! }
    for (const unit of [owner, owned])
      if (unit >= 0 && units.has(unit)) tied.set(unit, [...(tied.get(unit) ?? []), holding])
  }
  return tied
}

const unitRelations = (
  { panels, lots }: Market,
  seat: number,
  bidder: number,
  tied: Map<number, Holding[]>,
): Relation[] => {
  const unit = panels.unit[seat]!
  if (unit === bidder) return [{ relation: 'unit', weak: false }]
  const day = lots.day[panels.lot[seat]!]!
  return (tied.get(unit) ?? [])
    .filter(({ owner, owned, from, to }) => (owner === bidder || owned === bidder) && holdsOn(day, from, to))
    .map(({ owner, share }) => ({
      relation: owner === bidder ? 'unit-owned' : 'unit-owns',
      weak: false,
      share,
    }))
}

const ownRelations = ({ interests, panels, lots }: Market, seat: number, bidder: number): Relation[] => {
  const day = lots.day[panels.lot[seat]!]!
  const found: Relation[] = []
  for (
    let i = firstOf(interests.expert, panels.expert[seat]!);
    interests.expert[i] === panels.expert[seat];
    i++
  ) {
    if (interests.org[i] !== bidder) continue
    const { id, kind } = SOURCES[interests.source[i]!]!
    if (holdsOn(day, interests.from[i]!, interests.to[i]!))
      found.push({ relation: id, weak: kind === 'phone' })
  }
  return found
}

const holdsOn = (day: number, from: number, to: number): boolean =>
  day === NO_DAY || (from <= day && day <= to)

/** First place of a value in an ascending column. */
const firstOf = (column: Int32Array, value: number): number => {
  let [lo, hi] = [0, column.length]
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if (column[middle]! < value) lo = middle + 1
    else hi = middle
  }
  return lo
}
