import { logNormalTail } from '../../stats/normal.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import type { GroupLot } from './group-lots.js'
import { permutedWinners } from './permuted-winners.js'

/** Joint lots won by members, in order of days, and who could have been next on each. */
export interface Awards {
  lots: readonly GroupLot[]
  /** by lot: the number of its day, 0 for the first day of all */
  day: Int32Array
  /** by lot: members on it that win some lot of the list; those of lot l are places[offsets[l]] … */
  offsets: Int32Array
  places: Int32Array
  members: number
}

/** `lots`: won by members, by day ascending; `days`: the day of each. */
export const awardsOf = (lots: readonly GroupLot[], days: readonly number[], members: number): Awards => {
  const wins = new Uint8Array(members)
  for (const { winner } of lots) wins[winner] = 1
  const day = new Int32Array(lots.length)
  const offsets = new Int32Array(lots.length + 1)
  const places: number[] = []
  lots.forEach(({ present }, l) => {
    day[l] = l === 0 ? 0 : day[l - 1]! + (days[l] === days[l - 1] ? 0 : 1)
    for (const place of present) if (wins[place] === 1) places.push(place)
    offsets[l + 1] = places.length
  })
  return { lots, day, offsets, places: Int32Array.from(places), members }
}

/** Lots after the first day on which two members or more could have been next. */
const isAsked = ({ day, offsets }: Awards, l: number): boolean =>
  day[l]! > 0 && offsets[l + 1]! - offsets[l]! > 1

/** How many lots can show whether the winner's turn had come. */
export const askedLots = (awards: Awards): number => {
  let count = 0
  for (let l = 0; l < awards.lots.length; l++) if (isAsked(awards, l)) count++
  return count
}

/**
 * Of the lots asked, how many the member won that had waited longest of those on it: whose last win, before
 * that day, lies furthest back; who has not won yet comes before all others, and those who are equal all
 * count. `winners`: by lot.
 */
const turnsTaken = (awards: Awards): ((winners: Int32Array) => number) => {
  const { day, offsets, places } = awards
  const last = new Int32Array(awards.members)
  const count = awards.lots.length
  return (winners) => {
    last.fill(-1)
    let taken = 0
    for (let from = 0; from < count; ) {
      let to = from
      for (; to < count && day[to] === day[from]; to++) {
        if (!isAsked(awards, to)) continue
        const own = last[winners[to]!]!
        let longest = 1
        for (let i = offsets[to]!; i < offsets[to + 1]!; i++) if (last[places[i]!]! < own) longest = 0
        taken += longest
      }
      for (; from < to; from++) last[winners[from]!] = day[from]!
    }
    return taken
  }
}

/** Lots asked that were won by the member that had waited longest. */
export const seenTurns = (awards: Awards): number =>
  turnsTaken(awards)(Int32Array.from(awards.lots, ({ winner }) => winner))

/** How the winners took turns, and what chance would have given. */
export interface Turns {
  /** lots asked; … won by the member that had waited longest */
  asked: number
  taken: number
  /** mean of `taken` where winners are exchanged among lots on which they bid */
  expected: number
  /** `taken` in its standard deviations above `expected`; 0 where nothing can be exchanged */
  z: number
  /** ln P[taken or more] */
  logP: number
}

/**
 * Turns against the winners exchanged (`permutedWinners`). Where none of its draws reaches what was seen, P
 * is the larger tail of two laws with the mean and the variance of the draws, and no more than the draws
 * allow: a normal one, and a binomial one beside lots that are sure (those of a member's first win).
 */
export const turnsOf = (awards: Awards, seed: number): Turns => {
  const statistic = turnsTaken(awards)
  const taken = seenTurns(awards)
  const { p, reached, mean, deviation } = permutedWinners(awards.lots, awards.members, statistic, seed)
  const asked = askedLots(awards)
  const z = deviation > 0 ? (taken - mean) / deviation : 0
  const logP =
    reached === 0 && z > 0
      ? Math.min(Math.log(p), Math.max(logNormalTail(z), logBinomialTail({ asked, taken, mean, deviation })))
      : Math.log(p)
  return { asked, taken, expected: mean, z, logP }
}

/** s lots are sure, the others have one chance each: (mean − s) · (asked − mean) / (asked − s) = variance. */
const logBinomialTail = (drawn: {
  asked: number
  taken: number
  mean: number
  deviation: number
}): number => {
  const { asked, taken, mean } = drawn
  const variance = drawn.deviation ** 2
  const missed = asked - mean
  const exact = (mean * missed - variance * asked) / (missed - variance)
  const sure = missed > variance ? Math.max(0, Math.min(Math.floor(exact), Math.floor(mean))) : 0
  const chance = (mean - sure) / (asked - sure)
  return logUpperTailOfTrials(taken - sure, { trials: [asked - sure], chance: [chance] })
}
