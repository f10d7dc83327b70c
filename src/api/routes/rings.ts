import { z } from 'zod'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import type { Ring } from '../../domain/ring.js'
import type { RingEvent } from '../../domain/run.js'
import { explainRing } from '../../telling/explain.js'
import { accountOf } from '../../telling/ring-account.js'
import type { ApiParts } from '../api.js'
import { pageQuery } from '../cursor.js'
import { list } from '../list-route.js'
import { read } from '../read-route.js'
import { bidsOf } from '../ring-bids.js'
import { ringColumns } from '../ring-columns.js'
import { graphOf, valueNamesOf } from '../ring-graph.js'
import { ringRecord } from '../ring-record.js'
import type { Route } from '../route.js'
import { listOf } from '../schemas/list.js'
import { IdParams, langQuery, levelQuery, levelsOf, runQuery, unmaskQuery } from '../schemas/query.js'
import { RingDetail, RingEvidenceList, RingSummary, RingText } from '../schemas/ring.js'
import { RingAccount } from '../schemas/ring-account.js'
import { RingBids } from '../schemas/ring-bids.js'
import { RingGraph } from '../schemas/ring-graph.js'
import { RingIndex } from '../schemas/ring-index.js'
import { toldRing } from '../told-ring.js'

const RingQuery = z.strictObject({ ...unmaskQuery, ...runQuery })

/** What every answer about one ring depends on: the last run, the run asked for, the ring. */
const keyOf = (
  { latest }: Pick<ApiParts, 'latest'>,
  id: string,
  run: string | undefined,
): (string | undefined)[] => [latest.last()?.id, run, id]

const listRings = list('/rings', {
  id: 'listRings',
  summary: 'Suspected rings, best first: red and yellow unless asked',
  tag: 'rings',
  query: z.strictObject({
    ...pageQuery,
    ...levelQuery,
    bidder: z.string().min(1).optional(),
    lot: z.string().min(1).optional(),
    rule: z.string().min(1).optional(),
    ...runQuery,
    count: z.literal('exact').optional(),
  }),
  json: listOf('RingList', RingSummary, { run: z.string().nullable(), total: z.int().optional() }),
  what: 'rings',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  list: 'rings',
  filter: ({ query: { limit: _limit, cursor: _cursor, count: _count, ...filter } }) => filter,
  /** the run: the cursor's, the one asked for, or the last */
  prepare: ({ query: { run }, from, latest }) => {
    if (run !== undefined) latest.of(run)
    return from?.run ?? run ?? latest.last()?.id
  },
  cache: ({ ready: run, query, from }) => [run, from?.after, query],
  load: ({ ready: run, query, from, store: { casebook }, view }) => {
    const { limit, cursor: _cursor, count, level, run: _run, ...where } = query
    const after = typeof from?.after === 'number' ? from.after : -1
    const { rings, total } =
      run === undefined
        ? { rings: [], total: 0 }
        : casebook.rings({ ...defined(where), run, levels: levelsOf(level), after, limit })
    const seen = after + rings.length
    return {
      data: rings.map((ring) => summaryOf(view.listed(ring))),
      next: run !== undefined && seen + 1 < total ? { after: seen, run } : null,
      run: run ?? null,
      ...(count && { total }),
    }
  },
})

const indexRings = read('/rings/index', {
  id: 'indexRings',
  summary: 'All rings of a run as columns, best first: to be filtered and sorted where they are shown',
  tag: 'rings',
  query: z.strictObject({
    ...levelQuery,
    ...runQuery,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'The first of them alone; `total` says how many there are' }),
  }),
  json: RingIndex,
  what: 'rings',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  prepare: ({ query: { run }, latest }) => (run === undefined ? latest.last() : latest.of(run))?.id,
  cache: ({ ready: run, query: { level, limit }, market }) => [run, level, limit, market.now?.market.digest],
  load: async ({ ready: run, query: { level, limit }, store: { casebook }, market, view }) => {
    const { market: loaded } = await market.get()
    return ringColumns(casebook, loaded, { run, levels: levelsOf(level), limit, view })
  },
})

const getRing = read('/rings/:id', {
  id: 'getRing',
  summary: 'One suspected ring: members, evidence, channels, what it hinges on, what could not be evaluated',
  tag: 'rings',
  params: IdParams,
  query: RingQuery,
  json: RingDetail,
  what: 'ring',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  cache: ({ params: { id }, query: { run }, ...parts }) => keyOf(parts, id, run),
  load: ({ params: { id }, query: { run }, store: { casebook }, latest, view }) => {
    const record = ringRecord(casebook, id, run)
    return { ...view.ring(record), run: record.run, current: record.run === latest.last()?.id }
  },
})

