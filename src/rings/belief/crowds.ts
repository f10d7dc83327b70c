import type { Market } from '../../market/market.js'
import { CAUSE_OF_KIND, causeIndex } from './causes.js'

/**
 * By bid: of the values in it that many bidders hold, the one of most holders, or −1; of those that show
 * whose hand it was (machine, account, person), and of the file's. A desk that serves many leaves its mark
 * beside whatever else it leaves.
 */
export interface Crowds {
  hand: Int32Array
  file: Int32Array
}

const { machine, account, person, file } = causeIndex
/** holders from which a value is a crowd's */
const MANY = 5

/** O(uses). */
export const crowdsOf = ({ values, bids }: Market): Crowds => {
  const hand = new Int32Array(bids.count).fill(-1)
  const files = new Int32Array(bids.count).fill(-1)
  for (let v = 0; v < values.count; v++) {
    if (values.holders[v]! < MANY) continue
    const cause = CAUSE_OF_KIND[values.kind[v]!]!
    const column =
      cause === file ? files : cause === machine || cause === account || cause === person ? hand : undefined
    if (!column) continue
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
      const bid = values.useBid[u]!
      if (bid < 0) continue
      const before = column[bid]!
      if (before < 0 || values.holders[v]! > values.holders[before]!) column[bid] = v
    }
  }
  return { hand, file: files }
}
