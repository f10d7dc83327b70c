import { dayFrom } from '../calendar/day.js'
import { dueOf, lightOf, type Unit } from '../calendar/term.js'
import type { ClockRecord } from '../casebook/work/clocks.js'
import { shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import type { Desk } from './desk.js'
import type { TermRecord } from './reference.js'

/**
 * The term of a code on a day, that of the colour where there is one: CHECK of a red lead is CHECK/red. Fails
 * with `internal` where there is none.
 */
export const termOn = (terms: readonly TermRecord[], code: string, colour: string | null, day: string) => {
  const inForce = (wanted: string): TermRecord | undefined =>
    terms.filter((term) => term.code === wanted && term.validFrom <= day).at(-1)
  const found = inForce(`${code}/${colour}`) ?? inForce(code)
  if (!found) throw new AppError('internal', `There is no term ${code} on ${day}`)
  return found
}

type Timing = Pick<Desk, 'work' | 'calendar' | 'terms'>

/** A clock that starts; `dueDay` is its last day where no term sets it. */
interface Starting {
  item: string
  code: string
  colour: string | null
  at: string
  dueDay?: string
}

/** The term that a clock runs by; of one that ends on a given day its days, which are of no term. */
const runningBy = ({ terms }: Timing, { code, colour, at, dueDay }: Starting) => {
  const day = shanghaiDay(new Date(at))
  if (dueDay === undefined) return termOn(terms, code, colour, day)
  return { version: 0, unit: 'cd' as const, amount: Math.max(0, dayFrom(dueDay) - dayFrom(day)) }
}

export const startClock = (timing: Timing, starting: Starting): void => {
  const { work, calendar } = timing
  const { item, code, at } = starting
  const { version, unit, amount } = runningBy(timing, starting)
  const due = dueOf(at, { unit, amount }, calendar)
  work.addClock({
    item,
    term: code,
    termVersion: version,
    unit,
    amount,
    startedAt: at,
    ...due,
    pausedAt: null,
    pauses: [],
    stoppedAt: null,
    result: 'running',
    light: lightOf(due, { startedAt: at, unit, now: new Date(at) }, calendar),
    calendarDigest: calendar.digest,
  })
}

/** Starts a clock of an item in which one of the code may run already: of the two the earlier end stays. */
export const startOrKeep = (timing: Timing, starting: Starting): void => {
  const { item, code } = starting
  const before = timing.work.clocksOf(item).find((one) => isRunning(one) && one.term === code)
  startClock(timing, starting)
  if (!before) return
  const started = timing.work.clocksOf(item).findLast((one) => isRunning(one) && one.term === code)!
  const later = before.dueAt <= started.dueAt ? started : before
  timing.work.changeClock({ ...later, stoppedAt: starting.at, pausedAt: null, result: 'void' })
}

const isRunning = ({ result }: ClockRecord): boolean => result === 'running'

/** Stops the running clocks of these codes: met, or late where their time was over. */
export const stopClocks = ({ work }: Timing, item: string, codes: readonly string[], at: string): void => {
  for (const clock of work.clocksOf(item))
    if (isRunning(clock) && codes.includes(clock.term))
      work.changeClock({
        ...clock,
        stoppedAt: at,
        pausedAt: null,
        result: (clock.pausedAt ?? at) <= clock.dueAt ? 'met' : 'late',
      })
}

/** Running clocks of an item that leads nowhere any more; of these codes where any are named. */
export const voidClocks = ({ work }: Timing, item: string, at: string, codes?: readonly string[]): void => {
  for (const clock of work.clocksOf(item))
    if (isRunning(clock) && (codes?.includes(clock.term) ?? true))
      work.changeClock({ ...clock, stoppedAt: at, pausedAt: null, result: 'void' })
}

export const pauseClocks = ({ work }: Timing, item: string, codes: readonly string[], at: string): void => {
  for (const clock of work.clocksOf(item))
    if (isRunning(clock) && codes.includes(clock.term)) work.changeClock({ ...clock, pausedAt: at })
}

/** The time that a clock stood still does not count. */
export const resumeClocks = (timing: Timing, item: string, codes: readonly string[], at: string): void => {
  for (const clock of timing.work.clocksOf(item)) {
    if (!isRunning(clock) || clock.pausedAt === null || !codes.includes(clock.term)) continue
    const pauses = [...clock.pauses, { from: clock.pausedAt, to: at }]
    timing.work.changeClock(reckoned(timing, { ...clock, pauses, pausedAt: null }))
  }
}

/** More time for a running clock, in its own unit. */
export const extendClock = (timing: Timing, item: string, code: string, more: number): void => {
  const clock = timing.work.clocksOf(item).find((one) => isRunning(one) && one.term === code)
  if (clock) timing.work.changeClock(reckoned(timing, { ...clock, amount: clock.amount + more }))
}

/** A clock with its ends counted again. */
const reckoned = ({ calendar }: Timing, clock: ClockRecord): ClockRecord => ({
  ...clock,
  ...dueOf(clock.startedAt, { unit: clock.unit as Unit, amount: clock.amount }, calendar, clock.pauses),
  calendarDigest: calendar.digest,
})

/** The light of a clock at an instant; one that stands still keeps the light it had then. */
export const lightAt = (
  { calendar }: Pick<Desk, 'calendar'>,
  clock: ClockRecord,
  now: Date,
): ClockRecord['light'] =>
  lightOf(
    clock,
    {
      startedAt: clock.startedAt,
      unit: clock.unit as Unit,
      now: clock.pausedAt === null ? now : new Date(clock.pausedAt),
    },
    calendar,
  )

/** The earliest end of the running clocks; null where none runs. RETURN is a right, not a duty. */
export const dueAtOf = (clocks: readonly ClockRecord[]): string | null => {
  const running = clocks.filter(
    (clock) => isRunning(clock) && clock.pausedAt === null && clock.term !== 'RETURN',
  )
  return running.map(({ dueAt }) => dueAt).sort()[0] ?? null
}
