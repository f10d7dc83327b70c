import type { AuditEntry } from '../audit/entry.js'
import { drainOutbox } from '../audit/outbox.js'
import { isReadOnly } from '../casebook/owner-only.js'
import { shanghaiDay } from '../domain/day.js'
import { type Desk, deskOf } from '../handling/desk.js'
import { planDue } from '../handling/plan-due.js'
import { sweepClocks } from '../handling/sweep.js'
import type { Store } from '../store.js'

/** The handling of leads by a service. */
export interface LeadDesk {
  /** with terms, routes and offices as they were half a second ago at most */
  desk(): Desk
  /** What stands was changed: it is read anew at once. */
  changed(): void
  /** Moves what acts left for the audit log into it; resolves once it is durable. */
  drain(): Promise<void>
  /** Finishes what a process before left, notes lights, and goes on to do so each minute. */
  start(): Promise<void>
  stop(): void
}

export type LeadAppend = (entry: AuditEntry) => void | Promise<void>

const FRESH_MS = 500
const MINUTE = 60_000

export const leadDesk = (
  { casebook, dir }: Pick<Store, 'casebook' | 'dir'>,
  {
    clock,
    append,
    unexpected,
  }: { clock: () => Date; append: LeadAppend; unexpected: (error: unknown) => void },
): LeadDesk => {
  // nothing is written to a store that is only read
  const isFixed = isReadOnly(dir)
  let held: Desk | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  const desk = (): Desk => {
    const now = performance.now()
    if (!held || now - readAt > FRESH_MS) {
      held = deskOf(casebook)
      readAt = now
    }
    return held
  }
  // one at a time: what two find waiting would be sent twice
  const drain = (): Promise<void> => {
    last = last.catch(() => undefined).then(() => drainOutbox(casebook.work, append))
    return last
  }
  // what offices owe changes with the day
  let plannedOn = ''
  const planOnce = (now: Date): void => {
    const today = shanghaiDay(now)
    if (today === plannedOn) return
    planDue(desk(), now)
    plannedOn = today
  }
  const tick = async (): Promise<void> => {
    if (isFixed) return
    const now = clock()
    planOnce(now)
    sweepClocks(desk(), now)
    await drain()
  }
  return {
    desk,
    changed: () => {
      held = undefined
    },
    drain,
    start: async () => {
      await tick().catch(unexpected)
      timer = setInterval(() => void tick().catch(unexpected), MINUTE).unref()
    },
    stop: () => clearInterval(timer),
  }
}
