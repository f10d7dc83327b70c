import type { ClockRecord } from '../casebook/work/clocks.js'
import type { WorkItem } from '../casebook/work/items.js'
import { workflowTexts as texts } from '../texts/workflow.js'
import type { Missing } from '../workflow/guard.js'
import type { Effect, UndoEffect } from './acting.js'
import { dueAtOf, extendClock, voidClocks } from './clock-work.js'
import { colourObjects } from './colours.js'
import { type Desk, rankOf } from './desk.js'
import { isOpen } from './intake.js'
import type { LeadProgress, TookOver } from './lead.js'
import { giveFindingsBack, takeFindings } from './merged-findings.js'
import { setLeadColour } from './new-lead.js'
import { record } from './record.js'

/**
 * A lead goes into another: parties (its maker among them), recusals, links, facts with their verdicts and
 * open papers go over, the graver colour and the earlier of two deadlines stay, and the other says so among
 * its events.
 */
export const merged: Effect = ({ desk, item, before, input, actor, at }) => {
  const { work } = desk
  const target = work.item(input.target!)!
  const links = takeLinks(desk, item, target)
  const children = takeChildren(desk, item, target)
  const offices = takeParties(desk, item, { target, children, at })
  const people = takeRecusals(desk, item, target, at)
  const own = before.progress as LeadProgress
  const clocks = takeClocks(desk, item, target, at)
  const findings = takeFindings(desk, { item, target, at })
  const held = target.progress as LeadProgress
  const isExtended = own.extended && !held.extended && clocks.some(({ term }) => term === 'CHECK')
  const isGraver = item.rank > target.rank
  const next: WorkItem = {
    ...target,
    version: target.version + 1,
    ...(isGraver && { colour: item.colour, rank: item.rank }),
    care: target.care || item.care,
    investigating: target.investigating || item.investigating,
    dueAt: dueAtOf(work.clocksOf(target.id)),
    ...(isExtended && { progress: { ...held, extended: true } }),
  }
  work.changeItem(next)
  if (isGraver) colourOver(desk, next, { before: target.colour, basis: item.id, at, user: actor.user })
  const told = clocks.map(({ term, dueDay, formerDay }) => ({ term, dueDay, formerDay }))
  record(desk, {
    ...{ act: 'merged', from: target, to: next, actor, at },
    input: {
      lead: item.id,
      ...(told.length > 0 && { clocks: told }),
      ...(children.length > 0 && { children }),
      ...(findings.facts.length > 0 && { facts: findings.facts.length }),
      ...(findings.verdicts.length > 0 && { verdicts: findings.verdicts.length }),
    },
  })
  const tookOver: TookOver = {
    ...{ links, offices, people, children, extended: isExtended, found: findings },
    clocks: clocks.map(({ added, amount, own: former }) => ({ added, amount, own: former })),
    ...(isGraver && { colour: { before: target.colour, after: item.colour } }),
    care: next.care && !target.care,
    investigating: next.investigating && !target.investigating,
  }
  return { ...item, progress: { ...(item.progress as LeadProgress), mergedInto: target.id, tookOver } }
}

const takeLinks = ({ work }: Desk, item: WorkItem, target: WorkItem): TookOver['links'] => {
  const held = new Set(work.links(target.id).map(({ what, key }) => `${what} ${key}`))
  const links = work.links(item.id).filter(({ what, key }) => !held.has(`${what} ${key}`))
  for (const link of links) work.addLink(target.id, link)
  return links
}

/** What belongs to it and is open belongs to the other from then on. */
const takeChildren = ({ work }: Desk, item: WorkItem, target: WorkItem): string[] => {
  const open = work.childrenOf(item.id).filter((child) => isOpen(child))
  for (const { id } of open) {
    work.moveItem(id, target.id)
    work.addLink(id, { what: 'lead', key: target.id })
  }
  return open.map(({ id }) => id)
}

