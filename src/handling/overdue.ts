import type { Text } from '../texts/text.js'
import type { Desk } from './desk.js'
import { rowOf, type ShownClock, shownClock } from './shown.js'
import type { Visible } from './visible.js'

/** A clock whose time is over, with what it is of. */
export interface OverdueClock {
  item: string
  colour: string | null
  host: { office: string; name: string } | null
  summary: Text
  clock: ShownClock
}

/** Clocks that run past their time, of items that are seen; the oldest first. */
export const overdueOf = (desk: Desk, isSeen: (item: string) => boolean, now: Date): OverdueClock[] =>
  desk.work
    .overdueClocks(now.toISOString())
    .filter(({ term, item }) => term !== 'RETURN' && isSeen(item))
    .map((clock) => {
      const { colour, host, summary } = rowOf(desk, desk.work.item(clock.item)!, now)
      return { item: clock.item, colour, host, summary, clock: shownClock(desk, clock, colour, now) }
    })

/** Ids of the items that meet a condition. */
export const seenBy = ({ work }: Pick<Desk, 'work'>, visible: Visible): ((item: string) => boolean) => {
  const known = new Map<string, boolean>()
  return (id) => {
    const kept = known.get(id)
    if (kept !== undefined) return kept
    const kind = work.item(id)?.kind ?? ''
    const also = { sql: 'i.id = ?', values: [id] }
    const isSeen = work.countItems({ kind, visible: visible(kind), also }, '').count > 0
    known.set(id, isSeen)
    return isSeen
  }
}
