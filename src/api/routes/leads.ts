import { z } from 'zod'
import { ITEM_RESOURCES, seatName } from '../../access/lead-rows.js'
import type { Access } from '../../access/route-access.js'
import { DUE, type ItemFilter, inboxOf, LEAD_STAGES } from '../../handling/list.js'
import { makeManual } from '../../handling/manual.js'
import { factsOnLots, manualOf } from '../../handling/manual-subject.js'
import { firstNumber } from '../../handling/numbers.js'
import { isPaper } from '../../handling/paper.js'
import { perform } from '../../handling/perform.js'
import { sheetOf } from '../../handling/sheet.js'
import { similarTo } from '../../handling/similar.js'
import { packSheet } from '../../reports/check-sheet.js'
import { MEDIA_TYPES } from '../../reports/formats.js'
import { ApiProblem } from '../../service/problem.js'
import { problemOfRefusal } from '../../service/refusal.js'
import { inboxTexts } from '../../texts/handling.js'
import { act } from '../act-route.js'
import { actedOn } from '../acted-on.js'
import { Page, pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { pageOfItems } from '../item-list.js'
import {
  actorOf,
  answerOf,
  etagOfItem,
  eventsOf,
  itemOf,
  itemSeen,
  langOfRequest,
  leadItemOf,
  maskedFact,
  visibleTo,
} from '../lead-answer.js'
import { list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { ActRequest, BulkRequest, CheckSheet, Item, ItemEvent, ItemRow, NewLead } from '../schemas/lead.js'
import { IdParams, langQuery } from '../schemas/query.js'

const both = z.object({ zh: z.string(), en: z.string() })
const word = z.string().min(1).max(100).optional()
const words = z
  .string()
  .regex(/^[a-z-]+(?:,[a-z-]+)*$/)
  .max(200)
  .optional()

/** Leads with what the rules found of them; and what people wrote of them. */
const LEADS: Access = { resource: 'lead', classes: ['open', 'work', 'device'] }
const NOTES: Access = { resource: 'lead-notes', classes: ['note'] }

const inbox = read('/inbox', {
  id: 'inbox',
  summary: 'What waits for the seat, by group; each group counts what its list holds',
  tag: 'leads',
  json: z
    .object({
      at: z.string(),
      seat: z.string().nullable(),
      groups: z.array(
        z.object({
          key: z.string(),
          title: both,
          count: z.int(),
          red: z.int(),
          overdue: z.int(),
          more: z.string(),
          items: z.array(ItemRow),
        }),
      ),
    })
    .meta({ id: 'Inbox' }),
  what: 'inbox',
  access: { ...LEADS, resource: ITEM_RESOURCES, byCase: true },
  needs: [],
  load: ({ leads, clock, reader }) => {
    const now = clock()
    const { subject } = reader
    const asking = { seat: subject, visible: visibleTo({ reader, now }), now }
    return {
      at: now.toISOString(),
      seat: subject ? seatName(subject) : null,
      groups: inboxOf(leads.desk(), asking).map(({ key, kind, ...group }) => ({
        key,
        title: inboxTexts.groups[key as keyof typeof inboxTexts.groups],
        ...group,
        more: `/api/v1/${isPaper(kind) ? 'items' : 'leads'}?group=${key}`,
      })),
    }
  },
})

const LeadQuery = z.object({
  ...pageQuery,
  group: word.meta({ description: 'A group of the seat’s inbox: its list' }),
  state: words.meta({ description: 'new, routed, checking …, or several with commas' }),
  colour: words.meta({ description: 'red, yellow, green, or several with commas' }),
  host: word.meta({ description: 'Office that handles it' }),
  due: z.enum(DUE).optional(),
  ring: word,
  bidder: word,
  lot: word,
  industry: word,
  stage: z
    .enum(LEAD_STAGES)
    .optional()
    .meta({ description: 'Where the gravest fact lies: before (tender), bidding, after (the award)' }),
  region: z
    .string()
    .regex(/^(?:\d{2,12}|none|(?:\d{2,6}|none)\/[^/]{1,100})$/)
    .optional()
    .meta({
      description:
        'Prefix of the code of a region that one of its lots is in, or a township of one, 330922/嵊山镇; none: of no known one',
    }),
  open: z.enum(['true', 'false']).optional(),
  keyProject: z.enum(['true', 'false']).optional(),
  sort: z.enum(['colour', 'due', 'opened']).default('colour'),
})

const filterOf = ({
  group,
  state,
  colour,
  host,
  due,
  ring,
  bidder,
  lot,
  industry,
  stage,
  region,
  open,
  keyProject,
}: z.output<typeof LeadQuery>): ItemFilter => ({
  ...(group !== undefined && { group }),
  ...(state !== undefined && { states: state.split(',') }),
  ...(colour !== undefined && { colours: colour.split(',') }),
  ...(host !== undefined && { host }),
  ...(due !== undefined && { due }),
  ...(ring !== undefined && { ring }),
  ...(bidder !== undefined && { bidder }),
  ...(lot !== undefined && { lot }),
  ...(industry !== undefined && { industry }),
  ...(stage !== undefined && { stage }),
  ...(region !== undefined && { region }),
  ...(open !== undefined && { open: open === 'true' }),
  ...(keyProject !== undefined && { keyProject: keyProject === 'true' }),
})

const listed = list('/leads', {
  id: 'listLeads',
  summary: 'Leads that the asker sees: graver first, key projects before others, then what is due first',
  tag: 'leads',
  list: 'leads',
  query: LeadQuery,
  json: z.object({ data: z.array(ItemRow), page: Page, total: z.int() }).meta({ id: 'LeadList' }),
  what: 'leads',
  access: LEADS,
  needs: 'rings',
  filter: ({ query }) => ({ ...filterOf(query), sort: query.sort }),
  load: ({ leads, clock, reader, query, from }) => {
    const { sort, limit } = query
    return pageOfItems(leads.desk(), filterOf(query), { sort, limit, from }, { reader, now: clock() })
  },
})

const one = read('/leads/:id', {
  id: 'getLead',
  summary: 'A lead, or what belongs to one, with what the seat may do',
  tag: 'leads',
  params: IdParams,
  json: Item,
  what: 'lead',
  access: LEADS,
  needs: 'rings',
  load: ({ leads, clock, reader, params }) => {
    const asking = { reader, now: clock() }
    return answerOf(leads.desk(), leadItemOf(leads.desk(), params.id, asking), asking)
  },
  headers: etagOfItem,
})

const events = read('/leads/:id/events', {
  id: 'listLeadEvents',
  summary: 'What was done with a lead, oldest first',
  tag: 'leads',
  params: IdParams,
  json: z.object({ data: z.array(ItemEvent) }).meta({ id: 'LeadEvents' }),
  what: 'lead',
  access: LEADS,
  needs: 'rings',
  load: ({ leads, clock, reader, params }) => {
    const asking = { reader, now: clock() }
    return { data: eventsOf(leads.desk(), leadItemOf(leads.desk(), params.id, asking), asking) }
  },
})

const similar = read('/leads/:id/similar', {
  id: 'listSimilarLeads',
  summary: 'Leads about half of the same bidders, or a lot and two of them',
  tag: 'leads',
  params: IdParams,
  json: z
    .object({
      data: z.array(
        z.object({
          id: z.string(),
          state: z.string(),
          colour: z.string().nullable(),
          bidders: z.int(),
          lots: z.int(),
          share: z.int().meta({ description: 'Of the bidders of the smaller one, in thousandths' }),
        }),
      ),
    })
    .meta({ id: 'SimilarLeads' }),
  what: 'lead',
  access: LEADS,
  needs: 'rings',
  load: ({ leads, clock, reader, params }) => {
    const asking = { reader, now: clock() }
    const desk = leads.desk()
    const found = similarTo(desk, leadItemOf(desk, params.id, asking))
    return { data: found.filter(({ id }) => itemSeen(desk, id, asking)) }
  },
})

const sheet = read('/leads/:id/sheet', {
  id: 'getCheckSheet',
  summary: 'The check sheet of a lead: its facts, and 24 lines prefilled from the data',
  tag: 'leads',
  params: IdParams,
  json: CheckSheet,
  what: 'lead',
  access: NOTES,
  needs: 'rings',
  load: ({ leads, clock, reader, params, store: { casebook } }) => {
    const made = sheetOf(leads.desk(), casebook, leadOf(leads.desk(), params.id, { reader, now: clock() }))
    return { ...made, facts: made.facts.map((fact) => maskedFact(fact, reader)) }
  },
})

const leadOf: typeof itemOf = (desk, id, asking) => {
  const item = itemOf(desk, id, asking)
  if (item.kind !== 'LD') throw new ApiProblem('not_found', `There is no lead "${id}"`)
  return item
}

const sheetFile = download('/leads/:id/sheet.docx', {
  id: 'getCheckSheetFile',
  summary: 'The check sheet as a Word document',
  tag: 'leads',
  params: IdParams,
  query: z.object(langQuery),
  files: [MEDIA_TYPES.docx],
  what: 'lead',
  outgoing: 'named',
  access: NOTES,
  needs: 'rings',
  make: async ({ leads, clock, reader, params, query, store: { casebook } }) => {
    const now = clock()
    const lead = leadOf(leads.desk(), params.id, { reader, now })
    const made = sheetOf(leads.desk(), casebook, lead)
    const facts = made.facts.map((fact) => maskedFact(fact, reader))
    const bytes = await packSheet({ ...made, facts }, query.lang ?? 'zh', now)
    return {
      name: `${lead.id}-sheet.docx`,
      mediaType: MEDIA_TYPES.docx,
      pieces: [bytes],
    }
  },
})

const doAct = act('/leads/:id/acts', {
  method: 'POST',
  id: 'actOnLead',
  recorded: 'after',
  summary: 'Do an act; If-Match says which version was seen, Idempotency-Key makes it happen once',
  tag: 'leads',
  params: IdParams,
  body: ActRequest,
  json: Item,
  versioned: true,
  what: 'act',
  access: LEADS,
  needs: 'rings',
  run: async (asked) => {
    const asking = { reader: asked.reader, now: asked.clock() }
    leadItemOf(asked.leads.desk(), asked.params.id, asking)
    return actedOn(asked, asking)
  },
  headers: etagOfItem,
})

const doBulk = act('/leads/acts', {
  method: 'POST',
  id: 'actOnLeads',
  recorded: 'after',
  summary: 'Do one act with up to 100 leads; each is answered by itself',
  tag: 'leads',
  body: BulkRequest,
  json: z
    .object({
      results: z.array(
        z.object({
          id: z.string(),
          ok: z.boolean(),
          version: z.int().nullable(),
          problem: z
            .object({
              code: z.string(),
              detail: z.string(),
              errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
            })
            .nullable(),
        }),
      ),
    })
    .meta({ id: 'BulkActs' }),
  what: 'act',
  access: LEADS,
  needs: 'rings',
  run: async ({ leads, clock, reader, request, body: { act: id, items, input, note } }) => {
    const asking = { reader, now: clock() }
    const [desk, actor] = [leads.desk(), actorOf(reader, asking.now)]
    const results = items.map((item) => {
      const wanted = { id: item.id, ifMatch: item.version, act: id, input, note: note ?? '' }
      const done = itemSeen(desk, item.id, asking)
        ? perform(desk, wanted, actor, asking.now)
        : ({ ok: false, refusal: { code: 'not_found' } } as const)
      if (done.ok) return { id: item.id, ok: true, version: done.item.version, problem: null }
      const { code, message, errors } = problemOfRefusal(
        done.refusal,
        { id: item.id, act: id },
        langOfRequest(request),
      )
      return { id: item.id, ok: false, version: null, problem: { code, detail: message, errors } }
    })
    await leads.drain()
    return { results }
  },
})

const make = act('/leads', {
  method: 'POST',
  id: 'makeLead',
  recorded: 'after',
  summary: 'Make a lead by hand: a complaint, a hint, what an audit found',
  tag: 'leads',
  body: NewLead,
  status: 201,
  json: Item,
  what: 'make lead',
  access: LEADS,
  needs: 'rings',
  run: async ({ leads, clock, reader, request, body, market, store: { engine, casebook } }) => {
    const asking = { reader, now: clock() }
    const desk = leads.desk()
    const isSeen = (id: string): boolean => itemSeen(desk, id, asking) !== undefined
    const lots = body.lots.map((id) => firstNumber(desk.work, 'lot', id))
    const { rules } = body
    const given = {
      ...(await manualOf(engine, { ...body, lots })),
      ...(rules.length > 0 && { facts: factsOnLots(casebook, (await market.get()).market, { rules, lots }) }),
    }
    const made = makeManual(desk, given, { actor: actorOf(reader, asking.now), isSeen, now: asking.now })
    await leads.drain()
    if (!made.ok) throw problemOfRefusal(made.refusal, { id: 'LD', act: 'create' }, langOfRequest(request))
    return answerOf(desk, made.item, asking)
  },
  headers: (item) => ({ ...etagOfItem(item), location: `/api/v1/leads/${item.id}` }),
})

/** Leads and what is done with them. */
export const leadRoutes: Route[] = [
  inbox,
  listed,
  make,
  doBulk,
  one,
  events,
  similar,
  sheet,
  sheetFile,
  doAct,
]
