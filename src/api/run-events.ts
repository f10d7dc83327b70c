import type { Casebook } from '../casebook/casebook.js'
import type { Ring } from '../domain/ring.js'
import type { RingEvent } from '../domain/run.js'

export type EventNow = RingEvent & {
  level: Ring['level'] | null
  score: number | null
  members: number | null
}

/** An event with what its run says of the ring; nulls where it does not have it, or no longer keeps it. */
export const eventNow = (casebook: Pick<Casebook, 'ringAlone'>, event: RingEvent): EventNow => {
  const ring = casebook.ringAlone(event.ring, event.run)
  return {
    ...event,
    level: ring?.level ?? null,
    score: ring?.score ?? null,
    members: ring?.members.length ?? null,
  }
}

export const countedBy = <T>(things: readonly T[], keyOf: (thing: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const thing of things) counts[keyOf(thing)] = (counts[keyOf(thing)] ?? 0) + 1
  return counts
}
