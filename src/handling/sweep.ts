import { shanghaiDay } from '../domain/day.js'
import { lightAt } from './clock-work.js'
import type { Desk } from './desk.js'
import { record } from './record.js'

/** How many clocks changed their light, and how many of them are over since. */
export interface Swept {
  changed: number
  overdue: number
}

/** Longer than any two working days with the holidays before them. */
const SOON_MS = 30 * 86_400_000

/**
 * Notes the light of each running clock; one that turned red is written among the events of its item. A right
 * that was not used (RETURN) is void when its time is over. The same instant twice changes nothing.
 */
export const sweepClocks = (desk: Desk, now: Date): Swept => {
  const { work } = desk
  const soon = new Date(now.getTime() + SOON_MS).toISOString()
  const changed = work
    .clocksToSweep(now.toISOString(), soon)
    .filter((clock) => lightAt(desk, clock, now) !== clock.light)
  if (changed.length === 0) return { changed: 0, overdue: 0 }
  return work.transact(() => {
    let overdue = 0
    for (const clock of changed) {
      const light = lightAt(desk, clock, now)
      const isUnusedRight = clock.term === 'RETURN' && light === 'red'
      work.changeClock({
        ...clock,
        light,
        ...(isUnusedRight && { result: 'void' as const, stoppedAt: clock.dueAt }),
      })
      if (light !== 'red' || isUnusedRight) continue
      overdue++
      const item = work.item(clock.item)!
      const input = { term: clock.term, dueDay: clock.dueDay, noted: shanghaiDay(now) }
      record(desk, { act: 'overdue', from: item, to: item, actor: undefined, at: now.toISOString(), input })
    }
    return { changed: changed.length, overdue }
  })
}
