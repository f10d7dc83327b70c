import { z } from 'zod'
import { isIn } from '../../access/decide.js'
import { sightOf } from '../../access/sight.js'
import { colouredPlaces } from '../../handling/colour-places.js'
import {
  approvePolicy,
  COLOURED,
  dryRun,
  NewPolicy,
  proposedPolicies,
  proposePolicy,
} from '../../handling/colours.js'
import { gravestFirst } from '../../handling/desk.js'
import { seenBy } from '../../handling/overdue.js'
import { ColourPolicy } from '../../handling/reference.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import { Page, pageQuery } from '../cursor.js'
import { actorIn, personsSeen, seesPerson, visibleTo } from '../lead-answer.js'
import { list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Person } from '../schemas/lead.js'
import { SETTING_CHANGES, SETTINGS } from '../settings-access.js'

const text = z.string()
const both = z.object({ zh: text, en: text })
const OBJECTS = ['lead', ...COLOURED] as const

const places = read('/colours', {
  id: 'listColouredPlaces',
  summary:
    'Open leads that the asker sees by industry, region and colour; one of several places counts in each',
  tag: 'leads',
  query: z.object({
    by: z
      .enum(['region', 'township'])
      .default('region')
      .meta({ description: 'township: regions are 330922/嵊山镇, and 330922/ where none is known' }),
  }),
  json: z
    .object({
      at: text,
      colours: ColourPolicy.shape.colours,
      data: z.array(
        z.object({ industry: text, region: text, byColour: z.record(text, z.int()) }).meta({
          id: 'ColouredPlace',
        }),
      ),
    })
    .meta({ id: 'ColouredPlaceList' }),
  what: 'leads',
  access: { resource: 'lead', classes: ['open', 'work'] },
  needs: 'rings',
  load: ({ leads, clock, reader, query: { by } }) => {
    const now = clock()
    const desk = leads.desk()
    const sight = sightOf(reader.subject)
    return {
      at: now.toISOString(),
      colours: gravestFirst(desk),
      data: colouredPlaces(
        desk,
        { visible: visibleTo({ reader, now })('LD'), by },
        (place) => sight === undefined || isIn(sight, place),
      ),
    }
  },
})

const history = read('/colours/history', {
  id: 'listColourHistory',
  summary: 'The colour of a lead, lot, project, bidder or person, how it changed, and why',
  tag: 'leads',
  query: z.object({ object: z.enum(OBJECTS).default('lead'), id: z.string().min(1).max(200) }),
  json: z
    .object({
      colour: text.nullable(),
      data: z.array(
        z.object({
          before: text.nullable(),
          after: text,
          at: text,
          cause: text,
          policy: z.int(),
          run: text.nullable(),
        }),
      ),
    })
    .meta({ id: 'ColourHistory' }),
  what: 'lead',
  access: { resource: 'lead', classes: ['work'], cut: true },
  which: ({ query }) => query.id,
  needs: 'rings',
  load: async ({ leads, clock, reader, store: { engine }, query: { object, id } }) => {
    const desk = leads.desk()
    const isSeen = seenBy(desk, visibleTo({ reader, now: clock() }))
    const shown = {
      lead: () => isSeen(id),
      lot: async () => (await engine.lot(id)) !== undefined,
      bidder: async () => (await engine.bidder(id)) !== undefined,
      project: () => desk.work.linked('project', [id]).some(({ item }) => isSeen(item)),
      person: () => seesPerson(desk, id, { reader, now: clock() }),
    }
    if (!(await shown[object]()))
      throw new ApiProblem('not_found', `There is no ${object} "${id}" with a colour`)
    return {
      colour: desk.work.colour(object, id)?.colour ?? null,
      data: desk.work
        .colourEvents(object, id)
        .map(({ before, after, at, cause, policy, run }) => ({ before, after, at, cause, policy, run })),
    }
  },
})