const takeParties = (
  { work }: Desk,
  item: WorkItem,
  { target, children, at }: { target: WorkItem; children: readonly string[]; at: string },
): string[] => {
  const part = new Set(work.parties(target.id).flatMap(({ office, toAt }) => (toAt === null ? [office] : [])))
  const parties = work
    .parties(item.id)
    .filter(({ office, toAt }) => toAt === null && office !== target.host && !part.has(office))
  const offices = new Set(parties.map(({ office }) => office))
  // who sent it learns there what came of it, whoever handles it next
  const senders = new Set(parties.flatMap(({ office, part: as }) => (as === 'issuer' ? [office] : [])))
  const help = children.flatMap((id) => work.item(id) ?? []).filter(({ kind }) => kind === 'CH')
  const helpers = new Set(help.map(({ host }) => host))
  const partOf = (office: string) =>
    senders.has(office) ? 'issuer' : helpers.has(office) ? 'cohandler' : 'copied'
  for (const office of offices) work.addParty(target.id, { office, part: partOf(office) }, at)
  return [...offices]
}

/** Whoever may not touch the one may not touch the other. */
const takeRecusals = ({ work }: Desk, item: WorkItem, target: WorkItem, at: string): string[] => {
  const recusedIn = (id: string): string[] =>
    work.persons(id).flatMap(({ part, toAt, user }) => (part === RECUSAL && toAt === null ? [user] : []))
  const held = recusedIn(target.id)
  const people = recusedIn(item.id).filter((user) => !held.includes(user))
  for (const user of people) work.addPerson(target.id, { user, part: RECUSAL }, at)
  return people
}

const RECUSAL = 'declared-recusal'

/** How far a lead has come when a clock of a term runs; CHECK and REDO both end with the approval. */
const STAGE_OF_TERM: Readonly<Record<string, number>> = { ROUTE: 0, SIGN: 1, CHECK: 2, REDO: 2 }
const STAGE_OF_STATE: Readonly<Record<string, number>> = {
  ...{ new: 0, returned: 0, routed: 1 },
  ...{ signed: 2, checking: 2, proposed: 2 },
}
/** the check is done */
const CHECKED = 3

interface Taken {
  term: string
  dueDay: string
  /** of the other lead's own clock; null where none ran */
  formerDay: string | null
  added: number
  amount: number
  own: number | null
}

/**
 * Of two clocks of a term that run for the same work the earlier end stays: where that is the merged lead's,
 * the other goes on with it in place of its own. What the other is past ends with the merger, in time or
 * late.
 */
const takeClocks = (desk: Desk, item: WorkItem, target: WorkItem, at: string): Taken[] => {
  const { work } = desk
  const stage = STAGE_OF_STATE[target.state] ?? CHECKED
  const isRunning = ({ result }: ClockRecord): boolean => result === 'running'
  const moving = work
    .clocksOf(item.id)
    .filter((clock) => isRunning(clock) && (STAGE_OF_TERM[clock.term] ?? -1) >= stage)
  return moving.flatMap((clock) => {
    const own = work.clocksOf(target.id).find((one) => isRunning(one) && one.term === clock.term)
    work.changeClock({ ...clock, stoppedAt: at, result: 'void' })
    if (own && own.dueAt <= clock.dueAt) return []
    if (own) voidClocks(desk, target.id, at, [own.term])
    work.addClock({ ...clock, item: target.id })
    const added = work.clocksOf(target.id).reduce((last, { id }) => Math.max(last, id), 0)
    const { term, dueDay, amount } = clock
    const order = work.childrenOf(target.id).find((child) => isOrderOf(child, term))
    if (order) work.pressClock(added, order.id)
    return [{ term, dueDay, formerDay: own?.dueDay ?? null, added, amount, own: own?.id ?? null }]
  })
}

/** No second order is drafted of what one presses for. */
const isOrderOf = ({ kind, body }: WorkItem, term: string): boolean =>
  kind === 'SO' && (body as { term?: string }).term === term

