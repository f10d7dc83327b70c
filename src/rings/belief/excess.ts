import { shows } from './attendance.js'
import type { FactReader, GroupFact } from './facts.js'
import type { Meetings } from './meetings.js'

/** What a member does with a fact's value: where others of the group bid, and where none does. */
export interface Habit {
  /** lots on which it shows the kind, of these joint ones; lots with the value, of these joint ones */
  shown: number
  shownJoint: number
  uses: number
  usesJoint: number
}

/** By place of the holder in the fact. `isJoint` tells whether a lot is a joint one of the member. */
export const habitsOf = (
  reader: FactReader,
  fact: GroupFact,
  jointBids: readonly ReadonlyMap<number, number>[],
): Habit[] =>
  fact.holders.map((member, h) => {
    const joint = jointBids[member]!
    const { lots } = fact.uses[h]!
    let shownJoint = 0
    for (const bid of joint.values()) if (shows(reader.market, fact.kind, bid)) shownJoint++
    let usesJoint = 0
    for (const lot of lots) if (joint.has(lot)) usesJoint++
    return {
      shown: reader.showing(fact, h),
      shownJoint: Math.max(shownJoint, usesJoint),
      uses: lots.length,
      usesJoint,
    }
  })

/** uses that a holder's share of all its lots weighs as, beside those on which no other member bids */
const PRIOR = 2

/** How often the holder has the value where no other member bids. */
const ownRate = ({ shown, shownJoint, uses, usesJoint }: Habit): number =>
  shown === 0 ? 0 : (uses - usesJoint + (PRIOR * uses) / shown) / (shown - shownJoint + PRIOR)

/**
 * Bits by which members use the value together oftener than each one's own habit gives: −log2 P[Poisson(E)
 * ≥ O], O the pairs of members with the value on one lot, the largest lot left out, E = Σ n_ij r_i r_j; less
 * the bits of choosing these holders among all.
 */
export const excessBits = (fact: GroupFact, habits: readonly Habit[], { met, size }: Meetings): number => {
  const most = fact.pairsOn.reduce((x, y) => Math.max(x, y), 0)
  const observed = fact.pairsOn.reduce((x, y) => x + y, 0) - most
  if (observed === 0) return 0
  let expected = 0
  for (let i = 0; i < habits.length; i++)
    for (let j = i + 1; j < habits.length; j++) {
      const shown = shareJoint(habits[i]!) * shareJoint(habits[j]!)
      expected +=
        met[fact.holders[i]! * size + fact.holders[j]!]! * shown * ownRate(habits[i]!) * ownRate(habits[j]!)
    }
  const chosen = Math.max(1, pairs(fact.d) / pairs(fact.holders.length))
  return Math.max(0, poissonBits(observed, Math.max(expected, LEAST)) - Math.log2(chosen))
}

const LEAST = 0.01
const pairs = (n: number): number => (n * (n - 1)) / 2
const shareJoint = ({ shown, shownJoint }: Habit): number =>
  shown === 0 ? 0 : Math.min(1, Math.max(0.2, shownJoint / Math.max(1, shown)))

/**
 * z of the uses that fall on joint lots against as many of the holder's lots drawn at random: a ring's
 * machine is used when its members bid together. Σ (X − nK/N), hypergeometric variances, continuity ½.
 */
export const companyZ = (habits: readonly Habit[]): number => {
  let excess = -0.5
  let variance = 0.25
  for (const { shown, shownJoint, uses, usesJoint } of habits) {
    if (shown < 2) continue
    const share = shownJoint / shown
    excess += usesJoint - uses * share
    variance += (uses * share * (1 - share) * (shown - uses)) / (shown - 1)
  }
  return excess / Math.sqrt(variance)
}

/** −log2 P[Poisson(mean) ≥ k]. */
export const poissonBits = (k: number, mean: number): number => {
  if (k <= 0) return 0
  if (k <= mean) return mean > 50 ? 0 : -Math.log2(Math.max(1e-300, 1 - below(k, mean)))
  let log = -mean
  for (let j = 1; j <= k; j++) log += Math.log(mean / j)
  let sum = 1
  for (let j = k + 1, term = 1; term > 1e-12 * sum; j++) {
    term *= mean / j
    sum += term
  }
  return -(log + Math.log(sum)) / Math.LN2
}

const below = (k: number, mean: number): number => {
  let term = Math.exp(-mean)
  let sum = 0
  for (let j = 0; j < k; j++) {
    sum += term
    term *= mean / (j + 1)
  }
  return sum
}
