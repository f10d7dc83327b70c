import { z } from 'zod'
import { ITEM_RESOURCES } from '../../access/lead-rows.js'
import type { Access } from '../../access/route-access.js'
import { INDICATOR_KEYS } from '../../handling/indicators.js'
import { DUE, type ItemFilter, LEAD_STAGES } from '../../handling/list.js'
import { makePaper } from '../../handling/make-paper.js'
import { MEDIA_TYPES } from '../../reports/formats.js'
import { packItemList } from '../../reports/item-list.js'
import { draftLetter, letterDocx } from '../../reports/letters/letter.js'
import { documentRequest } from '../../reports/letters/of-item.js'
import { daysOfPeriod } from '../../reports/period.js'
import { ApiProblem } from '../../service/problem.js'
import { problemOfRefusal } from '../../service/refusal.js'
import { KINDS } from '../../workflow/definitions/index.js'
import { act } from '../act-route.js'
import { actedOn } from '../acted-on.js'
import { Page, pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { itemsSeen, pageOfItems } from '../item-list.js'
import { actorOf, answerOf, etagOfItem, eventsOf, itemOf, langOfRequest } from '../lead-answer.js'
import { list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { ActRequest, Item, ItemEvent, ItemRow, NewItem } from '../schemas/lead.js'
import { IdParams, langQuery } from '../schemas/query.js'
import { PeriodText } from '../schemas/report.js'

const word = z.string().min(1).max(100).optional()
const words = z
  .string()
  .regex(/^[a-z-]+(?:,[a-z-]+)*$/)
  .max(200)
  .optional()

/** Each kind of item stands in its own line of the matrix; rows are looked up one by one. */
const ITEMS: Access = { resource: ITEM_RESOURCES, classes: ['open', 'work', 'order'], byCase: true }

const ItemQuery = z.object({
  ...pageQuery,
  kind: z.enum(KINDS as [string, ...string[]]).default('LD'),
  group: word.meta({ description: 'A group of the seat’s inbox, of whatever kind: its list' }),
  state: words,
  colour: words,
  host: word.meta({ description: 'Office that must act' }),
  issuer: word.meta({ description: 'Office that made it' }),
  parent: word.meta({ description: 'Item that it belongs to' }),
  due: z.enum(DUE).optional(),
  ring: word,
  bidder: word,
  lot: word,
  stage: z.enum(LEAD_STAGES).optional().meta({ description: 'Of a lead: where its gravest fact lies' }),
  indicator: z.enum(INDICATOR_KEYS as [string, ...string[]]).optional(),
  part: z.enum(['n', 'of']).default('n').meta({ description: 'Of the indicator: its part, or the whole' }),
  period: PeriodText.optional().meta({
    description: 'Of the indicator: 2026, 2026-Q1 …; without one, of all time',
  }),
  of: word.meta({ description: 'Of the indicator: the office; all where none is named' }),
  sort: z.enum(['colour', 'due', 'opened']).default('due'),
})

const ALL_TIME = { firstDay: '1970-01-01', lastDay: '9000-12-31' }

const filterOf = ({
  limit: _limit,
  cursor: _cursor,
  sort: _sort,
  state,
  colour,
  indicator,
  part,
  period,
  of,
  ...given
}: z.output<typeof ItemQuery>): ItemFilter => {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(said) as ItemFilter),
    ...(state !== undefined && { states: state.split(',') }),
    ...(colour !== undefined && { colours: colour.split(',') }),
    ...(indicator !== undefined && {
      indicator: {
        key: indicator,
        part,
        span: period === undefined ? ALL_TIME : daysOfPeriod(period),
        ...(of !== undefined && { office: of }),
      },
    }),
  }
}

const listed = list('/items', {
  id: 'listItems',
  summary: 'Items of a kind that the asker sees: transfers, letters, problems, orders, reports, tasks, leads',
  tag: 'items',
  list: 'items',
  query: ItemQuery,
  json: z.object({ data: z.array(ItemRow), page: Page, total: z.int() }).meta({ id: 'ItemList' }),
  what: 'items',
  access: ITEMS,
  needs: [],
  filter: ({ query }) => ({ ...filterOf(query), sort: query.sort }),
  load: ({ leads, clock, reader, query, from }) => {
    const { sort, limit } = query
    return pageOfItems(leads.desk(), filterOf(query), { sort, limit, from }, { reader, now: clock() })
  },
})

/** A workbook holds no more than this; a list that is longer is refused, not cut. */
const MOST_ROWS = 100_000

const { limit: _limit, cursor: _cursor, ...WholeList } = ItemQuery.shape