const colourOver = (
  desk: Desk,
  lead: WorkItem,
  {
    before,
    basis,
    at,
    user,
  }: { before: string | null; basis: string; at: string; user?: string | undefined },
): void => {
  setLeadColour(desk, lead, {
    ...{ colour: lead.colour!, before, at, cause: 'manual', basis },
    ...(user !== undefined && { user }),
  })
  colourObjects(desk, lead, { cause: 'manual', at })
}

/** Why a merger can no longer be taken back: the other lead has ended, or gone into a third. */
export const againstUnmerging = ({ work }: Pick<Desk, 'work'>, { progress }: WorkItem): Missing[] => {
  const target = work.item((progress as LeadProgress).mergedInto!)!
  return isOpen(target) ? [] : [{ pointer: '/target', text: texts.targetGone }]
}

/** The other lead gives back what it took over; what it has come to since then counts for its own clocks. */
export const unmerged: UndoEffect = ({ desk, item, actor, at }) => {
  const { work } = desk
  const { mergedInto, tookOver } = item.progress as LeadProgress
  const target = work.item(mergedInto!)!
  for (const link of tookOver?.links ?? []) work.removeLink(target.id, link)
  for (const office of tookOver?.offices ?? [])
    for (const part of ['copied', 'issuer', 'cohandler'] as const)
      work.endParty(target.id, { office, part }, at)
  for (const user of tookOver?.people ?? []) work.endPerson(target.id, { user, part: RECUSAL }, at)
  for (const id of tookOver?.children ?? []) {
    work.moveItem(id, item.id)
    work.removeLink(id, { what: 'lead', key: target.id })
  }
  if (tookOver?.found) giveFindingsBack(desk, { item, target, took: tookOver.found, at })
  for (const clocks of tookOver?.clocks ?? []) giveBackClock(desk, target.id, clocks, at)
  const { colour } = tookOver ?? {}
  const isRecoloured = colour !== undefined && target.colour === colour.after
  const held = target.progress as LeadProgress
  const next: WorkItem = {
    ...target,
    version: target.version + 1,
    ...(isRecoloured && {
      colour: colour.before,
      rank: colour.before === null ? 0 : rankOf(desk, colour.before),
    }),
    ...(tookOver?.care && { care: false }),
    ...(tookOver?.investigating && { investigating: false }),
    ...(tookOver?.extended && { progress: { ...held, extended: false } }),
    dueAt: dueAtOf(work.clocksOf(target.id)),
  }
  work.changeItem(next)
  if (isRecoloured && colour.before !== null)
    colourOver(desk, next, { before: target.colour, basis: item.id, at, user: actor.user })
  record(desk, { act: 'unmerged', from: target, to: next, actor, at, input: { lead: item.id } })
}

/**
 * The lead's own clock runs as if it had never stopped: it stood still when the other did, and ended with it.
 */
const giveBackClock = (
  desk: Desk,
  target: string,
  { added, amount, own }: { added: number; amount: number; own: number | null },
  at: string,
): void => {
  const { work } = desk
  const clocks = work.clocksOf(target)
  const ran = clocks.find(({ id }) => id === added)
  const former = clocks.find(({ id }) => id === own)
  if (ran && ran.result !== 'void')
    work.changeClock({ ...ran, result: 'void', stoppedAt: ran.stoppedAt ?? at, pausedAt: null })
  if (!former || !ran) return
  const { stoppedAt, pausedAt } = ran
  const ended = ran.result === 'void' ? 'void' : (stoppedAt ?? '') <= former.dueAt ? 'met' : 'late'
  work.changeClock({
    ...{ ...former, pausedAt, stoppedAt: ran.result === 'running' ? null : stoppedAt },
    result: ran.result === 'running' ? 'running' : ended,
  })
  if (ran.result === 'running' && ran.amount > amount)
    extendClock(desk, target, ran.term, ran.amount - amount)
}
