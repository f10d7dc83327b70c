import type { WorkItem } from '../casebook/work/items.js'
import { AppError } from '../domain/errors.js'
import { handlingTexts as texts } from '../texts/handling.js'
import { say } from '../texts/text.js'
import type { Actor } from './actor.js'
import { type Desk, rankOf } from './desk.js'
import type { FoundLead, LeadLot } from './lead.js'
import { newLead } from './new-lead.js'

/** A lead that somebody makes: a complaint, a hint, what an audit found. */
export interface ManualLead {
  colour: string
  text: string
  source: string
  members: { id: string; name: string }[]
  lots: LeadLot[]
}

const MAKERS: ReadonlySet<string> = new Set(['clerk', 'handler', 'dispatcher'])
const FEWEST_LETTERS = 10

/**
 * Makes a lead by hand. Fails with `forbidden` for a seat that makes none, `invalid_input` where it is about
 * nothing, of no colour or says nothing.
 */
export const makeManual = (desk: Desk, given: ManualLead, actor: Actor, now: Date): WorkItem => {
  if (!MAKERS.has(actor.position) || actor.kind === 'X')
    throw new AppError('forbidden', 'Leads are made by clerks, handlers and dispatchers')
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
    summary: { zh: say(texts.ofManual, 'zh', counts), en: say(texts.ofManual, 'en', counts) },
    run: null,
    level: null,
    recordSha256: null,
    facts: [],
    moreFacts: 0,
    members,
    lots,
    industries: [...new Set(lots.map(({ industry }) => industry))].sort(),
    amountFen: null,
    data: {},
    policeGround: false,
    text,
  }
  return desk.work.transact(() => newLead(desk, { body, colour, actor, at }))
}
