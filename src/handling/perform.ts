import type { ClockRecord } from '../casebook/work/clocks.js'
import type { WorkItem } from '../casebook/work/items.js'
import type { Party, WorkPerson } from '../casebook/work/parts.js'
import type { Verdict } from '../casebook/work/verdicts.js'
import { type Input, InputSchema } from '../workflow/input.js'
import { type Asked, type Refusal, step } from '../workflow/step.js'
import { undoable } from '../workflow/undo.js'
import type { Acting } from './acting.js'
import type { Actor } from './actor.js'
import { dueAtOf, pauseClocks, resumeClocks, startOrKeep, stopClocks, voidClocks } from './clock-work.js'
import { colourObjects } from './colours.js'
import { type Desk, definitionOf } from './desk.js'
import { EFFECTS, UNDO_EFFECTS } from './effects.js'
import { factsFor, itemFor } from './gather.js'
import type { LeadProgress } from './lead.js'
import { againstUnmerging } from './merging.js'
import { isPaper, type PaperProgress } from './paper.js'
import { linkPersons } from './persons.js'
import { record } from './record.js'

/** What somebody wants done with an item. */
export interface Wanted extends Omit<Asked, 'input'> {
  id: string
  input: unknown
  note?: string
}

/** What came of it: the item as it is then, or why not. */
export type Performed =
  | { ok: true; item: WorkItem }
  | { ok: false; refusal: Refusal | { code: 'not_found' } | { code: 'invalid_input'; fields: string[] } }

const refused = (refusal: (Performed & { ok: false })['refusal']): Performed => ({ ok: false, refusal })

/** The item before an act that may be taken back. */
interface Before {
  item: Omit<WorkItem, 'body'>
  parties: Party[]
  persons: WorkPerson[]
  clocks: ClockRecord[]
  verdicts: Verdict[]
}

/**
 * Does an act: judged and written in one transaction, so that of two at once one finds the item changed.
 * Item, event, parties, links, clocks, colour and what goes into the audit log are written together, or not
 * at all.
 */
export const perform = (desk: Desk, wanted: Wanted, actor: Actor, now: Date): Performed =>
  desk.work.transact(() => performHere(desk, wanted, actor, now))

/** The same inside a transaction. */
export const performHere = (desk: Desk, wanted: Wanted, actor: Actor, now: Date): Performed => {
  const { work } = desk
  const item = work.item(wanted.id)
  if (!item) return refused({ code: 'not_found' })
  if (wanted.act === 'undo') return takeBack(desk, item, { wanted, actor, now })
  const parsed = InputSchema.safeParse(wanted.input ?? {})
  const input = parsed.success ? parsed.data : {}
  const facts = factsFor(desk, item, input, actor, now)
  const definition = definitionOf(item.kind, item.definition)
  const found = step(definition, itemFor(desk, item), actor, { ...wanted, input }, facts)
  if (!found.ok) {
    const isEarlier = found.code !== 'precondition_missing' && found.code !== 'invalid_input'
    if (parsed.success || isEarlier) return refused(withTarget(desk, item, found))
  }
  if (!parsed.success)
    return refused({ code: 'invalid_input', fields: parsed.error.issues.map(({ path }) => path.join('/')) })
  if (!found.ok) return refused(found)
  if (!areAttached(desk, item, input)) return refused({ code: 'invalid_input', fields: ['attachments'] })
  const { act, next, starts } = found
  const at = now.toISOString()
  const before = act.undo ? snapshotOf(desk, item) : null
  const moved: WorkItem = { ...item, ...next, progress: progressOf(item, act.id, { input, actor, at }) }
  if (isPaper(item.kind) && input.number !== undefined)
    work.addLink(item.id, { what: 'document', key: `${at.slice(0, 4)} ${input.number}` })
  const also: Acting['also'] = (other, name, given) =>
    void performHere(desk, { id: other.id, act: name, input: given, ifMatch: other.version }, actor, now)
  const isOpen = definition.states[next.state]!.open
  const effect = EFFECTS[`${item.kind}.${act.id}`]
  const changed = effect?.({ desk, item: moved, before: item, input, actor, at, now, also }) ?? moved
  stopClocks(desk, item.id, act.stops, at)
  pauseClocks(desk, item.id, act.pauses, at)
  resumeClocks(desk, item.id, act.resumes, at)
  if (!isOpen) voidClocks(desk, item.id, at)
  for (const code of starts) startOrKeep(desk, { item: item.id, code, colour: item.colour, at })
  const closed: WorkItem = {
    ...changed,
    dueAt: dueAtOf(work.clocksOf(item.id)),
    ...closingOf(item, { input, at, isOpen: isOpen && next.state !== LOOKED_BACK_ON }),
  }
  work.changeItem(closed)
  if (
    item.kind === 'LD' &&
    (closed.colour !== item.colour || (closed.closedAt === null) !== (item.closedAt === null))
  )
    colourObjects(desk, closed, { cause: closed.closedAt === null ? 'manual' : 'disposal', at })
  const note = wanted.note ?? ''
  record(desk, { act: act.id, from: item, to: closed, actor, at, input, note, before })
  return { ok: true, item: closed }
}

