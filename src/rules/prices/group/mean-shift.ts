import type { Market } from '../../../market/market.js'
import { type ScreenedMarket, screened as screenedOf } from '../../../market/screens/screen-market.js'
import { logUpperTailOfTrials } from '../../../stats/poisson-binomial.js'
import { uniform } from '../../../stats/random.js'
import type { GroupRule } from '../../group-rule.js'
import { findingOf, type GroupLot, GroupLots } from './group-lots.js'

/** Sets of bids to take away in comparison, on a lot. */
const DRAWS = 200

/**
 * Moving the average (PRC-11): where the bid nearest an average wins and a member won, would another have won without
 * the members' other bids, oftener than without as many bids of anybody?
 *
 *   the winner's place c = b_w / mean(b) stands for the lot's formula; without a set of bids the winner is the bid nearest
 *   to c · mean of the rest. π_l = share of 200 random sets of as many non-winning bids that change the winner;
 *   p = P[Σ Bernoulli(π_l) ≥ lots on which the members' bids do]
 *
 * Silent where the winner is not known, with fewer than two other members' or two strangers' bids on a lot, and below
 * `minLots` such lots. Draws come from counters over (seed, lot).
 */
export const meanShift: GroupRule = {
  rule: 'PRC-11',
  prepare(market, settings, seed) {
    const { maxGroupP, minLots } = settings as { maxGroupP: number; minLots: number }
    const screened = screenedOf(market)
    const lotsOf = new GroupLots(market, screened)
    return (members) => {
      const asked = lotsOf.of(members, 3).flatMap((one) => shiftOn(one, market, screened, seed) ?? [])
      if (asked.length < minLots) return undefined
      const moved = asked.filter(({ changed }) => changed)
      const logP = logUpperTailOfTrials(moved.length, {
        trials: asked.map(() => 1),
        chance: asked.map(({ chance }) => chance),
      })
      return findingOf(
        { rule: 'PRC-11', grade: '强', members: lotsOf.biddersOf(moved, screened), lots: moved, logP },
        maxGroupP,
        { null: 'random-removal', of: asked.length, expected: asked.reduce((sum, x) => sum + x.chance, 0) },
      )
    }
  },
}

interface Shift extends GroupLot {
  changed: boolean
  /** share of random sets of as many bids that change the winner */
  chance: number
}

const shiftOn = (
  { lot, bids }: GroupLot,
  market: Market,
  { prices, evidence }: ScreenedMarket,
  seed: number,
): Shift | undefined => {
  const [from, n] = [prices.offsets[lot]!, prices.offsets[lot + 1]! - prices.offsets[lot]!]
  if (evidence.average[lot] === 0 || n - bids.length < 2) return undefined
  const winner = bids.find((i) => market.bids.won[prices.bid[i]!] === 1)
  if (winner === undefined) return undefined
  const amount = prices.amount.subarray(from, from + n)
  const won = winner - from
  const gone = new Uint8Array(n)
  for (const i of bids) if (i !== winner) gone[i - from] = 1
  const changed = changes(amount, won, gone)
  let hits = 0
  for (let draw = 0; draw < DRAWS; draw++)
    if (changes(amount, won, someOthers(n, won, bids.length - 1, seed ^ lot, draw))) hits++
  return { lot, bids, changed, chance: (hits + 0.5) / (DRAWS + 1) }
}

/** Does another bid stand nearest to the winner's place once the bids in `gone` are taken away? */
const changes = (amount: Float64Array, winner: number, gone: Uint8Array): boolean => {
  let all = 0
  let rest = 0
  let left = 0
  for (let i = 0; i < amount.length; i++) {
    all += amount[i]!
    if (gone[i] === 1) continue
    rest += amount[i]!
    left++
  }
  const target = (amount[winner]! / (all / amount.length)) * (rest / left)
  const own = Math.abs(amount[winner]! - target)
  for (let i = 0; i < amount.length; i++)
    if (gone[i] === 0 && Math.abs(amount[i]! - target) < own) return true
  return false
}

/** `count` bids other than the winner's, drawn without replacement (Floyd). */
const someOthers = (n: number, winner: number, count: number, stream: number, draw: number): Uint8Array => {
  const gone = new Uint8Array(n)
  const at = (k: number): number => (k < winner ? k : k + 1)
  for (let j = n - 1 - count; j < n - 1; j++) {
    const k = Math.floor(uniform(stream, draw, j) * (j + 1))
    gone[gone[at(k)] === 1 ? at(j) : at(k)] = 1
  }
  return gone
}
