import type { WorkItem } from '../casebook/work/items.js'
import { ANY_RULE, marksOf } from '../workflow/input.js'
import type { Effect, UndoEffect } from './acting.js'
import { dueAtOf, extendClock, pauseClocks, voidClocks } from './clock-work.js'
import { askForColour, recolour } from './colours.js'
import { lowestOf, rankOf } from './desk.js'
import { handedOver } from './hand-over.js'
import type { AskedBody, LeadBody, LeadProgress } from './lead.js'
import { makeItem } from './make-item.js'
import { merged, unmerged } from './merging.js'
import { setLeadColour } from './new-lead.js'
import { PAPER_EFFECTS } from './paper-effects.js'
import { linkPersons } from './persons.js'
import { routeOfLead } from './proposal.js'
import { record } from './record.js'

const progressed = (item: WorkItem, change: Partial<LeadProgress>): WorkItem => ({
  ...item,
  progress: { ...(item.progress as LeadProgress), ...change },
})

/** The host, who helps and who is told, in place of those before; and by which row. */
const routed: Effect = ({ desk, item, input, at, now }) => {
  const { work } = desk
  const proposal = routeOfLead(desk, item, now)
  const own = input.host === proposal.host
  for (const part of ['host', 'cohandler', 'copied'] as const) work.endParties(item.id, part, at)
  work.addParty(item.id, { office: input.host!, part: 'host' }, at)
  const cohandlers = input.cohandlers ?? (own ? proposal.cohandlers : [])
  const copied = input.copied ?? (own ? proposal.copied : [])
  for (const office of cohandlers) work.addParty(item.id, { office, part: 'cohandler' }, at)
  for (const office of copied) work.addParty(item.id, { office, part: 'copied' }, at)
  return progressed(item, { route: { row: own ? proposal.row : null, reason: input.reason ?? null } })
}

const unrouted: Effect = ({ desk: { work }, item, at }) => {
  for (const part of ['host', 'cohandler', 'copied'] as const) work.endParties(item.id, part, at)
  return { ...progressed(item, { route: null }), host: null }
}

/** An office that returned a lead still sees that it did. */
const returned: Effect = ({ item }) =>
  progressed(item, { returns: (item.progress as LeadProgress).returns + 1 })

const assigned: Effect = ({ desk: { work }, item, input, at }) => {
  work.endPersons(item.id, 'handler', at)
  for (const user of input.handlers!) work.addPerson(item.id, { user, part: 'handler' }, at)
  return item
}

const marked: Effect = ({ desk, item, input, actor, at }) => {
  const { work } = desk
  const { facts } = item.body as LeadBody
  const user = actor.user ?? null
  for (const { facts: named = [], lines = [], rule: of, verdict, why } of marksOf(input)) {
    const done = new Set(work.verdicts(item.id).flatMap(({ what, id }) => (what === 'fact' ? [id] : [])))
    const given = { verdict: verdict!, why: why!, user, at }
    const isMeant = ({ id, rule }: LeadBody['facts'][number]): boolean =>
      named.includes(id) || ((rule === of || of === ANY_RULE) && !done.has(id))
    for (const id of lines) work.setVerdict(item.id, { ...given, what: 'line', id, rule: null })
    for (const { id, rule } of facts.filter(isMeant))
      work.setVerdict(item.id, { ...given, what: 'fact', id, rule })
  }
  linkPersons(desk, item, { cause: 'manual', at })
  return item
}

const helpAsked: Effect = ({ desk, item, input, actor, at }) => {
  const body: AskedBody = { about: 'help', text: input.text!, lots: input.lots ?? [] }
  desk.work.addParty(item.id, { office: input.office!, part: 'cohandler' }, at)
  const { colour, id: parent } = item
  const links = [{ what: 'lead', key: item.id }]
  const host = input.office!
  makeItem(desk, {
    ...{ kind: 'CH', parent, host, colour, care: item.care, body, progress: { doers: {} } },
    ...{ links, clock: 'HELP', actor, at },
  })
  return item
}

const consentAsked =
  (about: AskedBody['about']): Effect =>
  ({ desk, item, input, actor, at }) => {
    const { reason, code, days, until } = input
    const body: AskedBody = {
      about,
      text: reason!,
      ...(code !== undefined && { code }),
      ...(days !== undefined && { days }),
      ...(until !== undefined && { until }),
    }
    const made = makeItem(desk, {
      kind: 'EX',
      parent: item.id,
      colour: item.colour,
      care: item.care,
      body,
      progress: { doers: {} },
      links: [{ what: 'lead', key: item.id }],
      actor,
      at,
    })
    return progressed(item, { asked: made.id })
  }

const proposed: Effect = ({ item, input }) =>
  progressed(item, {
    disposal: input.disposal!,
    excluded: input.excluded ?? null,
    conclusion: input.conclusion!,
    impact: input.impact ?? null,
  })

/** What is checked again is proposed again. */
const backToChecking: Effect = ({ item }) =>
  progressed(item, { disposal: [], excluded: null, conclusion: null, impact: null })