/** Of a lead that went into another the refusal names the one in which it is now. */
const withTarget = ({ work }: Desk, item: WorkItem, refusal: Refusal): Refusal => {
  if (refusal.code !== 'wrong_state' || item.kind !== 'LD') return refusal
  let last: WorkItem = item
  for (let into = intoOf(last); into !== null; into = intoOf(last)) last = work.item(into)!
  return last === item ? refusal : { ...refusal, into: last.id }
}

const intoOf = ({ state, progress }: WorkItem): string | null =>
  state === 'merged' ? (progress as LeadProgress).mergedInto : null

/** Files that an act names go with its item, or with what it belongs to. */
const areAttached = ({ work }: Desk, { id, parent }: WorkItem, { attachments = [] }: Input): boolean =>
  attachments.every((one) => {
    const found = work.attachment(one)
    return found?.removedAt === null && (found.item === id || found.item === parent)
  })

/** A lead that is looked back on stays as it was closed. */
const LOOKED_BACK_ON = 'look-back'

const closingOf = (
  { closedAt, closeReason }: WorkItem,
  { input, at, isOpen }: { input: Input; at: string; isOpen: boolean },
): Pick<WorkItem, 'closedAt' | 'closeReason'> =>
  isOpen
    ? { closedAt: null, closeReason: null }
    : { closedAt: closedAt ?? at, closeReason: input.code ?? closeReason }

/** Who did it; and of a paper what came with it, and when. */
const progressOf = (
  { kind, progress }: WorkItem,
  act: string,
  { input, actor: { user, office }, at }: { input: Input; actor: Actor; at: string },
): unknown => {
  const held = progress as Partial<PaperProgress>
  return {
    ...held,
    ...(user !== undefined && { doers: { ...held.doers, [act]: user } }),
    ...(isPaper(kind) && { last: { ...held.last, [act]: { ...input, at, office } } }),
  }
}

const snapshotOf = ({ work }: Desk, { body: _body, ...item }: WorkItem): Before => ({
  item,
  parties: work.parties(item.id),
  persons: work.persons(item.id),
  clocks: work.clocksOf(item.id),
  verdicts: work.verdicts(item.id),
})

/** Takes the last act back: state, parties, clocks and verdicts as they were; time that passed counts. */
const takeBack = (
  desk: Desk,
  item: WorkItem,
  { wanted, actor, now }: { wanted: Wanted; actor: Actor; now: Date },
): Performed => {
  const { work } = desk
  if (wanted.ifMatch === undefined) return refused({ code: 'if_match_required' })
  if (wanted.ifMatch !== item.version) return refused({ code: 'stale' })
  const definition = definitionOf(item.kind, item.definition)
  const last = work.lastEvent(item.id)
  const act = undoable(definition, last, actor, now)
  if (!act || !last || last.undoes !== null || last.before === null)
    return refused(withTarget(desk, item, { code: 'wrong_state', acts: [] }))
  const missing = act.id === 'merge' ? againstUnmerging(desk, item) : []
  if (missing.length > 0) return refused({ code: 'precondition_missing', missing })
  const before = last.before as Before
  const at = now.toISOString()
  const restored: WorkItem = { ...before.item, body: item.body, version: item.version + 1 }
  work.restoreParts(item.id, before.parties, before.persons, at)
  restoreClocks(desk, item.id, before.clocks, at)
  restoreVerdicts(desk, item.id, before.verdicts)
  UNDO_EFFECTS[`${item.kind}.${act.id}`]?.({ desk, item, actor, at })
  const undone: WorkItem = { ...restored, dueAt: dueAtOf(work.clocksOf(item.id)) }
  work.changeItem(undone)
  if (item.kind === 'LD') {
    linkPersons(desk, undone, { cause: 'manual', at })
    colourObjects(desk, undone, { cause: 'manual', at })
  }
  record(desk, {
    act: 'undo',
    from: item,
    to: undone,
    actor,
    at,
    note: wanted.note ?? '',
    undoes: last.uid,
  })
  return { ok: true, item: undone }
}

/** Clocks as they were; those that started since are void. */
const restoreClocks = ({ work }: Desk, item: string, before: readonly ClockRecord[], at: string): void => {
  const held = new Map(before.map((clock) => [clock.id, clock]))
  for (const clock of work.clocksOf(item))
    work.changeClock(held.get(clock.id) ?? { ...clock, result: 'void', stoppedAt: at, pausedAt: null })
}

const restoreVerdicts = ({ work }: Desk, lead: string, before: readonly Verdict[]): void => {
  for (const verdict of work.verdicts(lead)) work.removeVerdict(lead, verdict)
  for (const verdict of before) work.setVerdict(lead, verdict)
}
