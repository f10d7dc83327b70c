import type { WorkItem } from '../casebook/work/items.js'
import { colourObjects, colourOfFound } from './colours.js'
import { type Desk, rankOf } from './desk.js'
import type { FoundLead, LeadBody, LeadFact } from './lead.js'
import { linksOf, setLeadColour } from './new-lead.js'
import { record } from './record.js'
import { repeatText } from './repeat.js'

/** Facts of a run that the lead does not have. */
export const newFactsOf = (lead: Pick<WorkItem, 'body'>, found: Pick<LeadBody, 'facts'>): LeadFact[] => {
  const held = lead.body as LeadBody
  const known = new Set([...held.facts.map(({ id }) => id), ...held.known])
  return found.facts.filter(({ id }) => !known.has(id))
}

/**
 * Puts what a run found anew into an open lead: facts behind those it has, members, lots, level. The colour
 * may rise and never falls. Whether anything was new.
 */
export const growLead = (desk: Desk, lead: WorkItem, found: FoundLead, at: string): boolean => {
  const held = lead.body as LeadBody
  const room = Math.max(0, desk.policy.intake.mostFacts - held.facts.length)
  const fresh = newFactsOf(lead, found)
  const facts = fresh.slice(0, room)
  const [joined, left] = changesOf(held.members, found.members)
  const isSame =
    held.level === found.level &&
    joined.length === 0 &&
    left.length === 0 &&
    JSON.stringify(held.repeats ?? []) === JSON.stringify(found.repeats ?? [])
  if (facts.length === 0 && isSame) return false
  const given = found.level === null ? null : colourOfFound(desk, found, found.level)
  const colour = graver(desk, lead.colour, given)
  const { repeats: _repeats, ...rest } = held
  const body: LeadBody = {
    ...rest,
    run: found.run,
    level: found.level,
    recordSha256: found.recordSha256,
    facts: [...held.facts, ...facts],
    moreFacts: held.moreFacts + fresh.length - facts.length,
    known: [...held.known, ...fresh.slice(room).map(({ id }) => id)],
    members: found.members,
    lots: found.lots,
    industries: found.industries,
    amountFen: found.amountFen,
    data: found.data,
    policeGround: found.policeGround,
    ...(found.repeats && { repeats: found.repeats }),
  }
  const changed: WorkItem = {
    ...lead,
    body,
    version: lead.version + 1,
    colour,
    rank: colour === null ? 0 : rankOf(desk, colour),
  }
  desk.work.changeBody(lead.id, body)
  desk.work.changeItem(changed)
  for (const link of linksOf(body)) desk.work.addLink(lead.id, link)
  if (colour !== lead.colour)
    setLeadColour(desk, changed, {
      colour: colour!,
      before: lead.colour,
      at,
      cause: 'run',
      basis: basisOf(found),
    })
  colourObjects(desk, changed, { cause: 'run', at })
  const input = { facts: facts.length, joined, left, from: held.level, to: found.level }
  record(desk, { act: 'ring-changed', from: lead, to: changed, actor: undefined, at, input })
  return true
}

/** The decisions for which the colour is graver. */
const basisOf = (found: FoundLead): string => repeatText(found)?.zh ?? ''

const changesOf = (
  before: LeadBody['members'],
  after: LeadBody['members'],
): [joined: string[], left: string[]] => {
  const missing = (some: LeadBody['members'], others: LeadBody['members']): string[] =>
    some.map(({ id }) => id).filter((id) => !others.some((other) => other.id === id))
  return [missing(after, before), missing(before, after)]
}

const graver = (desk: Desk, colour: string | null, level: string | null): string | null =>
  level !== null && rankOf(desk, level) > (colour === null ? 0 : rankOf(desk, colour)) ? level : colour
