import { countingSort } from '../../arrays/counting-sort.js'
import type { Market } from '../../market/market.js'
import { strataOfLots } from '../../market/strata.js'
import { hash32 } from '../../stats/random.js'

/** Exchanges tried per bid: after a few the walk has forgotten where it began. */
const MIXING = 6

/**
 * Who bids where, by chance: by bid, the bidder after exchanges between bids of one stratum (industry ×
 * category × region × period). Every lot keeps the number of its bids, every bidder the number of its lots
 * and of its awards in each stratum: two bids exchange their bidders only where both won or neither did, and
 * where neither bidder is on the other's lot already. Partners of a consortium stay together where they are.
 * The walk of: Strona, G. et al. (2014). A fast and unbiased procedure to randomize ecological binary
 * matrices with fixed row and column totals. Nature Communications 5:4114; Besag & Clifford (1989),
 * Biometrika 76:633–642.
 */
export const swappedBidders = (market: Market, windowMonths: number, seed: number): Int32Array => {
  const { bids } = market
  const strata = strataOfLots(market, windowMonths)
  const bidder = bids.bidder.slice()
  const isOn = (who: number, lot: number): boolean => {
    for (let q = bids.lotOffsets[lot]!; q < bids.lotOffsets[lot + 1]!; q++) if (bidder[q] === who) return true
    return false
  }
  const exchange = (p: number, q: number): void => {
    const [lotP, lotQ, a, b] = [bids.lot[p]!, bids.lot[q]!, bidder[p]!, bidder[q]!]
    if (lotP === lotQ || a === b || isOn(b, lotP) || isOn(a, lotQ)) return
    bidder[p] = b
    bidder[q] = a
  }
  const { order, offsets } = countingSort(classes(market, strata.of), strata.count * OUTCOMES + 1)
  for (let c = 1; c < offsets.length - 1; c++) {
    const [from, to] = [offsets[c]!, offsets[c + 1]!]
    const size = to - from
    if (size < 2) continue
    for (let step = MIXING * size; step > 0; step--) {
      const p = from + (hash32(seed, c, 2 * step) % size)
      const q = from + (hash32(seed, c, 2 * step + 1) % size)
      exchange(order[p]!, order[q]!)
    }
  }
  return bidder
}

/** Lost, won, unknown. */
const OUTCOMES = 3

/** By bid: 0 = stays where it is, else 1 + its stratum and outcome. */
const classes = ({ bids }: Market, stratum: Int32Array): Int32Array =>
  Int32Array.from(bids.lot, (lot, q) =>
    bids.consortium[q]! >= 0 ? 0 : 1 + stratum[lot]! * OUTCOMES + Math.min(bids.won[q]!, OUTCOMES - 1),
  )
