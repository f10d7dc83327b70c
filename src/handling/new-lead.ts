import type { WorkItem } from '../casebook/work/items.js'
import type { WorkLink } from '../casebook/work/parts.js'
import { shanghaiDay } from '../domain/day.js'
import type { Actor } from './actor.js'
import { colourObjects } from './colours.js'
import type { Desk } from './desk.js'
import { type FoundLead, type LeadBody, NO_PROGRESS } from './lead.js'
import { makeItem } from './make-item.js'
import { repeatText } from './repeat.js'

/** Makes a lead, with the clock until it is routed; inside a transaction. */
export const newLead = (
  desk: Desk,
  given: { body: FoundLead; colour: string; actor?: Actor; at: string; more?: WorkLink[] },
): WorkItem => {
  const { colour, at, more = [] } = given
  const keyProject = keyProjectOf(desk, given.body.lots, at)
  const body: LeadBody = { ...given.body, known: [], keyProject }
  const made = makeItem(desk, {
    kind: 'LD',
    colour,
    care: keyProject !== null,
    body: shortened(body, desk.policy.intake.mostFacts),
    progress: NO_PROGRESS,
    links: [...linksOf(body), ...more],
    clock: 'ROUTE',
    actor: given.actor,
    at,
  })
  const basis = repeatText(body)?.zh ?? ''
  setLeadColour(desk, made, { colour, before: null, at, cause: causeOf(given), basis })
  colourObjects(desk, made, { cause: causeOf(given), at })
  return made
}

const causeOf = ({ body, actor }: { body: FoundLead; actor?: Actor }): 'run' | 'manual' | 'import' =>
  body.origin.kind === 'province' || body.origin.kind === 'exchange' ? 'import' : actor ? 'manual' : 'run'

/** Lots that are named in a lead, which is linked to all, and fingerprints that are kept. */
const MOST_LOTS = 500
const MOST_KNOWN = 2000

const shortened = (body: LeadBody, most: number): LeadBody => ({
  ...body,
  facts: body.facts.slice(0, most),
  moreFacts: body.moreFacts + Math.max(0, body.facts.length - most),
  known: body.facts.slice(most, most + MOST_KNOWN).map(({ id }) => id),
  lots: body.lots.slice(0, MOST_LOTS),
})

export const linksOf = (
  body: Pick<LeadBody, 'run' | 'lots' | 'members' | 'facts' | 'industries' | 'origin'>,
): WorkLink[] => {
  const links = (what: string, keys: readonly (string | null | undefined)[]): WorkLink[] =>
    [...new Set(keys)].flatMap((key) => (key ? [{ what, key }] : []))
  return [
    ...links('run', [body.run]),
    ...links('ring', [body.origin.ring]),
    ...links(
      'lot',
      body.lots.map(({ id }) => id),
    ),
    ...links(
      'project',
      body.lots.map(({ project }) => project),
    ),
    ...links(
      'bidder',
      body.members.map(({ id }) => id),
    ),
    ...links(
      'rule',
      body.facts.map(({ rule }) => rule),
    ),
    ...links(
      'industry',
      body.lots.map(({ industry, region }) => `${industry}/${region.slice(0, 6)}`),
    ),
    ...links(
      'township',
      body.lots.map(({ industry, region, township = '' }) => `${industry}/${region.slice(0, 6)}/${township}`),
    ),
  ]
}

/** The first key project, in order of numbers, that one of the lots belongs to on the day. */
const keyProjectOf = ({ work }: Desk, lots: LeadBody['lots'], at: string): LeadBody['keyProject'] => {
  const day = shanghaiDay(new Date(at))
  const own = new Set(lots.map(({ project }) => project))
  const found = work
    .keyProjects()
    .find(({ project, fromDay, toDay }) => own.has(project) && fromDay <= day && day <= (toDay ?? '9999'))
  return found ? { project: found.project, programme: found.programme } : null
}

/** Sets the colour of a lead and writes why. */
export const setLeadColour = (
  { work, policy }: Desk,
  { id, body }: WorkItem,
  change: {
    colour: string
    before: string | null
    at: string
    cause: 'run' | 'manual' | 'disposal' | 'import'
    basis?: string
    user?: string
    secondUser?: string
  },
): void =>
  work.setColour({
    object: 'lead',
    id,
    before: change.before,
    after: change.colour,
    at: change.at,
    cause: change.cause,
    basis: change.basis ?? '',
    policy: policy.version,
    run: (body as LeadBody).run,
    item: id,
    user: change.user ?? null,
    secondUser: change.secondUser ?? null,
  })
