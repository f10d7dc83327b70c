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
  who: actor ? whoOf(actor) : {},
  act: event.act,
  what: kind === 'LD' ? 'lead' : 'item',
  id: event.item,
  query: { from: event.fromState, to: event.toState, version: event.version },
  outcome: 'allowed',
})

const whoOf = ({ user, office, kind, position }: Actor): object => ({
  ...(user !== undefined && { user }),
  office,
  capacity: kind,
  position,
})

/** Who changed something, and by which way; undefined = whoever is at the machine, who acts for no office. */
export interface ChangedBy {
  actor: Actor | undefined
  at: string
}

/** By what whoever changed something is named where it is kept. */
export const changerOf = ({ actor }: ChangedBy): string => actor?.user ?? actor?.office ?? 'local'

/**
 * Writes the entry for the audit log of a change that is no event of an item: numbers, projects, tags,
 * colours, files between networks. Called in the transaction of the change.
 */
export const recordChange = (
  { work }: Pick<Desk, 'work'>,
  change: { act: string; what: string; id?: string; ids?: readonly string[]; query?: object; n?: number },
  { actor, at }: ChangedBy,
): void => {
  const { ids, ...told } = change
  const uid = randomUUID()
  const entry = {
    ...{ uid, at, src: actor?.source ?? 'cli', who: actor ? whoOf(actor) : { key: 'local' } },
    ...told,
    ...(ids !== undefined && { ids: ids.slice(0, MOST_IDS) }),
    outcome: 'allowed',
  }
  work.putOut({ uid, at, body: JSON.stringify(entry) })
}

/** that an entry of the audit log names */
const MOST_IDS = 200
