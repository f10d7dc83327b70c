import { randomUUID } from 'node:crypto'
import type { WorkEvent } from '../casebook/work/events.js'
import type { WorkItem } from '../casebook/work/items.js'
import type { Actor } from './actor.js'
import type { Desk } from './desk.js'

/** What is written of something that happened to an item. */
export interface Happened {
  act: string
  /** the item before it; undefined where it was made by it */
  from: WorkItem | undefined
  to: WorkItem
  /** undefined = the system */
  actor: Actor | undefined
  at: string
  input?: unknown
  note?: string
  undoes?: string
  before?: unknown
}

/** Writes an event and the entry for the audit log that goes with it. */
export const record = ({ work }: Pick<Desk, 'work'>, happened: Happened): WorkEvent => {
  const { act, from, to, actor, at, input = {}, note = '', undoes = null, before = null } = happened
  const event: WorkEvent = {
    uid: randomUUID(),
    item: to.id,
    version: to.version,
    at,
    act,
    fromState: from?.state ?? '',
    toState: to.state,
    user: actor?.user ?? null,
    office: actor?.office ?? null,
    capacity: actor?.kind ?? null,
    position: actor?.position ?? null,
    input,
    note,
    undoes,
    source: actor?.source ?? 'system',
    before,
  }
  work.addEvent(event)
  work.putOut({ uid: event.uid, at, body: JSON.stringify(auditOf(event, to, actor)) })
  return event
}

/** The entry of the audit log: ids, never what was written. */
const auditOf = (event: WorkEvent, { kind }: WorkItem, actor: Actor | undefined): object => ({
  uid: event.uid,
  at: event.at,
  src: event.source,
  who: actor
    ? {
        ...(actor.user !== undefined && { user: actor.user }),
        office: actor.office,
        capacity: actor.kind,
        position: actor.position,
      }
    : {},
  act: event.act,
  what: kind === 'LD' ? 'lead' : 'item',
  id: event.item,
  query: { from: event.fromState, to: event.toState, version: event.version },
  outcome: 'allowed',
})
