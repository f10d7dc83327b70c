import type { Market } from '../../market/market.js'
import type { LotStrata } from '../../market/strata.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfSum, type Strata } from '../../stats/hypergeometric.js'

/** Who took part in lots: actor `actor[i]` in lot `lot[i]`, each pair once, by lot. */
export interface Appearances {
  actors: number
  actor: Int32Array
  lot: Int32Array
}

export interface Recurrence {
  actor: number
  bidder: number
  /** lots in which the actor took part and the bidder won, ascending */
  lots: number[]
  /** lots of the actor, and those that the bidder won, in the strata that both are in */
  actorLots: number
  wins: number
  expected: number
  /** chance of so many or more */
  p: number
  q: number
}

/**
 * The null of actors (experts, agencies) and winners: within every stratum the lots of an actor and those a
 * bidder won are independent draws from its lots. Only lots with a known winner and at least one actor count.
 */
export class Draws {
  /** lots by actor, and those won by bidder, ascending */
  readonly lotsOf: number[][]
  readonly winsOf: number[][]
  private readonly total: Int32Array

  constructor(
    market: Market,
    { actors, actor, lot }: Appearances,
    winning: Int32Array,
    private readonly strata: LotStrata,
  ) {
    const { bids, bidders, lots } = market
    const isKnown = new Uint8Array(lots.count)
    for (const l of lot) if (winning[l]! >= 0 && strata.of[l]! >= 0) isKnown[l] = 1
    this.total = new Int32Array(strata.count)
    this.winsOf = lists(bidders.count)
    for (let l = 0; l < lots.count; l++) {
      if (isKnown[l] === 0) continue
      this.total[strata.of[l]!]!++
      this.winsOf[bids.bidder[winning[l]!]!]!.push(l)
    }
    this.lotsOf = lists(actors)
    for (let i = 0; i < actor.length; i++) if (isKnown[lot[i]!] === 1) this.lotsOf[actor[i]!]!.push(lot[i]!)
  }

  /** The strata that both are in, with their lots, the actor's and the bidder's won ones. */
  urn(actor: number, bidder: number): Strata & { first: number[]; second: number[]; lots: number[] } {
    const own = this.countsBy(this.lotsOf[actor]!)
    const wins = this.countsBy(this.winsOf[bidder]!)
    const both = [...own.keys()].filter((s) => wins.has(s))
    return {
      count: both.length,
      lots: both.map((s) => this.total[s]!),
      first: both.map((s) => own.get(s)!),
      second: both.map((s) => wins.get(s)!),
    }
  }

  private countsBy(lots: readonly number[]): Map<number, number> {
    const counts = new Map<number, number>()
    for (const lot of lots) counts.set(this.strata.of[lot]!, (counts.get(this.strata.of[lot]!) ?? 0) + 1)
    return counts
  }
}

/**
 * Actors and winners that come together oftener than `Draws` gives: the number in common is hypergeometric in
 * a stratum, over strata the exact convolution of those (stats/hypergeometric.ts). Benjamini–Hochberg over
 * all pairs of an actor and a bidder that each have `minLots` lots.
 */
export const recurrences = (
  market: Market,
  draws: Draws,
  winning: Int32Array,
  { minLots, maxQ }: { minLots: number; maxQ: number },
): Recurrence[] => {
  const { bids } = market
  const found: Omit<Recurrence, 'q'>[] = []
  const logP: number[] = []
  draws.lotsOf.forEach((own, actor) => {
    if (own.length < minLots) return
    for (const [bidder, joint] of byWinner(own, (lot) => bids.bidder[winning[lot]!]!)) {
      if (joint.length < minLots) continue
      const urn = draws.urn(actor, bidder)
      const log = logUpperTailOfSum(joint.length, urn)
      logP.push(log)
      found.push({
        actor,
        bidder,
        lots: joint,
        actorLots: sum(urn.first),
        wins: sum(urn.second),
        expected: sum(urn.first.map((first, i) => (first * urn.second[i]!) / urn.lots[i]!)),
        p: Math.exp(log),
      })
    }
  })
  const active = (list: readonly number[][]): number => list.filter((own) => own.length >= minLots).length
  const logQ = logFalseDiscovery(Float64Array.from(logP), active(draws.lotsOf) * active(draws.winsOf))
  return found.map((one, i) => ({ ...one, q: Math.exp(logQ[i]!) })).filter(({ q }) => q <= maxQ)
}

const byWinner = (lots: readonly number[], winnerOf: (lot: number) => number): Map<number, number[]> => {
  const groups = new Map<number, number[]>()
  for (const lot of lots) {
    const winner = winnerOf(lot)
    const there = groups.get(winner)
    if (there) there.push(lot)
    else groups.set(winner, [lot])
  }
  return groups
}

const lists = (n: number): number[][] => Array.from({ length: n }, () => [])
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)
