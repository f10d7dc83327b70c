import { isoDay, NO_DAY } from '../domain/day.js'
import type { Market } from '../market/market.js'

/** The day on which the contract of a bid's lot with its bidder was signed; null where none is on record. */
export type ContractDay = (bid: number) => string | null

/** Where a bidder has several contracts of one lot, the first day. */
export const contractDays = ({ contracts, bids, bidders }: Market): ContractDay => {
  const keyOf = (lot: number, bidder: number): number => lot * bidders.orgCount + bidder
  const days = new Map<number, number>()
  for (let c = 0; c < contracts.count; c++) {
    const [lot, bidder, day] = [contracts.lot[c]!, contracts.bidder[c]!, contracts.signed[c]!]
    if (lot < 0 || bidder < 0 || day === NO_DAY) continue
    const key = keyOf(lot, bidder)
    days.set(key, Math.min(day, days.get(key) ?? day))
  }
  return (bid) => isoDay(days.get(keyOf(bids.lot[bid]!, bids.bidder[bid]!)) ?? NO_DAY)
}
