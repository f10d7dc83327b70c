import { workingDaysBetween } from '../calendar/calendar.js'
import { dayFrom } from '../calendar/day.js'
import type { ClockRecord } from '../casebook/work/clocks.js'
import type { WorkItem } from '../casebook/work/items.js'
import { dayOfInstant, shanghaiDay } from '../domain/day.js'
import type { Text } from '../texts/text.js'
import { leadTexts } from '../texts/workflow.js'
import { CREATE, type Definition } from '../workflow/definition.js'
import { KINDS, newestOf } from '../workflow/definitions/index.js'
import { actsFor, makingFor } from '../workflow/step.js'
import { undoable } from '../workflow/undo.js'
import { lightAt } from './clock-work.js'
import { type Desk, definitionOf, officeName } from './desk.js'
import { factsFor, factsForNew, itemFor, newItemFor } from './gather.js'
import type { Seat } from './groups.js'
import type { AskedBody, LeadBody, LeadProgress } from './lead.js'
import { severalNumbers } from './numbers.js'
import { isPaper, type PaperBody, type PaperProgress } from './paper.js'
import { routeOfLead } from './proposal.js'

/** An item in a list. */
export interface ItemRow {
  id: string
  kind: string
  version: number
  state: string
  stateText: Text
  colour: string | null
  care: boolean
  summary: Text
  host: { office: string; name: string } | null
  due: string | null
  light: ClockRecord['light'] | null
  openedAt: string
  lead: string | null
  /** who the routing rows name, while that is to be decided */
  proposal: ShownProposal | null
}

interface ShownProposal {
  row: string | null
  host: string | null
  hostName: string | null
  cohandlers: readonly string[]
  copied: readonly string[]
}

const HOUR_MS = 3_600_000

export const rowOf = (desk: Desk, item: WorkItem, now: Date): ItemRow => {
  const next = nextClock(desk, item)
  return {
    id: item.id,
    kind: item.kind,
    version: item.version,
    state: item.state,
    stateText: definitionOf(item.kind, item.definition).states[item.state]!.text,
    colour: item.colour,
    care: item.care,
    summary: summaryOf(desk, item),
    host: item.host === null ? null : { office: item.host, name: officeName(desk, item.host) },
    due: next?.dueDay ?? null,
    light: next ? lightAt(desk, next, now) : null,
    openedAt: item.openedAt,
    lead: item.parent,
    proposal: proposalFor(desk, item, now),
  }
}

/** The clock that is due first. */
const nextClock = ({ work }: Desk, { id, dueAt }: WorkItem): ClockRecord | undefined =>
  dueAt === null
    ? undefined
    : work.clocksOf(id).find((clock) => clock.result === 'running' && clock.dueAt === dueAt)

const ABOUT: Record<AskedBody['about'], Text> = {
  help: { zh: '协办', en: 'help' },
  time: { zh: '延期', en: 'more time' },
  suspension: { zh: '中止', en: 'a suspension' },
  void: { zh: '作废', en: 'to void it' },
  colour: { zh: '降色', en: 'a lower colour' },
}

const summaryOf = (desk: Desk, { kind, body, parent }: WorkItem): Text => {
  if (kind === 'LD') return (body as LeadBody).summary
  if (isPaper(kind)) return (body as PaperBody).title
  const { about, text } = body as AskedBody
  const lead = desk.work.item(parent!)!
  return { zh: `${lead.id} ${ABOUT[about].zh}：${text}`, en: `${lead.id} ${ABOUT[about].en}: ${text}` }
}

/** A deadline as it is shown. */
export interface ShownClock {
  term: string
  startedAt: string
  due: string
  dueAt: string
  lenient: string
  /** working days, or hours of a term in hours; negative once it is over */
  left: { wd: number } | { h: number } | null
  light: ClockRecord['light'] | null
  result: ClockRecord['result']
  paused: boolean
  provisional: boolean
  about: Text | null
  source: string | null
  mark: string | null
}

export const shownClock = (desk: Desk, clock: ClockRecord, colour: string | null, now: Date): ShownClock => {
  const isRunning = clock.result === 'running'
  const term = desk.terms.findLast(
    ({ code, version }) =>
      version === clock.termVersion && (code === `${clock.term}/${colour}` || code === clock.term),
  )
  return {
    term: clock.term,
    startedAt: clock.startedAt,
    due: clock.dueDay,
    dueAt: clock.dueAt,
    lenient: clock.lenientDay,
    left: isRunning ? leftOf(desk, clock, now) : null,
    light: isRunning ? lightAt(desk, clock, now) : null,
    result: clock.result,
    paused: clock.pausedAt !== null,
    provisional: clock.provisional,
    about: term?.about ?? null,
    source: term?.source ?? null,
    mark: term?.mark ?? null,
  }
}

const leftOf = ({ calendar }: Desk, { unit, dueAt, dueDay }: ClockRecord, now: Date): ShownClock['left'] => {
  if (unit === 'h') return { h: Math.floor((Date.parse(dueAt) - now.getTime()) / HOUR_MS) }
  const [today, due] = [dayOfInstant(now.getTime() / 1000), dayFrom(dueDay)]
  return {
    wd: today <= due ? workingDaysBetween(calendar, today, due) : -workingDaysBetween(calendar, due, today),
  }
}

/** What a seat may do with an item. */
export interface ShownAct {
  act: string
  text: Text
  enabled: boolean
  /** without any input: what is to be given or done first */
  missing: { pointer: string; detail: Text }[]
  /** act that the same person did before: another must do this one */
  needsAnother: string | null
  /** names of what may come with it */
  input: readonly string[]
  bulk: boolean
  /** day by which it is due */
  until: string | null
}

