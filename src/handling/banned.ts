import type { WorkBook } from '../casebook/work/work-book.js'
import { shanghaiDay } from '../domain/day.js'

/** Basis of a colour by a ban: its last day, then the number of the decision. */
export const basisOfBan = ({ until, number }: { until: string; number: string }): string =>
  `${until} ${number}`.trim()

/** Whether a bidder has its colour by a ban from bidding that is in force at an instant (ISO). */
export const isBanned = (work: Pick<WorkBook, 'colourEvents'>, bidder: string, at: string): boolean => {
  const last = work.colourEvents('bidder', bidder).at(-1)
  return last?.cause === 'credit' && last.basis.slice(0, 10) >= shanghaiDay(new Date(at))
}
