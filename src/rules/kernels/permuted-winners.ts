import { hash32, uniform } from '../../stats/random.js'
import type { GroupLot } from './group-lots.js'

/** Draws of the winners at most: the smallest p is 1 / (DRAWS + 1). */
const DRAWS = 9999
/** Draws that reach the observed statistic before p is taken as it stands. */
const ENOUGH = 10
/** Exchanges tried per lot between two draws. */
const MIXING = 3

/** A statistic of who won which lot against draws of the winners. */
export interface Permuted {
  p: number
  /** draws whose statistic is at least the observed */
  reached: number
  /** of the statistic over the draws */
  mean: number
  deviation: number
}

/**
 * p of a statistic of who won which lot, under the null that the winners of a group's joint lots are
 * exchangeable: every winner keeps the number of its wins, and wins only lots on which it bid. Two lots
 * exchange their winners where both bid on both; so on, a random walk over all such assignments that starts
 * at the observed one.
 *
 * p = (h + 1) / (draws + 1), h draws whose statistic is at least the observed; sequentially, after Besag and
 * Clifford: it stops at h = 10. Besag, J. and Clifford, P. (1991). Sequential Monte Carlo p-values.
 * Biometrika 78:301–304.
 */
export const permutedWinners = (
  lots: readonly GroupLot[],
  members: number,
  statistic: (winners: Int32Array) => number,
  seed: number,
): Permuted => {
  const present = new Uint8Array(lots.length * members)
  lots.forEach((lot, l) => {
    for (const place of lot.present) present[l * members + place] = 1
  })
  const winners = Int32Array.from(lots, ({ winner }) => winner)
  const observed = statistic(winners)
  const stream = lots.reduce((hash, { lot }) => hash32(hash, lot, lots.length), members)
  let counter = 0
  let reached = 0
  let [sum, squares] = [0, 0]
  const result = (p: number, draws: number): Permuted => ({
    p,
    reached,
    mean: sum / draws,
    deviation: Math.sqrt(Math.max(0, squares - (sum * sum) / draws) / draws),
  })
  for (let draw = 1; draw <= DRAWS; draw++) {
    for (let step = MIXING * lots.length; step > 0; step--) {
      const x = Math.floor(uniform(seed, stream, counter++) * lots.length)
      const y = Math.floor(uniform(seed, stream, counter++) * lots.length)
      const [u, v] = [winners[x]!, winners[y]!]
      if (present[x * members + v] === 0 || present[y * members + u] === 0) continue
      winners[x] = v
      winners[y] = u
    }
    const drawn = statistic(winners)
    sum += drawn
    squares += drawn * drawn
    if (drawn >= observed) reached++
    if (reached === ENOUGH) return result(reached / draw, draw)
  }
  return result((reached + 1) / (DRAWS + 1), DRAWS)
}