const getRingGraph = read('/rings/:id/graph', {
  id: 'getRingGraph',
  summary: "A ring's graph: members, associates and the values they share; ties in bits",
  tag: 'rings',
  params: IdParams,
  query: RingQuery,
  json: RingGraph,
  what: 'ring graph',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  cache: ({ params: { id }, query: { run }, ...parts }) => keyOf(parts, id, run),
  load: ({ params: { id }, query: { run }, store: { casebook }, view }) =>
    graphOf(ringRecord(casebook, id, run), view),
})

const listRingEvidence = read('/rings/:id/evidence', {
  id: 'listRingEvidence',
  summary:
    "A ring's evidence, each fact with the source rows it was read from, the ring's history, and facts about its lots",
  tag: 'rings',
  params: IdParams,
  query: RingQuery,
  json: RingEvidenceList,
  what: 'ring evidence',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  cache: ({ params: { id }, query: { run }, ...parts }) => keyOf(parts, id, run),
  load: ({ params: { id }, query: { run }, store: { casebook }, view }) => {
    const record = ringRecord(casebook, id, run)
    return {
      run: record.run,
      ring: id,
      data: view.ring(record).evidence.map((item, i) => ({ ...item, rows: record.sources[i] ?? [] })),
      events: casebook.events(id).map(eventOf),
      lotFacts: lotFactsOf(casebook, record),
    }
  },
})

const explain = read('/rings/:id/explanation', {
  id: 'explainRing',
  summary: "An investigator's note on a ring, in Chinese or English; personal values masked",
  tag: 'rings',
  params: IdParams,
  query: z.strictObject({ ...langQuery, ...runQuery }),
  json: RingText,
  what: 'ring explanation',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  load: async ({ params: { id }, query, config, store, view }) => {
    const { run, lang = config.lang } = query
    const record = ringRecord(store.casebook, id, run)
    const { shown, told } = await toldRing(record, store, view)
    return { run: record.run, ring: id, lang, text: explainRing(shown, lang, told) }
  },
})

const account = read('/rings/:id/account', {
  id: 'accountOfRing',
  summary: 'The same note in its parts: every sentence whole, for whoever lays it out',
  tag: 'rings',
  params: IdParams,
  query: z.strictObject({ ...unmaskQuery, ...langQuery, ...runQuery }),
  json: RingAccount,
  what: 'ring account',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  cache: ({ params: { id }, query: { run, lang }, ...parts }) => [...keyOf(parts, id, run), lang],
  load: async ({ params: { id }, query, config, store, latest, view }) => {
    const { run, lang = config.lang } = query
    const record = ringRecord(store.casebook, id, run)
    const { shown, told } = await toldRing(record, store, view)
    const values = valueNamesOf(record)
    const { facts, ...rest } = accountOf(shown, lang, told)
    const current = record.run === latest.last()?.id
    const named = facts.map((fact, i) => ({ ...fact, valueName: values[i] ?? null }))
    return { run: record.run, ring: id, lang, current, ...rest, facts: named }
  },
})

const getRingBids = read('/rings/:id/bids', {
  id: 'getRingBids',
  summary: "What a ring's members bid on its lots: lots by day, members, a cell for each bid",
  tag: 'rings',
  params: IdParams,
  query: z.strictObject(runQuery),
  json: RingBids,
  what: 'ring bids',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  load: async ({ params: { id }, query: { run }, store: { casebook }, market }) => {
    const record = ringRecord(casebook, id, run)
    const { market: loaded } = await market.get()
    return { run: record.run, ring: id, ...bidsOf(record.ring, loaded) }
  },
})

/**
 * Suspected rings of a run: the list, and of one its whole, its graph, its evidence with source rows, its
 * text.
 */
export const ringRoutes: Route[] = [
  listRings,
  indexRings,
  getRing,
  getRingGraph,
  listRingEvidence,
  explain,
  account,
  getRingBids,
]

/** The filter without its undefined entries. */
const defined = <T extends Record<string, unknown>>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const summaryOf = (ring: Ring) => {
  const { evidence, readings: _readings, notEvaluated: _notEvaluated, lots, ...rest } = ring
  return {
    ...rest,
    lots: lots.length,
    rules: [...new Set(evidence.map((item) => item.rule))].sort(),
    evidence: evidence.length,
  }
}

const eventOf = ({ run, event, jaccard, other, memberDigest }: RingEvent) => ({
  run,
  event,
  jaccard,
  other,
  memberDigest,
})
