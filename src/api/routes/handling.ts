import { z } from 'zod'
import { shanghaiDay } from '../../domain/day.js'
import { lotsOf } from '../../handling/lots-of.js'
import { overdueOf, seenBy } from '../../handling/overdue.js'
import { proposalForLot } from '../../handling/proposal.js'
import { RouteRecord, TermRecord } from '../../handling/reference.js'
import { ApiProblem } from '../../service/problem.js'
import { digestOf } from '../../workflow/definition.js'
import { DEFINITIONS } from '../../workflow/definitions/index.js'
import { visibleTo } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Clock } from '../schemas/lead.js'
import { SETTINGS } from '../settings-access.js'

const both = z.object({ zh: z.string(), en: z.string() })
const text = z.string()

const clocks = read('/clocks/overdue', {
  id: 'listOverdueClocks',
  summary: 'Deadlines that are over and run on, the oldest first',
  tag: 'leads',
  json: z
    .object({
      at: text,
      data: z.array(
        z.object({
          item: text,
          colour: text.nullable(),
          host: z.object({ office: text, name: text }).nullable(),
          summary: both,
          clock: Clock,
        }),
      ),
    })
    .meta({ id: 'OverdueClocks' }),
  what: 'clocks',
  access: { resource: 'lead', classes: ['open', 'work'] },
  needs: 'rings',
  load: ({ leads, clock, reader }) => {
    const now = clock()
    const desk = leads.desk()
    return { at: now.toISOString(), data: overdueOf(desk, seenBy(desk, visibleTo({ reader, now })), now) }
  },
})

const terms = read('/terms', {
  id: 'listTerms',
  summary: 'How long what may take, and by what source',
  tag: 'leads',
  json: z.object({ data: z.array(TermRecord) }).meta({ id: 'TermList' }),
  what: 'terms',
  access: SETTINGS,
  needs: [],
  load: ({ leads }) => ({ data: leads.desk().terms }),
})

const routes = read('/routes', {
  id: 'listRoutes',
  summary: 'Which office handles what, from day to day',
  tag: 'leads',
  json: z.object({ data: z.array(RouteRecord) }).meta({ id: 'RouteList' }),
  what: 'routes',
  access: SETTINGS,
  needs: [],
  load: ({ leads }) => ({ data: leads.desk().routes }),
})

const preview = read('/routes/preview', {
  id: 'previewRoute',
  summary: 'Which office a lead about a lot would go to on a day',
  tag: 'leads',
  query: z.object({
    lot: z.string().min(1).max(200),
    day: z.iso.date().optional(),
    colour: z.string().min(1).max(20).default('yellow'),
  }),
  json: z
    .object({
      lot: text,
      day: text,
      row: text.nullable(),
      host: text.nullable(),
      cohandlers: z.array(text),
      copied: z.array(text),
    })
    .meta({ id: 'RoutePreview' }),
  what: 'routes',
  access: SETTINGS,
  needs: 'rings',
  load: async ({ leads, clock, query, store: { engine } }) => {
    if (!(await engine.lot(query.lot))) throw new ApiProblem('not_found', `There is no lot "${query.lot}"`)
    const day = query.day ?? shanghaiDay(clock())
    const found = proposalForLot(leads.desk(), lotsOf(await engine.market(), [query.lot])[0]!, {
      colour: query.colour,
      day,
    })
    return { lot: query.lot, day, ...found }
  },
})

const definitions = read('/definitions', {
  id: 'listDefinitions',
  summary: 'States and acts of each kind of item',
  tag: 'leads',
  json: z
    .object({
      data: z.array(
        z.object({
          kind: text,
          version: z.int(),
          digest: text,
          states: z.record(text, z.object({ text: both, open: z.boolean() })),
          acts: z.array(
            z.object({
              id: text,
              text: both,
              from: z.array(text),
              to: text,
              by: z.array(z.object({ capacity: z.array(text), position: z.array(text), row: text })),
              input: z.array(text),
              distinct: z.array(text),
              starts: z.array(text),
              stops: z.array(text),
              undo: z.boolean(),
              bulk: z.boolean(),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'DefinitionList' }),
  what: 'definitions',
  access: SETTINGS,
  needs: [],
  // they are this program's
  cache: () => [],
  load: () => ({
    data: DEFINITIONS.map((definition) => ({
      kind: definition.kind,
      version: definition.version,
      digest: digestOf(definition),
      states: definition.states,
      acts: definition.acts.map(
        ({ requires: _requires, pauses: _pauses, resumes: _resumes, startsIn: _startsIn, ...act }) => act,
      ),
    })),
  }),
})

/** What leads are judged by: terms, routes, definitions, clocks that are over. */
export const handlingRoutes: Route[] = [clocks, terms, routes, preview, definitions]
