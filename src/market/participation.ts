import { resized } from '../arrays/grow.js'
import type { Meetings } from './meetings.js'
import { type LotStrata, lotsByStratum } from './strata.js'

/**
 * What bidders did by stratum, and which strata are small; each worked out when first asked for, so that a
 * market of millions of bidders of whom few keep meeting costs what those few cost. After `read(b)` the
 * strata of bidder b are cells[i], ascending, with cells[i + 1] of its lots, span[2b] ≤ i < span[2b + 1], i
 * even: what is read together lies together.
 */
export class Participation {
  readonly span: Int32Array
  cells = new Int32Array(8192)
  private filled = 0
  private readonly seen: number[] = []
  private readonly count: Int32Array
  private readonly size: Uint8Array
  private byStratum: { offsets: Int32Array; lots: Int32Array } | undefined

  constructor(
    private readonly market: Meetings,
    private readonly strata: LotStrata,
    private readonly fewBidders: number,
  ) {
    this.span = new Int32Array(2 * market.bidders.count).fill(-1)
    this.count = new Int32Array(strata.count)
    this.size = new Uint8Array(strata.count)
  }

  /** Several bids on one lot count once; withdrawn and disqualified ones count. */
  read(bidder: number): void {
    if (this.span[2 * bidder] !== -1) return
    const { lot, byBidder, bidderOffsets } = this.market.bids
    const from = bidderOffsets[bidder]!
    const to = bidderOffsets[bidder + 1]!
    this.seen.length = 0
    let last = -1
    for (let i = from; i < to; i++) {
      const at = lot[byBidder[i]!]!
      if (at === last) continue
      last = at
      const s = this.strata.of[at]!
      if (this.count[s]!++ === 0) this.seen.push(s)
    }
    this.reserve(2 * this.seen.length)
    this.span[2 * bidder] = this.filled
    for (const s of this.seen.sort((x, y) => x - y)) {
      this.cells[this.filled++] = s
      this.cells[this.filled++] = this.count[s]!
      this.count[s] = 0
    }
    this.span[2 * bidder + 1] = this.filled
  }

  /** Fewer distinct bidders than `fewBidders` in the stratum. */
  isSmall(stratum: number): boolean {
    if (this.size[stratum] === 0) this.size[stratum] = this.hasFew(stratum) ? SMALL : LARGE
    return this.size[stratum] === SMALL
  }

  private hasFew(stratum: number): boolean {
    const { bidder, lotOffsets } = this.market.bids
    this.byStratum ??= lotsByStratum(this.strata)
    const { offsets, lots } = this.byStratum
    const seen = new Set<number>()
    for (let i = offsets[stratum]!; i < offsets[stratum + 1]! && seen.size < this.fewBidders; i++)
      for (let bid = lotOffsets[lots[i]!]!; bid < lotOffsets[lots[i]! + 1]!; bid++) seen.add(bidder[bid]!)
    return seen.size < this.fewBidders
  }

  private reserve(more: number): void {
    if (this.filled + more > this.cells.length) this.cells = resized(this.cells, 2 * (this.filled + more))
  }
}

const SMALL = 1
const LARGE = 2
