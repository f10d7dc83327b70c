import { z } from 'zod'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import type { BidderHit } from './win-rates.js'

/** Settings of NET-13. */
export const SHELL_SETTINGS = {
  /** from registration to the first bid, at most */
  maxAgeDays: z.number().int().min(0).default(90),
  /** lots bid on in all, at most */
  maxLots: z.number().int().min(1).default(2),
  /** without a bid since, while the market went on, at least */
  minSilentDays: z.number().int().min(1).default(365),
} satisfies z.ZodRawShape
export type ShellSettings = z.infer<z.ZodObject<typeof SHELL_SETTINGS>>

/**
 * NET-13, born for a project: was a bidder registered within `maxAgeDays` of its first bid, and after `maxLots` lots at
 * most never seen again: struck off, or silent for `minSilentDays` while others bid on?
 *
 * p is the share of bidders with known days that are as young and as short-lived: a frequency, not a test.
 */
export const shells = (market: Market, settings: ShellSettings): BidderHit[] => {
  const { bidders, lots } = market
  let lastDay = NO_DAY
  for (const day of lots.day) if (day > lastDay) lastDay = day
  const found: { bidder: number; lots: number[]; age: number; struckOff: boolean }[] = []
  let known = 0
  for (let bidder = 0; bidder < bidders.count; bidder++) {
    const own = lotsOf(market, bidder)
    const days = own.map((lot) => lots.day[lot]!).filter((day) => day !== NO_DAY)
    const registered = bidders.registered[bidder]!
    if (registered === NO_DAY || days.length < own.length) continue
    known++
    const [first, last] = [Math.min(...days), Math.max(...days)]
    const age = first - registered
    const struckOff = bidders.cancelled[bidder]! !== NO_DAY && bidders.cancelled[bidder]! >= last
    const gone = lastDay - last >= settings.minSilentDays || struckOff
    if (age < 0 || age > settings.maxAgeDays || own.length > settings.maxLots || !gone) continue
    found.push({ bidder, lots: own, age, struckOff })
  }
  return found.map(({ bidder, lots, age, struckOff }) => ({
    bidder,
    lots,
    detail: {
      type: 'behaviour',
      p: found.length / known,
      null: 'any-bidder',
      ageDays: age,
      lots: lots.length,
      struckOff,
    },
  }))
}

const lotsOf = ({ bids }: Market, bidder: number): number[] => {
  const lots = bids.byBidder
    .subarray(bids.bidderOffsets[bidder]!, bids.bidderOffsets[bidder + 1]!)
    .map((bid) => bids.lot[bid]!)
  return [...new Set(lots)]
}