const workbook = download('/items.xlsx', {
  id: 'getItemWorkbook',
  summary: 'The list of items as a workbook: the rows that /items answers',
  tag: 'items',
  query: z.object({ ...WholeList, ...langQuery }),
  files: [MEDIA_TYPES.xlsx],
  what: 'items',
  outgoing: 'named',
  about: 'own-list',
  access: ITEMS,
  needs: [],
  make: async ({ leads, clock, reader, query: { lang = 'zh', ...query } }) => {
    const now = clock()
    const page = { sort: query.sort, skip: 0, limit: MOST_ROWS }
    const filter = filterOf({ ...query, limit: MOST_ROWS })
    const { rows, more } = itemsSeen(leads.desk(), filter, page, { reader, now })
    if (more) throw new ApiProblem('invalid_input', `A workbook holds ${MOST_ROWS} rows: narrow the list`)
    return {
      name: `${query.kind}.xlsx`,
      mediaType: MEDIA_TYPES.xlsx,
      pieces: packItemList(rows, { kind: rows[0]?.kind ?? query.kind, lang, at: now.toISOString() }),
    }
  },
})

const one = read('/items/:id', {
  id: 'getItem',
  summary: 'An item of any kind, with what the seat may do and what it may make of it',
  tag: 'items',
  params: IdParams,
  json: Item,
  what: 'item',
  access: ITEMS,
  needs: [],
  load: ({ leads, clock, reader, params }) => {
    const asking = { reader, now: clock() }
    return answerOf(leads.desk(), itemOf(leads.desk(), params.id, asking), asking)
  },
  headers: etagOfItem,
})

const events = read('/items/:id/events', {
  id: 'listItemEvents',
  summary: 'What was done with an item, oldest first',
  tag: 'items',
  params: IdParams,
  json: z.object({ data: z.array(ItemEvent) }).meta({ id: 'ItemEvents' }),
  what: 'item',
  access: ITEMS,
  needs: [],
  load: ({ leads, clock, reader, params }) => {
    const asking = { reader, now: clock() }
    return { data: eventsOf(leads.desk(), itemOf(leads.desk(), params.id, asking), asking) }
  },
})

const doAct = act('/items/:id/acts', {
  method: 'POST',
  id: 'actOnItem',
  recorded: 'after',
  summary: 'Do an act; If-Match says which version was seen, Idempotency-Key makes it happen once',
  tag: 'items',
  params: IdParams,
  body: ActRequest,
  json: Item,
  versioned: true,
  what: 'act',
  access: ITEMS,
  needs: [],
  run: async (asked) => {
    const asking = { reader: asked.reader, now: asked.clock() }
    itemOf(asked.leads.desk(), asked.params.id, asking)
    return actedOn(asked, asking)
  },
  headers: etagOfItem,
})

const make = act('/items', {
  method: 'POST',
  id: 'makeItem',
  recorded: 'after',
  summary: 'Make a transfer of a lead, a letter, a problem or an order',
  tag: 'items',
  body: NewItem,
  status: 201,
  json: Item,
  what: 'make item',
  access: ITEMS,
  needs: [],
  run: async ({ leads, clock, reader, request, body }) => {
    const asking = { reader, now: clock() }
    const { kind, parent, input } = body
    const desk = leads.desk()
    if (parent !== undefined) itemOf(desk, parent, asking)
    const wanted = { kind, input, ...(parent !== undefined && { parent }) }
    const made = makePaper(desk, wanted, actorOf(reader, asking.now), asking.now)
    await leads.drain()
    if (!made.ok)
      throw problemOfRefusal(made.refusal, { id: parent ?? kind, act: 'create' }, langOfRequest(request))
    return answerOf(desk, made.item, asking)
  },
  headers: (item) => ({ ...etagOfItem(item), location: `/api/v1/items/${item.id}` }),
})

const document = download('/items/:id/document.docx', {
  id: 'getItemDocument',
  summary: 'The document of a letter or transfer as a Word draft, to be reviewed before it is sent',
  tag: 'items',
  params: IdParams,
  query: z.object(langQuery),
  files: [MEDIA_TYPES.docx],
  what: 'item document',
  outgoing: 'letter',
  access: {
    resource: 'export',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  prepare: ({ leads, clock, reader, params }) => {
    const desk = leads.desk()
    return documentRequest(desk, itemOf(desk, params.id, { reader, now: clock() }))
  },
  // whoever sees the item in a seat works on it: its paper is made of what the seat sees
  needs: ({ ready: { type }, reader }) => (type.named && !reader.subject ? 'internal-reports' : 'rings'),
  make: async ({ ready, clock, params, query, store: { casebook }, market, asker }) => {
    const engine = { market: async () => (await market.get()).market }
    const lang = query.lang ?? 'zh'
    const asked = { ...ready, lang, requester: asker.reader.name, at: clock() }
    const draft = await draftLetter({ casebook, engine }, asked)
    return {
      name: `${params.id}.docx`,
      mediaType: MEDIA_TYPES.docx,
      pieces: [await letterDocx(draft)],
    }
  },
})

/** Items of any kind: lists, one, its events, what is done with it, and making one. */
export const itemRoutes: Route[] = [listed, workbook, make, one, events, document, doAct]
