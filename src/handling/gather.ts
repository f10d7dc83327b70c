import { seatsOf } from '../accounts/seats.js'
import { workingDaysBetween } from '../calendar/calendar.js'
import { dayFrom } from '../calendar/day.js'
import type { WorkItem } from '../casebook/work/items.js'
import type { Verdict } from '../casebook/work/verdicts.js'
import { dayOfInstant, shanghaiDay } from '../domain/day.js'
import { isLeader } from '../domain/seat.js'
import { NOWHERE } from '../workflow/definition.js'
import type { Facts, Open } from '../workflow/facts.js'
import { ANY_RULE, type Input, marksOf } from '../workflow/input.js'
import type { Item } from '../workflow/step.js'
import { type Desk, gravestOf, officeName, rankOf } from './desk.js'
import { isOpen, leadsAbout } from './intake.js'
import type { LeadBody, LeadProgress } from './lead.js'
import { mayHandle, peopleOf, uncertifiedOf } from './offices.js'
import { openChildrenOf, paperFacts, transfersOf } from './paper-facts.js'
import { isStatutory, routeOfLead } from './proposal.js'

/** An item as an act finds it, with who has part in it. */
export const itemFor = ({ work }: Pick<Desk, 'work'>, item: WorkItem): Item => {
  const parent = item.parent === null ? undefined : work.item(item.parent)
  const created = work.workEvents(item.id)[0]?.user
  const { doers = {} } = item.progress as Partial<LeadProgress>
  return {
    state: item.state,
    version: item.version,
    host: item.host,
    issuer: item.issuer,
    ...parentOf({ work }, parent),
    workers: handlersOf({ work }, item.id),
    doers: created ? { create: created, ...doers } : doers,
  }
}

/** An item before it is made, which belongs to another or to none. */
export const newItemFor = ({ work }: Pick<Desk, 'work'>, parent: WorkItem | undefined): Item => ({
  state: NOWHERE,
  version: 0,
  host: null,
  ...parentOf({ work }, parent),
})

const handlersOf = ({ work }: Pick<Desk, 'work'>, id: string): string[] =>
  work.persons(id).flatMap(({ part, toAt, user }) => (part === 'handler' && toAt === null ? [user] : []))

const parentOf = (
  desk: Pick<Desk, 'work'>,
  parent: WorkItem | undefined,
): Pick<Item, 'parentHost' | 'parentWorkers'> => ({
  parentHost: parent?.host ?? null,
  parentWorkers: parent ? handlersOf(desk, parent.id) : [],
})

/** What the making of an item is judged by. */
export const factsForNew = (
  desk: Desk,
  parent: WorkItem | undefined,
  { input, who, now }: { input: Input; who: { office: string; position: string }; now: Date },
): Facts => ({
  ...NO_FACTS,
  position: who.position,
  ...paperFacts(desk, { item: undefined, parent }, { input, office: who.office, now }),
})

/** What the guards of an act on an item are judged by. */
export const factsFor = (
  desk: Desk,
  item: WorkItem,
  input: Input,
  who: { user?: string; office: string; position: string },
  now: Date,
): Facts => {
  const parent = item.parent === null ? undefined : desk.work.item(item.parent)
  const lead = item.kind === 'LD' ? item : parent
  const day = shanghaiDay(now)
  const office = input.host ?? input.office ?? item.host
  return {
    ...NO_FACTS,
    hosts: desk.capacities.filter((one) => mayHandle(one, day)).map((one) => one.office),
    people: office === null ? [] : peopleOf(desk, office, input.handlers ?? [], now),
    isRed: lead?.colour === gravestOf(desk),
    colourIs: colourIs(desk, input.colour, lead?.colour ?? null),
    position: who.position,
    isSecond: isSecond(desk, input.second, who.user, now),
    ...paperFacts(desk, { item, parent }, { input, office: who.office, now }),
    ...(item.kind === 'LD' && leadFacts(desk, item, { input, who, now })),
  }
}