/** A red lead that two offices found to be none is green from then on. */
const confirmed: Effect = ({ desk, item, actor, at }) => {
  const lowest = lowestOf(desk)
  const first = (item.progress as LeadProgress).doers.propose
  setLeadColour(desk, item, {
    colour: lowest,
    before: item.colour,
    at,
    cause: 'disposal',
    ...(first !== undefined && { user: first }),
    ...(actor.user !== undefined && { secondUser: actor.user }),
  })
  return { ...item, colour: lowest, rank: rankOf(desk, lowest) }
}

const registered: Effect = ({ desk: { work }, item, input, at }) => {
  const { results } = item.progress as LeadProgress
  const { kind, number, authority, day } = input
  work.addLink(item.id, { what: 'document', key: `${at.slice(0, 4)} ${number}` })
  return progressed(item, {
    results: [...results, { kind: kind!, number: number!, authority: authority!, day: day! }],
  })
}

/** The office that was asked puts its own people to the lead. */
const helpAccepted: Effect = ({ desk: { work }, item, input, at }) => {
  for (const user of input.handlers!) work.addPerson(item.id, { user, part: 'handler' }, at)
  return item
}

const colourAsked: Effect = ({ desk, item, input, actor, at }) => {
  askForColour(desk, item, { colour: input.colour!, text: input.reason!, actor, at })
  return item
}

/** The leader of the host raises it. */
const raised: Effect = ({ desk, item, before, input, actor, at }) => {
  setLeadColour(desk, item, {
    ...{ colour: input.colour!, before: before.colour, at, cause: 'manual', basis: input.reason! },
    ...(actor.user !== undefined && { user: actor.user }),
  })
  return { ...item, colour: input.colour!, rank: rankOf(desk, input.colour!) }
}

/** Two persons lower the lead that it belongs to. */
const lowered: Effect = ({ desk, item, input, actor, at }) => {
  const lead = desk.work.item(item.parent!)!
  const { colour, text } = item.body as AskedBody
  const first = desk.work.workEvents(item.id)[0]?.user ?? null
  const basis = `${text}；${input.opinion}`
  recolour(desk, lead, colour!, { cause: 'manual', basis, actor, at, first })
  return item
}

/** What was allowed happens to the lead; what was not leaves it as it was. */
const answered =
  (granted: boolean): Effect =>
  ({ desk, item, actor, at }) => {
    const { work } = desk
    const lead = work.item(item.parent!)!
    const { about, days, until } = item.body as AskedBody
    let next = progressed({ ...lead, version: lead.version + 1 }, { asked: null })
    if (granted && about === 'time') {
      extendClock(desk, lead.id, 'CHECK', days!)
      next = progressed(next, { extended: true })
    }
    if (granted && about === 'suspension' && lead.state === 'checking') {
      pauseClocks(desk, lead.id, ['CHECK', 'REDO'], at)
      next = progressed({ ...next, state: 'suspended' }, { suspendedUntil: until! })
    }
    if (granted && about === 'void' && lead.state === 'new') {
      voidClocks(desk, lead.id, at)
      next = { ...next, state: 'void', closedAt: at, closeReason: 'void' }
    }
    next = { ...next, dueAt: dueAtOf(work.clocksOf(lead.id)) }
    work.changeItem(next)
    const act = next.state === 'suspended' ? 'suspend' : next.state === 'void' ? 'void' : 'ask-answered'
    record(desk, { act, from: lead, to: next, actor, at, input: { asked: item.id, about, granted } })
    return item
  }

/** The lead's own page shows that help has come. */
const helpAnswered: Effect = ({ desk, item, actor, at }) => {
  const lead = desk.work.item(item.parent!)!
  const next = { ...lead, version: lead.version + 1 }
  desk.work.changeItem(next)
  record(desk, { act: 'help-answered', from: lead, to: next, actor, at, input: { help: item.id } })
  return item
}

/** By kind and act. */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  ...PAPER_EFFECTS,
  'LD.route': routed,
  'LD.redirect': routed,
  'LD.handover': handedOver,
  'LD.impose': routed,
  'LD.recall': unrouted,
  'LD.return': returned,
  'LD.assign': assigned,
  'LD.mark': marked,
  'LD.ask-help': helpAsked,
  'LD.ask-time': consentAsked('time'),
  'LD.ask-suspension': consentAsked('suspension'),
  'LD.ask-void': consentAsked('void'),
  'LD.resume': ({ item }) => progressed(item, { suspendedUntil: null }),
  'LD.propose': proposed,
  'LD.send-back': backToChecking,
  'LD.review-return': backToChecking,
  'LD.confirm': confirmed,
  'LD.register': registered,
  'LD.merge': merged,
  'LD.fail': backToChecking,
  'LD.reopen': backToChecking,
  'CH.accept': helpAccepted,
  'CH.answer': helpAnswered,
  'LD.recolour': raised,
  'LD.ask-colour': colourAsked,
  'CC.confirm': lowered,
  'CC.agree': lowered,
  'EX.grant': answered(true),
  'EX.refuse': answered(false),
}

/** What the taking back of an act undoes in other items, by kind and act. */
export const UNDO_EFFECTS: Readonly<Record<string, UndoEffect>> = { 'LD.merge': unmerged }
