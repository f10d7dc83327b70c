import type { WorkItem } from '../casebook/work/items.js'
import { colourObjects, colourOfFound } from './colours.js'
import { type Desk, rankOf } from './desk.js'
import type { FoundLead, LeadBody, LeadFact } from './lead.js'
import { linksOf, setLeadColour } from './new-lead.js'
import { linkPersons } from './persons.js'
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
  const held = withPersons(desk, lead, found, at)
  const room = Math.max(0, desk.policy.intake.mostFacts - held.facts.length)
  const fresh = newFactsOf(lead, found)
  const facts = fresh.slice(0, room)
  // of several rings, whose leads went into one, each run tells of one alone
  const rings = desk.work.links(lead.id).filter(({ what }) => what === 'ring')
  const several = rings.length > 1 || held.tookIn !== undefined
  const own = !several || found.origin.ring === held.origin.ring
  const members = several ? unionOf(held.members, found.members) : found.members
  const lots = several ? unionOf(held.lots, found.lots) : found.lots
  const [joined, left] = changesOf(held.members, members)
  const isSame =
    (!own || held.level === found.level) &&
    joined.length === 0 &&
    left.length === 0 &&
    (!own || JSON.stringify(held.repeats ?? []) === JSON.stringify(found.repeats ?? []))
  if (facts.length === 0 && isSame) return false
  const given = found.level === null ? null : colourOfFound(desk, found, found.level)
  const colour = graver(desk, lead.colour, given)
  const body: LeadBody = {
    ...(own ? withOwn(held, found) : held),
    facts: [...held.facts, ...facts],
    moreFacts: held.moreFacts + fresh.length - facts.length,
    known: [...held.known, ...fresh.slice(room).map(({ id }) => id)],
    members,
    lots,
    industries: several ? [...new Set([...held.industries, ...found.industries])] : found.industries,
    policeGround: found.policeGround || (several && held.policeGround),
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

/** Facts of before persons were kept are told whom they name, once a run finds them again. */
const withPersons = (desk: Desk, { id, body }: WorkItem, found: FoundLead, at: string): LeadBody => {
  const held = body as LeadBody
  const named = new Map(found.facts.flatMap(({ id: fact, persons }) => (persons ? [[fact, persons]] : [])))
  if (!held.facts.some((fact) => fact.persons === undefined && named.has(fact.id))) return held
  const facts = held.facts.map((fact) => {
    const persons = fact.persons ?? named.get(fact.id)
    return { ...fact, ...(persons && { persons }) }
  })
  const told = { ...held, facts }
  desk.work.changeBody(id, told)
  linkPersons(desk, { id, body: told }, { cause: 'run', at })
  return told
}

/** What the newest run says of the ring that the lead was made of. */
const withOwn = ({ repeats: _repeats, ...held }: LeadBody, found: FoundLead): LeadBody => ({
  ...held,
  run: found.run,
  level: found.level,
  recordSha256: found.recordSha256,
  amountFen: found.amountFen,
  data: found.data,
  ...(found.repeats && { repeats: found.repeats }),
})

/** The rows as they are found, and those held beside them. */
const unionOf = <T extends { id: string }>(held: readonly T[], found: readonly T[]): T[] => {
  const now = new Map(found.map((one) => [one.id, one]))
  return [
    ...held.map((one) => now.get(one.id) ?? one),
    ...found.filter(({ id }) => !held.some((one) => one.id === id)),
  ]
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