/** Another leader or principal, of whatever office; while there are no users, the seat of one. */
const isSecond = (
  { casebook: { accounts } }: Pick<Desk, 'casebook'>,
  second: string | undefined,
  user: string | undefined,
  now: Date,
): boolean => {
  if (second === undefined || second === user) return false
  if (!accounts.hasUsers()) return LOCAL_LEADER.test(second)
  return seatsOf(accounts, second, now).some(({ position }) => isLeader(position))
}

const LOCAL_LEADER = /^O-[a-z0-9-]+(?:\/[A-Z][a-z0-9-]*)?\/(?:leader|principal)(?:@[a-z0-9]{1,20})?$/

/** Nothing known, nothing allowed. */
export const NO_FACTS: Facts = {
  hosts: [],
  owed: [],
  routed: null,
  returns: 0,
  returnOver: false,
  people: [],
  openLines: [],
  openFacts: [],
  openHelp: [],
  isKnown: false,
  extended: false,
  daysLeft: 0,
  isAsked: false,
  keyProject: false,
  isRed: false,
  colourIs: 'none',
  confirmed: 0,
  statutory: false,
  policeGround: false,
  disposal: [],
  results: [],
  numberTaken: false,
  targetOpen: false,
  targetSuspended: false,
  openAsked: [],
  formerHandler: false,
  newFacts: false,
  position: '',
  offices: [],
  police: [],
  procuratorates: [],
  isHost: false,
  did: [],
  today: '',
  parentState: null,
  tendered: false,
  transfers: 0,
  transferReported: false,
  openChildren: [],
  letterTypes: [],
  uncertified: [],
  similar: [],
  isSecond: false,
}

const colourIs = (desk: Desk, named: string | undefined, own: string | null): Facts['colourIs'] => {
  const [to, from] = [named, own].map((code) => (code ? rankOf(desk, code) : 0)) as [number, number]
  if (to === 0) return 'none'
  return to > from ? 'higher' : to < from ? 'lower' : 'same'
}

interface Asking {
  input: Input
  who: { user?: string; office: string; position: string }
  now: Date
}

const leadFacts = (desk: Desk, item: WorkItem, { input, who, now }: Asking): Partial<Facts> => {
  const { work } = desk
  const body = item.body as LeadBody
  const progress = item.progress as LeadProgress
  const proposal = routeOfLead(desk, item, now)
  const verdicts = work.verdicts(item.id)
  const confirmed = body.facts.filter(({ id }) => isConfirmed(verdicts, id))
  const target = input.target === undefined ? undefined : work.item(input.target)
  return {
    owed: owedBy(proposal, input.host),
    routed: proposal.host,
    returns: progress.returns,
    ...timesOf(desk, item, now),
    ...openOf(desk, item, verdicts),
    isKnown: isKnown(desk, body, input),
    extended: progress.extended,
    isAsked: progress.asked !== null,
    keyProject: item.care,
    confirmed: confirmed.length,
    statutory: confirmed.some(isStatutory),
    policeGround: body.policeGround && confirmed.some(isStatutory),
    disposal: input.disposal ?? progress.disposal,
    results: progress.results.map(({ kind }) => kind),
    ...transfersOf(desk, item),
    openChildren: openChildrenOf(desk, item),
    uncertified: uncertifiedOf(desk, item, input, now),
    targetOpen: target !== undefined && mayTake(item, target, who),
    targetSuspended: target?.state === 'suspended',
    openAsked: openAskedOf(desk, item),
    formerHandler: who.user !== undefined && hasHandled(desk, item.id, who.user),
    newFacts: hasNewFacts(desk, item),
  }
}

/**
 * Another open lead that the seat sees: whoever does not route leads merges into one of the own office alone.
 */
const mayTake = (item: WorkItem, target: WorkItem, { office, position }: Asking['who']): boolean =>
  target.kind === 'LD' &&
  target.id !== item.id &&
  isOpen(target) &&
  target.restricted === item.restricted &&
  (position === 'dispatcher' || target.host === office)

