import type { WorkItem } from '../casebook/work/items.js'
import type { WorkLink } from '../casebook/work/parts.js'
import { newestOf } from '../workflow/definitions/index.js'
import type { Actor } from './actor.js'
import { dueAtOf, startClock } from './clock-work.js'
import { type Desk, rankOf } from './desk.js'
import { record } from './record.js'

/** What a new item is made of. */
export interface NewItem {
  kind: string
  parent?: string
  host?: string
  /** office that made it, where the system did in its name; else that of the actor */
  issuer?: string
  colour: string | null
  care?: boolean
  body: unknown
  progress: unknown
  links: readonly WorkLink[]
  /** code of the clock that starts with it */
  clock?: string
  /** last day of that clock, where no term sets it */
  dueDay?: string
  /** what came with the act that made it */
  input?: unknown
  /** undefined = the system */
  actor: Actor | undefined
  at: string
}

/** Makes an item with its links, its first clock and its first event; inside a transaction. */
export const makeItem = (desk: Desk, given: NewItem): WorkItem => {
  const { work } = desk
  const { kind, colour, at, actor, clock: code, dueDay, input } = given
  const definition = newestOf(kind)!
  const item: WorkItem = {
    id: work.nextId(kind, Number(at.slice(0, 4))),
    kind,
    definition: definition.version,
    state: definition.initial,
    version: 1,
    parent: given.parent ?? null,
    host: given.host ?? null,
    issuer: given.issuer ?? actor?.office ?? null,
    restricted: false,
    investigating: false,
    colour,
    rank: colour === null ? 0 : rankOf(desk, colour),
    care: given.care ?? false,
    dueAt: null,
    openedAt: at,
    closedAt: null,
    closeReason: null,
    body: given.body,
    progress: given.progress,
  }
  work.addItem(item)
  for (const link of given.links) work.addLink(item.id, link)
  if (item.host !== null) work.addParty(item.id, { office: item.host, part: 'host' }, at)
  if (item.issuer !== null) work.addParty(item.id, { office: item.issuer, part: 'issuer' }, at)
  if (code !== undefined)
    startClock(desk, { item: item.id, code, colour, at, ...(dueDay !== undefined && { dueDay }) })
  const made = { ...item, dueAt: dueAtOf(work.clocksOf(item.id)) }
  work.changeItem(made)
  record(desk, { act: 'create', from: undefined, to: made, actor, at, input })
  return made
}
