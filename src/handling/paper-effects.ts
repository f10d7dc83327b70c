import { startOfDay } from '../calendar/term.js'
import type { WorkItem } from '../casebook/work/items.js'
import { shanghaiDay } from '../domain/day.js'
import type { Acting, Effect } from './acting.js'
import { extendClock, startClock, stopClocks, voidClocks } from './clock-work.js'
import { officeName } from './desk.js'
import type { LeadProgress } from './lead.js'
import { makeItem } from './make-item.js'
import {
  type LetterBody,
  NO_PAPERS,
  type OrderBody,
  type PaperProgress,
  type ReferralBody,
  type TransferBody,
} from './paper.js'
import { officesOf } from './paper-facts.js'
import { record } from './record.js'

/** It goes to whom it is for, who must act on it from then on. */
const goesTo = ({ desk: { work }, item, at }: Acting, addressee: string): WorkItem => {
  work.endParties(item.id, 'host', at)
  work.addParty(item.id, { office: addressee, part: 'host' }, at)
  work.addParty(item.id, { office: addressee, part: 'addressee' }, at)
  return { ...item, host: addressee }
}

/** The lead that a paper belongs to says among its events how the paper moved on. */
const tellLead = ({ desk, item, actor, at }: Acting, change: Partial<WorkItem> = {}): void => {
  const lead = item.parent === null ? undefined : desk.work.item(item.parent)
  if (!lead) return
  const next = { ...lead, ...change, version: lead.version + 1 }
  desk.work.changeItem(next)
  const input = { item: item.id, state: item.state }
  record(desk, { act: 'child-changed', from: lead, to: next, actor, at, input })
}

const resultsWith = (
  { desk, item, actor, at }: Acting,
  result: Partial<LeadProgress['results'][number]> & { kind: string; number: string },
): Partial<WorkItem> => {
  const progress = desk.work.item(item.parent!)!.progress as LeadProgress
  const told = { authority: officeName(desk, actor.office), day: shanghaiDay(new Date(at)), ...result }
  return { progress: { ...progress, results: [...progress.results, told] } }
}

/** The principal who approves a transfer approves the lead's disposal with it. */
const transferApproved: Effect = (acting) => {
  const { desk, item, input, also } = acting
  const lead = desk.work.item(item.parent!)!
  if (lead.state === 'proposed' && (lead.progress as LeadProgress).disposal.includes('police'))
    also(lead, 'approve', { opinion: input.opinion })
  return item
}

/** Police have it, and the procuratorate a copy. */
const transferSent: Effect = (acting) => {
  const { desk, item, at, now } = acting
  for (const office of officesOf(desk, now).procuratorates)
    desk.work.addParty(item.id, { office, part: 'copied' }, at)
  return goesTo(acting, (item.body as TransferBody).addressee)
}

/** A competent office of the county gets a transfer of its own, which is sent to it already. */
const forwarded: Effect = (acting) => {
  const { desk, item, input, actor, at } = acting
  tellLead(acting)
  if (input.office === undefined) return item
  const body: TransferBody = { ...(item.body as TransferBody), addressee: input.office }
  const made = makeItem(desk, {
    ...{ kind: 'TP', parent: item.parent!, host: input.office, issuer: item.issuer!, colour: item.colour },
    ...{ care: item.care, body, progress: NO_PAPERS, links: desk.work.links(item.id), actor, at },
    input: { before: item.id },
  })
  desk.work.addParty(made.id, { office: input.office, part: 'addressee' }, at)
  const sent = { ...made, state: 'sent', version: made.version + 1 }
  desk.work.changeItem(sent)
  record(desk, { act: 'send', from: made, to: sent, actor, at, input: { before: item.id } })
  return item
}

/** Police who work on it in person. */
const policeAssigned: Effect = ({ desk: { work }, item, input, at }) => {
  work.endPersons(item.id, 'handler', at)
  for (const user of input.handlers!) work.addPerson(item.id, { user, part: 'handler' }, at)
  return item
}

/** With a warrant those who work on it may look at accounts. */
const warranted: Effect = ({ item, input }) => ({
  ...item,
  progress: { ...(item.progress as PaperProgress), warrant: input.number! },
})

const moreTime: Effect = ({ desk, item, input }) => {
  const clock = desk.work
    .clocksOf(item.id)
    .find(({ term, result }) => term === 'XFER-FILE' && result === 'running')
  if (clock) extendClock(desk, item.id, 'XFER-FILE', input.days! - clock.amount)
  return item
}

/** From then on the lead is under investigation, and the police have a result of it. */
const filed: Effect = (acting) => {
  const { number, day } = acting.input
  const result = { kind: 'police', number: number!, day: day! }
  tellLead(acting, { ...resultsWith(acting, result), investigating: true })
  return { ...acting.item, investigating: true }
}

const notFiled: Effect = (acting) => {
  tellLead(acting)
  return acting.item
}