/** Questions for more time, a halt, an end or a lower colour. */
const openAskedOf = ({ work }: Desk, { id: lead }: WorkItem): Open[] =>
  work
    .childrenOf(lead)
    .filter((child) => (child.kind === 'EX' || child.kind === 'CC') && isOpen(child))
    .map(({ id }) => ({ id, name: { zh: id, en: id } }))

/** Offices of the other industries; the proposed host too, where another is named. */
const owedBy = (
  { host, cohandlers }: { host: string | null; cohandlers: readonly string[] },
  named: string | undefined,
): string[] =>
  [...cohandlers, ...(host === null ? [] : [host])].filter((office) => office !== (named ?? host))

const isConfirmed = (verdicts: readonly Verdict[], fact: string): boolean =>
  verdicts.some(({ what, id, verdict }) => what === 'fact' && id === fact && verdict === 'confirmed')

const timesOf = (
  { work, calendar }: Desk,
  { id, state }: WorkItem,
  now: Date,
): Pick<Facts, 'returnOver' | 'daysLeft'> => {
  const clocks = work.clocksOf(id)
  const returning = state === 'signed' ? clocks.findLast(({ term }) => term === 'RETURN') : undefined
  const checking = clocks.find(({ term, result }) => term === 'CHECK' && result === 'running')
  const today = dayOfInstant(now.getTime() / 1000)
  return {
    returnOver: returning !== undefined && returning.dueAt < now.toISOString(),
    daysLeft: checking ? workingDaysBetween(calendar, today, dayFrom(checking.dueDay)) : 0,
  }
}

/** Lines, facts and help that are not done yet. */
const openOf = (
  desk: Desk,
  item: WorkItem,
  verdicts: readonly Verdict[],
): Pick<Facts, 'openLines' | 'openFacts' | 'openHelp'> => {
  const done = new Set(verdicts.map(({ what, id }) => `${what} ${id}`))
  const { facts } = item.body as LeadBody
  const help = desk.work
    .childrenOf(item.id)
    .filter(({ kind, state }) => kind === 'CH' && state !== 'settled' && state !== 'declined')
  return {
    openLines: desk.lines
      .filter(({ id }) => !done.has(`line ${id}`))
      .map(({ id, text }): Open => ({ id, name: text })),
    openFacts: facts
      .filter(({ id }) => !done.has(`fact ${id}`))
      .map(
        ({ id, rule, name }): Open => ({ id, name: { zh: `${rule} ${name.zh}`, en: `${rule} ${name.en}` } }),
      ),
    openHelp: help.map(({ id, host }): Open => {
      const name = officeName(desk, host ?? '')
      return { id, name: { zh: name, en: name } }
    }),
  }
}

/** Whether every fact, rule and line that is to be marked is one of the lead's. */
const isKnown = ({ lines: all }: Desk, { facts: held }: LeadBody, input: Input): boolean => {
  const [ids, rules] = [new Set(held.map(({ id }) => id)), new Set(held.map(({ rule }) => rule))]
  const lineIds = new Set(all.map(({ id }) => id))
  return marksOf(input).every(
    ({ facts = [], lines = [], rule }) =>
      (rule === undefined || rule === ANY_RULE || rules.has(rule)) &&
      facts.every((id) => ids.has(id)) &&
      lines.every((id) => lineIds.has(id)),
  )
}

const hasHandled = ({ work }: Desk, id: string, user: string): boolean =>
  work.persons(id).some((person) => person.part === 'handler' && person.user === user)

/** A later lead about the same ring stands for what was found since. */
const hasNewFacts = (desk: Desk, { id, body }: WorkItem): boolean => {
  const { ring } = (body as LeadBody).origin
  return ring !== undefined && leadsAbout(desk, 'ring', ring).some((lead) => lead.id > id)
}
