import { AppError } from '../domain/errors.js'
import { handlingTexts as texts } from '../texts/handling.js'
import { filled } from '../texts/text.js'
import { CREATE, NOWHERE } from '../workflow/definition.js'
import { newestOf } from '../workflow/definitions/index.js'
import type { Facts, Open } from '../workflow/facts.js'
import { makingFor, type Subject, step } from '../workflow/step.js'
import type { Actor } from './actor.js'
import { type Desk, rankOf } from './desk.js'
import { NO_FACTS, newItemFor } from './gather.js'
import { isOpen } from './intake.js'
import type { FoundLead, LeadFact, LeadLot } from './lead.js'
import { newLead } from './new-lead.js'
import type { Performed } from './perform.js'
import { similarToThese } from './similar.js'

/** A lead that somebody makes: a complaint, a hint, what an audit found. */
export interface ManualLead {
  colour: string
  text: string
  source: string
  members: { id: string; name: string }[]
  lots: LeadLot[]
  /** of the run, which are to be judged; none where it is made of words alone */
  facts?: { run: string; found: LeadFact[] }
  /** open leads about much the same, of which it is answered that this is another */
  separate: readonly string[]
}

const FEWEST_LETTERS = 10

/** Whether a seat makes leads by hand. */
export const mayMakeLead = (subject: Subject): boolean =>
  makingFor(newestOf('LD')!, { state: NOWHERE, version: 0, host: null }, subject, NO_FACTS) !== undefined

/**
 * Makes a lead by hand; refused to a seat that makes none, and where an open lead that the maker sees
 * (`isSeen`) is about much the same and it is not answered that this is another. Fails with `invalid_input`
 * where it is about nothing, of no colour or says nothing.
 */
export const makeManual = (
  desk: Desk,
  given: ManualLead,
  { actor, isSeen, now }: { actor: Actor; isSeen: (id: string) => boolean; now: Date },
): Performed => {
  const { colour, text, source, members, lots } = given
  if (rankOf(desk, colour) === 0)
    throw new AppError(
      'invalid_input',
      `There is no colour "${colour}": ${desk.policy.colours.map(({ code }) => code).join(', ')}`,
    )
  if (members.length + lots.length === 0)
    throw new AppError('invalid_input', 'Name a bidder or a lot that the lead is about')
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_LETTERS)
    throw new AppError('invalid_input', 'Say what it is about in ten letters or more')
  const at = now.toISOString()
  const counts = { bidders: members.length, lots: lots.length }
  const body: FoundLead = {
    origin: { kind: 'manual', source, at },
    summary: filled(texts.ofManual, counts),
    run: given.facts?.run ?? null,
    level: null,
    recordSha256: null,
    facts: given.facts?.found ?? [],
    moreFacts: 0,
    members,
    lots,
    industries: [...new Set(lots.map(({ industry }) => industry))].sort(),
    amountFen: null,
    data: {},
    policeGround: false,
    text,
  }
  return desk.work.transact((): Performed => {
    const facts: Facts = { ...NO_FACTS, similar: unanswered(desk, given, isSeen) }
    const asked = { act: CREATE, ifMatch: 0, input: {} }
    const found = step(newestOf('LD')!, newItemFor(desk, undefined), actor, asked, facts)
    if (!found.ok) return { ok: false, refusal: found }
    return { ok: true, item: newLead(desk, { body, colour, actor, at }) }
  })
}

/** Open leads with half of the bidders, or a lot and two of them, that were not answered. */
const unanswered = (
  desk: Desk,
  { members, lots, separate }: ManualLead,
  isSeen: (id: string) => boolean,
): Open[] =>
  similarToThese(desk, { bidders: members.map(({ id }) => id), lots: lots.map(({ id }) => id) })
    .filter(({ id }) => !separate.includes(id) && isSeen(id) && isOpen(desk.work.item(id)!))
    .map(({ id }) => ({ id, name: { zh: id, en: id } }))