/** Fields of an input begin like this; the rest is to be done elsewhere first. */
const isInput = (pointer: string, input: readonly string[]): boolean =>
  input.some((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))

/** Acts that a seat may do; enabled where nothing is missing but what comes with the act. */
export const shownActs = (desk: Desk, item: WorkItem, seat: Seat | undefined, now: Date): ShownAct[] => {
  if (!seat) return []
  const definition = definitionOf(item.kind, item.definition)
  const facts = factsFor(desk, item, {}, seat, now)
  const due = nextClock(desk, item)
  const offers = actsFor(definition, itemFor(desk, item), seat, facts).map(
    ({ act, missing, earlier }): ShownAct => ({
      act: act.id,
      text: act.text,
      enabled: earlier === undefined && missing.every(({ pointer }) => isInput(pointer, act.input)),
      missing: missing.map(({ pointer, text }) => ({ pointer: `#${pointer}`, detail: text })),
      needsAnother: earlier ?? null,
      input: act.input,
      bulk: act.bulk,
      until: due && act.stops.includes(due.term) ? due.dueDay : null,
    }),
  )
  const last = undoable(definition, desk.work.lastEvent(item.id), seat, now)
  return last ? [...offers, UNDO] : offers
}

const UNDO: ShownAct = {
  act: 'undo',
  text: leadTexts.others.undo,
  enabled: true,
  missing: [],
  needsAnother: null,
  input: [],
  bulk: false,
  until: null,
}

/** A paper that a seat may make of an item. */
export type ShownMaking = Pick<ShownAct, 'text' | 'enabled' | 'missing' | 'input'> & { kind: string }

/** What a seat may make of an item: transfers, letters, problems, orders that belong to it. */
export const shownMakings = (
  desk: Desk,
  item: WorkItem,
  seat: Seat | undefined,
  now: Date,
): ShownMaking[] => {
  if (!seat || !definitionOf(item.kind, item.definition).states[item.state]!.open) return []
  const facts = factsForNew(desk, item, { input: {}, who: seat, now })
  const making = newItemFor(desk, item)
  return KINDS.filter(isPaper).flatMap((kind) => {
    const offer = makingFor(newestOf(kind)!, making, seat, facts)
    if (!offer || (kind === 'TP' && item.kind !== 'LD')) return []
    const { act, missing } = offer
    return [
      {
        kind,
        text: act.text,
        enabled: missing.every(({ pointer }) => isInput(pointer, act.input)),
        missing: missing.map(({ pointer, text }) => ({ pointer: `#${pointer}`, detail: text })),
        input: act.input,
      },
    ]
  })
}

/** Links that are shown elsewhere, or to fewer. */
const KEPT: ReadonlySet<string> = new Set(['document', 'person'])

/** An item with all that a page of it shows. */
export const shownItem = (desk: Desk, item: WorkItem, seat: Seat | undefined, now: Date) => {
  const { work } = desk
  const named = (office: string): { office: string; name: string } => ({
    office,
    name: officeName(desk, office),
  })
  const parties = work.parties(item.id).filter(({ toAt }) => toAt === null)
  const officesAs = (part: string) =>
    parties.filter((one) => one.part === part).map((one) => named(one.office))
  return {
    ...rowOf(desk, item, now),
    definition: `${item.kind}@${item.definition}`,
    closedAt: item.closedAt,
    closeReason: item.closeReason,
    cohandlers: officesAs('cohandler'),
    copied: officesAs('copied'),
    handlers: work
      .persons(item.id)
      .filter(({ part, toAt }) => part === 'handler' && toAt === null)
      .map(({ user }) => ({ user, name: desk.casebook.accounts.user(user)?.name ?? user })),
    clocks: work.clocksOf(item.id).map((clock) => shownClock(desk, clock, item.colour, now)),
    acts: shownActs(desk, item, seat, now),
    makes: shownMakings(desk, item, seat, now),
    issuer: item.issuer === null ? null : named(item.issuer),
    children: work.childrenOf(item.id).map((child) => rowOf(desk, child, now)),
    links: work.links(item.id).filter(({ what }) => !KEPT.has(what)),
    numbers: severalNumbers(work, work.links(item.id)),
  }
}

/** Who the routing rows propose, while that is to be decided. */
const proposalFor = (desk: Desk, item: WorkItem, now: Date): ShownProposal | null => {
  if (item.kind !== 'LD' || (item.state !== 'new' && item.state !== 'returned')) return null
  const { row, host, cohandlers, copied } = routeOfLead(desk, item, now)
  return { row, host, hostName: host === null ? null : officeName(desk, host), cohandlers, copied }
}

/** What a lead says beside what every item has. */
export const shownLead = (item: WorkItem) => {
  const { known: _known, data: _data, ...body } = item.body as LeadBody
  const {
    doers: _doers,
    asked: _asked,
    tookOver: _tookOver,
    route,
    ...progress
  } = item.progress as LeadProgress
  return { ...body, route, ...progress }
}

/** A paper as it was made, and what acts added. */
export const shownPaper = ({ body, progress }: WorkItem) => ({
  ...(body as PaperBody),
  last: (progress as PaperProgress).last,
})

/** An event in words: an act of the item's kind, or what the system does. */
export const eventText = (kind: string, act: string): Text => {
  const known = act === CREATE ? undefined : actNamed(newestOf(kind), act)
  return known ?? (leadTexts.others as Record<string, Text>)[act] ?? { zh: act, en: act }
}

const actNamed = (definition: Definition | undefined, act: string): Text | undefined =>
  definition?.acts.find(({ id }) => id === act)?.text

export const dayOfEvent = (at: string): string => shanghaiDay(new Date(at))
