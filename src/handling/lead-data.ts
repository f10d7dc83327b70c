import { findString } from '../arrays/strings.js'
import { NO_DAY } from '../domain/day.js'
import type { Market } from '../market/market.js'
import type { LeadBody } from './lead.js'

/** Days within which the contract is signed (article 46). */
const SIGNED_WITHIN = 30

/** What the store holds of a lead's lots and members, for its check sheet. */
export const dataOf = (
  market: Market,
  lotIds: readonly string[],
  bidderIds: readonly string[],
): LeadBody['data'] => {
  const { lots, bidders } = market
  const places = lotIds.map((id) => findString(lots.id, id)).filter((place) => place >= 0)
  const members = new Set(bidderIds.map((id) => findString(bidders.id, id, 0, bidders.count)))
  const lotsWhere = (test: (place: number) => boolean) => ({
    had: places.filter(test).length,
    of: lotIds.length,
  })
  return {
    projectCode: lotsWhere((place) => lots.investCode[place]! >= 0),
    publicity: lotsWhere((place) => lots.publicFrom[place] !== NO_DAY && lots.publicTo[place] !== NO_DAY),
    contracts: contractsOf(market, new Set(places), lotIds.length),
    penalties: { had: penaltiesOf(market, members), of: bidderIds.length },
  }
}

const contractsOf = (
  { contracts, lots }: Market,
  places: ReadonlySet<number>,
  of: number,
): { had: number; of: number; late: number } => {
  let [had, late] = [0, 0]
  for (let c = 0; c < contracts.count; c++) {
    const lot = contracts.lot[c]!
    if (!places.has(lot)) continue
    had++
    const [signed, awarded] = [contracts.signed[c]!, lots.awarded[lot]!]
    if (signed !== NO_DAY && awarded !== NO_DAY && signed - awarded > SIGNED_WITHIN) late++
  }
  return { had, of, late }
}

/** Penalties of members that stand. */
const penaltiesOf = ({ penalties }: Market, members: ReadonlySet<number>): number => {
  let found = 0
  for (let p = 0; p < penalties.count; p++)
    if (members.has(penalties.org[p]!) && penalties.revoked[p] !== 1) found++
  return found
}
