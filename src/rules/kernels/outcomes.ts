import { type Market, VALID } from '../../market/market.js'

/**
 * Who could have won what: bids that stood (valid ones) on lots whose winner is known and that had two or
 * more parties. Partners of one consortium are one party.
 */
export interface Outcomes {
  /** by lot: parties that could have won; 0 where nothing can be said */
  rivals: Int32Array
}

export const outcomesOf = ({ lots, bids }: Market): Outcomes => {
  const rivals = new Int32Array(lots.count)
  const seen = new Set<number>()
  for (let lot = 0; lot < lots.count; lot++) {
    seen.clear()
    let won = false
    for (let i = bids.lotOffsets[lot]!; i < bids.lotOffsets[lot + 1]!; i++) {
      if (bids.status[i] !== VALID) continue
      seen.add(bids.consortium[i]! >= 0 ? -1 - bids.consortium[i]! : bids.bidder[i]!)
      if (bids.won[i] === 1) won = true
    }
    if (won && seen.size > 1) rivals[lot] = seen.size
  }
  return { rivals }
}

/**
 * Calls `visit` for every lot that the bidder could have won, ascending. The last valid bid on a lot counts.
 */
export const forEachTrial = (
  { bids }: Market,
  { rivals }: Outcomes,
  bidder: number,
  visit: (lot: number, won: boolean, bid: number) => void,
): void => {
  const to = bids.bidderOffsets[bidder + 1]!
  for (let i = bids.bidderOffsets[bidder]!; i < to; ) {
    const lot = bids.lot[bids.byBidder[i]!]!
    let last = -1
    let won = false
    for (; i < to && bids.lot[bids.byBidder[i]!] === lot; i++) {
      const bid = bids.byBidder[i]!
      if (bids.status[bid] !== VALID) continue
      last = bid
      if (bids.won[bid] === 1) won = true
    }
    if (last >= 0 && rivals[lot]! > 0) visit(lot, won, last)
  }
}

/** Every bidder's trials by column: those of bidder b are [offsets[b], offsets[b + 1]), by lot ascending. */
export interface Trials {
  offsets: Int32Array
  lot: Int32Array
  won: Uint8Array
}

export const trialsOf = (market: Market, outcomes: Outcomes): Trials => {
  const { bidders, bids } = market
  const offsets = new Int32Array(bidders.count + 1)
  const lots = new Int32Array(bids.count)
  const wins = new Uint8Array(bids.count)
  let count = 0
  for (let bidder = 0; bidder < bidders.count; bidder++) {
    forEachTrial(market, outcomes, bidder, (lot, won) => {
      lots[count] = lot
      wins[count++] = won ? 1 : 0
    })
    offsets[bidder + 1] = count
  }
  return { offsets, lot: lots.slice(0, count), won: wins.slice(0, count) }
}

/** What a bidder did over all lots that it could have won. */
export interface TrackRecord {
  trials: number
  wins: number
  /** wins that equal chances would give: Σ 1/rivals */
  expected: number
}

export const trackRecords = ({ offsets, lot, won }: Trials, { rivals }: Outcomes): TrackRecord[] =>
  Array.from({ length: offsets.length - 1 }, (_, bidder) => {
    const [from, to] = [offsets[bidder]!, offsets[bidder + 1]!]
    const record = { trials: to - from, wins: 0, expected: 0 }
    for (let t = from; t < to; t++) {
      record.expected += 1 / rivals[lot[t]!]!
      record.wins += won[t]!
    }
    return record
  })

/** What the rules about winning read. */
export interface WinHistory {
  outcomes: Outcomes
  trials: Trials
  /** by bidder */
  records: TrackRecord[]
}

const KNOWN = new WeakMap<Market, WinHistory>()

/** Once for all rules of a run. */
export const winHistory = (market: Market): WinHistory => {
  const known = KNOWN.get(market)
  if (known) return known
  const outcomes = outcomesOf(market)
  const trials = trialsOf(market, outcomes)
  const history = { outcomes, trials, records: trackRecords(trials, outcomes) }
  KNOWN.set(market, history)
  return history
}

/** lots' worth of equal chances that a win rate is drawn towards */
const PRIOR_LOTS = 5

/** Share of its lots that a bidder wins, drawn towards what equal chances give where it has few. */
export const shrunkRate = ({ trials, wins, expected }: TrackRecord): number =>
  trials === 0 ? 0 : (wins + (PRIOR_LOTS * expected) / trials) / (trials + PRIOR_LOTS)
