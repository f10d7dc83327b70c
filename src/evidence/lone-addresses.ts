import { leastOf } from '../arrays/extremes.js'
import { BIT, gradeIndex } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import { TRACES } from '../rules/index.js'
import { type EvidenceItems, ITEM_FLAGS } from './items.js'
import type { EvidenceSettings } from './settings.js'

/** An address shared on a lot stands among the items [start, end) of a pair. */
export const sharesAddress = (items: EvidenceItems, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (isOnLot(items, i)) return true
  return false
}

/**
 * Addresses are drawn anew: two who meet on many lots will find themselves on one by chance sooner or later.
 * Which of their `met` joint lots it is costs log2 of these over the lots on which they share any address,
 * and an address that then says less than what makes a tie (`tie`, bits × 2^16) is background. One that both
 * use on `leaseLots` lots or more is no draw of the day and keeps its bits. In place, on the items [start,
 * end) of a pair.
 */
export const weighAddresses = (
  market: Market,
  items: EvidenceItems,
  start: number,
  end: number,
  { met, tie }: { met: number; tie: number },
  { leaseGrade, leaseLots }: EvidenceSettings,
): void => {
  const lots = new Set<number>()
  for (let i = start; i < end; i++)
    if (isOnLot(items, i))
      for (let k = items.lotOffsets[i]!; k < items.lotOffsets[i + 1]!; k++) lots.add(items.lots[k]!)
  const search = Math.round(BIT * Math.log2(Math.max(1, met / lots.size)))
  if (search === 0) return
  for (let i = start; i < end; i++) {
    if (!isOnLot(items, i)) continue
    const used = [items.a[i]!, items.b[i]!].map((bidder) => lotsWith(market, items.value[i]!, bidder))
    if (leastOf(used) >= leaseLots) continue
    const left = Math.max(0, items.bits[i]! - search)
    items.bits[i] = left
    if (left >= tie) continue
    items.flags[i]! |= ITEM_FLAGS.leased
    items.grade[i] = Math.max(items.grade[i]!, gradeIndex[leaseGrade])
  }
}

const isOnLot = (items: EvidenceItems, i: number): boolean =>
  TRACES[items.rule[i]!] === 'address' && items.lotOffsets[i + 1]! > items.lotOffsets[i]!

/** Lots on which the bidder used the value. */
const lotsWith = ({ values, bids }: Market, value: number, bidder: number): number => {
  const lots = new Set<number>()
  for (let u = values.useOffsets[value]!; u < values.useOffsets[value + 1]!; u++)
    if (values.useBidder[u] === bidder && values.useBid[u]! >= 0) lots.add(bids.lot[values.useBid[u]!]!)
  return lots.size
}