/** What was transferred came to no case of the police; the lead has that as its result. */
const cameBack: Effect = (acting) => {
  const { last } = acting.item.progress as PaperProgress
  const number = (last['not-file'] ?? last.file)?.number ?? ''
  const known = (acting.desk.work.item(acting.item.parent!)!.progress as LeadProgress).results
  const isKnown = known.some(({ kind }) => kind === 'police')
  tellLead(
    acting,
    isKnown ? {} : resultsWith(acting, { kind: 'police', number, authority: policeOf(acting) }),
  )
  return acting.item
}

const policeOf = ({ desk, item }: Acting): string => officeName(desk, (item.body as TransferBody).addressee)

/** The case goes back to the office, which decides on it. */
const backToOffice: Effect = (acting) => {
  const { desk, item, at } = acting
  cameBack(acting)
  desk.work.endParties(item.id, 'host', at)
  desk.work.addParty(item.id, { office: item.issuer!, part: 'host' }, at)
  return { ...item, host: item.issuer }
}

const officeDecided: Effect = (acting) => {
  const { number, day, authority } = acting.input
  const result = { kind: 'administrative', number: number!, day: day!, authority: authority! }
  tellLead(acting, resultsWith(acting, result))
  return acting.item
}

const GRANTED_DAYS = 90
const DAY_MS = 86_400_000

/** The procuratorate sees exactly this transfer, for ninety days. */
const supervisionAsked: Effect = (acting) => {
  const { desk, item, input, actor, at, now } = acting
  for (const office of officesOf(desk, now).procuratorates)
    desk.work.addGrant({
      ...{ id: `${item.id}/${office}`, office, user: null, object: 'transfer', idOf: item.id, fromAt: at },
      toAt: new Date(now.getTime() + GRANTED_DAYS * DAY_MS).toISOString(),
      basis: input.reason!,
      by: actor.user ?? actor.office,
      // the act itself opens it: nobody else is asked
      approvedBy: 'ask-supervision',
    })
  return item
}

/** The term of a letter's type runs from the day on which it was served. */
const served: Effect = (acting) => {
  const { desk, item, input } = acting
  const { term, addressee } = item.body as LetterBody
  startClock(desk, { item: item.id, code: term, colour: item.colour, at: startOfDay(input.day!) })
  return goesTo(acting, addressee)
}

/** A reply that came on an earlier day is in time by that day. */
const replied: Effect = (acting) => {
  const { desk, item, input, at } = acting
  const end = new Date(Date.parse(startOfDay(input.day!)) + DAY_MS - 1).toISOString()
  stopClocks(desk, item.id, [(item.body as LetterBody).term], [end, at].sort()[0]!)
  tellLead(acting)
  return item
}

const insisted: Effect = ({ desk, item, at }) => {
  const { term } = item.body as LetterBody
  startClock(desk, { item: item.id, code: term, colour: item.colour, at })
  return item
}

/** The unit has until the day that its plan names. */
const planned: Effect = ({ desk, item, input, at }) => {
  voidClocks(desk, item.id, at, ['RECTIFY'])
  startClock(desk, { item: item.id, code: 'RECTIFY', colour: item.colour, at, dueDay: input.until! })
  return item
}

const verified: Effect = (acting) => {
  tellLead(acting)
  return acting.item
}

const referred: Effect = (acting) => goesTo(acting, (acting.item.body as ReferralBody).addressee)

/** What came of it is a result of the lead, which has no open transfer of it any more. */
const referralAnswered: Effect = (acting) => {
  const { number, day, authority } = acting.input
  const kind = acting.actor.kind === 'D' ? 'discipline' : 'other'
  tellLead(acting, resultsWith(acting, { kind, number: number!, day: day!, authority: authority! }))
  return acting.item
}

const ordered: Effect = (acting) => goesTo(acting, (acting.item.body as OrderBody).addressee)

/** Discipline is told of what was ordered in vain. */
const escalated: Effect = ({ desk: { work, capacities }, item, at, now }) => {
  const day = shanghaiDay(now)
  for (const { office, kind, fromDay, toDay } of capacities)
    if (kind === 'D' && fromDay <= day && day <= (toDay ?? '9999'))
      work.addParty(item.id, { office, part: 'copied' }, at)
  return item
}

/** By kind and act. */
export const PAPER_EFFECTS: Readonly<Record<string, Effect>> = {
  'TP.approve': transferApproved,
  'TP.send': transferSent,
  'TP.forward': forwarded,
  'TP.take-time': moreTime,
  'TP.assign': policeAssigned,
  'TP.warrant': warranted,
  'TP.file': filed,
  'TP.not-file': notFiled,
  'TP.ask-supervision': supervisionAsked,
  'TP.accept': cameBack,
  'TP.settle': backToOffice,
  'TP.back': backToOffice,
  'TP.decide': officeDecided,
  'LT.serve': served,
  'LT.reply': replied,
  'LT.insist': insisted,
  'PB.plan': planned,
  'PB.verify': verified,
  'TD.send': referred,
  'TD.receive': verified,
  'TD.decline': verified,
  'TD.result': referralAnswered,
  'SO.issue': ordered,
  'SO.escalate': escalated,
}
