import type { ClockRecord } from '../casebook/work/clocks.js'
import { shanghaiDay } from '../domain/day.js'
import { lightAt } from './clock-work.js'
import type { Desk } from './desk.js'
import { draftOrders, passOver } from './draft-orders.js'
import { record } from './record.js'

/** How many clocks changed their light, and how many of them are over since. */
export interface Swept {
  changed: number
  overdue: number
  /** orders that were drafted of clocks that are over for three working days */
  ordered: number
}

/** Longer than any two working days with the holidays before them. */
const SOON_MS = 30 * 86_400_000

/**
 * Notes the light of each running clock; one that turned red is written among the events of its item, and an
 * order is drafted three working days later. A right that was not used (RETURN) is void when its time is
 * over; a report or task is missing. The same instant twice changes nothing.
 */
export const sweepClocks = (desk: Desk, now: Date): Swept => {
  const { work } = desk
  const soon = new Date(now.getTime() + SOON_MS).toISOString()
  const changed = work
    .clocksToSweep(now.toISOString(), soon)
    .filter((clock) => lightAt(desk, clock, now) !== clock.light)
  const swept = changed.length === 0 ? NOTHING : work.transact(() => noteAll(desk, changed, now))
  return { ...swept, ordered: draftOrders(desk, now) }
}

const NOTHING = { changed: 0, overdue: 0 }

const noteAll = (desk: Desk, changed: readonly ClockRecord[], now: Date): Omit<Swept, 'ordered'> => {
  let overdue = 0
  for (const clock of changed) if (noteLight(desk, clock, now)) overdue++
  return { changed: changed.length, overdue }
}

/** Whether the clock is over since. */
const noteLight = (desk: Desk, clock: ClockRecord, now: Date): boolean => {
  const { work } = desk
  const light = lightAt(desk, clock, now)
  const isUnusedRight = clock.term === 'RETURN' && light === 'red'
  work.changeClock({
    ...clock,
    light,
    ...(isUnusedRight && { result: 'void' as const, stoppedAt: clock.dueAt }),
  })
  if (light === 'red') passOver(desk, clock)
  if (light !== 'red' || isUnusedRight) return false
  const item = work.item(clock.item)!
  const at = now.toISOString()
  const input = { term: clock.term, dueDay: clock.dueDay, noted: shanghaiDay(now) }
  const isMissing = item.state === 'due' && (clock.term === 'REPORT' || clock.term === 'TASK')
  const next = isMissing ? { ...item, state: 'missing', version: item.version + 1 } : item
  if (isMissing) work.changeItem(next)
  record(desk, { act: isMissing ? 'miss' : 'overdue', from: item, to: next, actor: undefined, at, input })
  return true
}
