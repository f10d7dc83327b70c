import { findString, stringAt } from '../arrays/strings.js'
import { OFFENCES } from '../domain/codes.js'
import { isoDay } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { Market } from '../market/market.js'
import { type LawSheet, lawSheet, type Penalty } from './law-sheet.js'
import { lotBids } from './lots.js'

/** The check sheet of a ring as of a day, from the market. */
export const lawOf = (market: Market, ring: Ring, asOf: string): LawSheet => {
  const penalties = penaltiesOf(market, ring)
  return lawSheet(ring, [...lotBids(market, ring)], { asOf, ...(penalties && { penalties }) })
}

const COLLUSION = OFFENCES.indexOf('collusion')

/**
 * Penalties for collusion that stand against members; undefined where the store holds no penalties at all.
 */
const penaltiesOf = ({ penalties, bidders }: Market, { members }: Ring): Penalty[] | undefined => {
  if (penalties.count === 0) return undefined
  const own = new Map(
    members.map(({ bidderId }) => [findString(bidders.id, bidderId, 0, bidders.count), bidderId]),
  )
  const found: Penalty[] = []
  for (let p = 0; p < penalties.count; p++) {
    const bidderId = own.get(penalties.org[p]!)
    const day = isoDay(penalties.day[p]!)
    if (bidderId === undefined || day === null) continue
    if (penalties.kind[p] === COLLUSION && penalties.revoked[p] !== 1)
      found.push({ bidderId, day, document: stringAt(penalties.docNo, p) })
  }
  return found
}