const persons = list('/colours/persons', {
  id: 'listColouredPersons',
  summary:
    'Persons whom confirmed facts of leads name, with their colours: for police, discipline and who handles such a lead',
  tag: 'leads',
  list: 'coloured persons',
  query: z.object({
    ...pageQuery,
    colour: z.string().min(1).max(20).optional().meta({ description: 'red, yellow, green …' }),
  }),
  json: z
    .object({
      data: z.array(Person.extend({ leads: z.array(text).meta({ description: 'That the asker sees' }) })),
      page: Page,
      total: z.int(),
    })
    .meta({ id: 'ColouredPersonList' }),
  what: 'coloured persons',
  access: { resource: 'lead-persons', classes: ['work', 'identity'] },
  needs: 'rings',
  filter: ({ query: { colour } }) => ({ colour }),
  load: ({ leads, clock, reader, query: { limit, colour }, from }) => {
    const skip = Number(from?.after ?? 0)
    const asking = { reader, now: clock() }
    const { rows, total } = personsSeen(leads.desk(), { colour, skip, limit }, asking)
    return {
      data: rows,
      total,
      next: skip + rows.length < total ? { after: skip + limit } : null,
    }
  },
})

const Recoloured = z.object({ lead: text, from: text, to: text, why: both, way: z.enum(['set', 'ask']) })
const Proposed = z
  .object({
    version: z.int(),
    policy: ColourPolicy,
    by: text,
    at: text,
    rows: z.array(Recoloured),
    sha256: text,
  })
  .meta({ id: 'ProposedPolicy' })

const policy = read('/colours/policy', {
  id: 'getColourPolicy',
  summary: 'By which leads are coloured, and policies that wait for another person',
  tag: 'leads',
  json: z.object({ policy: ColourPolicy, waiting: z.array(Proposed) }).meta({ id: 'ColourPolicyInForce' }),
  what: 'colour policy',
  access: SETTINGS,
  needs: [],
  load: ({ leads }) => {
    const desk = leads.desk()
    const waiting = proposedPolicies(desk).filter(({ version }) => version > desk.policy.version)
    // which leads are meant is for those who change settings
    return { policy: desk.policy, waiting: waiting.map((one) => ({ ...one, rows: [] })) }
  },
})

const tryOut = act('/colours/policy/preview', {
  method: 'POST',
  id: 'previewColourPolicy',
  recorded: 'before',
  summary: 'Which open leads a policy would colour anew, and which of them take another person',
  tag: 'leads',
  body: NewPolicy.meta({ id: 'NewColourPolicy' }),
  json: z.object({ rows: z.array(Recoloured) }).meta({ id: 'ColourPreview' }),
  what: 'colour policy',
  access: SETTING_CHANGES,
  needs: [],
  run: ({ leads, body }) => {
    const desk = leads.desk()
    return { rows: dryRun(desk, { ...body, version: desk.policy.version + 1 }) }
  },
})

const propose = act('/colours/policy', {
  method: 'POST',
  id: 'proposeColourPolicy',
  recorded: 'after',
  summary: 'Propose a policy of colours, kept with what it would change; another person approves it',
  tag: 'leads',
  body: NewPolicy,
  status: 201,
  json: Proposed,
  what: 'colour policy',
  access: SETTING_CHANGES,
  needs: [],
  run: async ({ leads, clock, reader, body }) => {
    const now = clock()
    const made = proposePolicy(leads.desk(), body, { actor: actorIn(reader, now), at: now.toISOString() })
    await leads.drain()
    return made
  },
})

const approve = act('/colours/policy/:version/approval', {
  method: 'POST',
  id: 'approveColourPolicy',
  recorded: 'after',
  summary:
    'Put a proposed policy in force and colour open leads anew; of a red lead that would be lower another office decides',
  tag: 'leads',
  params: z.object({ version: z.coerce.number().int().min(1) }),
  body: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).meta({ id: 'PolicyApproval' }),
  json: z.object({ version: z.int(), set: z.int(), asked: z.int() }).meta({ id: 'ApprovedPolicy' }),
  what: 'colour policy',
  access: SETTING_CHANGES,
  needs: [],
  run: async ({ leads, clock, reader, params: { version }, body: { sha256 } }) => {
    const now = clock()
    const actor = actorIn(reader, now)
    if (actor && actor.position !== 'leader')
      throw new ApiProblem('forbidden', 'A policy of colours is approved by a leader of coordination')
    const changedBy = { actor, at: now.toISOString() }
    const done = approvePolicy(leads.desk(), { version, sha256 }, changedBy)
    leads.changed()
    await leads.drain()
    return done
  },
})

/** Colours of leads and of what they are about, and the policy by which they have them. */
export const colourRoutes: Route[] = [places, history, persons, policy, tryOut, propose, approve]
