import { z } from 'zod'
import type { View } from '../../access/view.js'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import { AppError } from '../../domain/errors.js'
import type { Level } from '../../domain/grade.js'
import type { Ring } from '../../domain/ring.js'
import type { RingRecord } from '../../domain/run.js'
import { explainRing } from '../../telling/explain.js'
import { outsidersOf } from '../../telling/outsiders.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { RingDetail, RingEvidenceList, RingGraph, RingSummary, RingText } from '../ring-schemas.js'
import { listOf, unmaskQuery } from '../schemas.js'

const ListQuery = z.strictObject({
  ...pageQuery,
  level: z
    .string()
    .regex(/^(red|yellow|green)(,(red|yellow|green))*$/, 'red, yellow, green, or several with commas')
    .default('red,yellow'),
  bidder: z.string().min(1).optional(),
  lot: z.string().min(1).optional(),
  rule: z.string().min(1).optional(),
  run: z.string().min(1).optional(),
  count: z.literal('exact').optional(),
})
const RingParams = z.object({ id: z.string().min(1) })
const RingQuery = z.strictObject({ ...unmaskQuery, run: z.string().min(1).optional() })

/** Suspected rings of a run: the list, and of one its whole, its graph, its evidence with source rows, its text. */
export const ringRoutes =
  ({ store: { casebook, engine }, gate, latest, config }: ApiParts) =>
  async (app: Api): Promise<void> => {
    /** The ring's newest record, or the one of the run asked for. */
    const ringOf = (id: string, run: string | undefined): RingRecord => {
      const record = casebook.ring(id, run)
      if (!record) throw new AppError('not_found', `There is no ring "${id}"${run ? ` in run "${run}"` : ''}`)
      return record
    }
    const keyOf = (part: string, id: string, run: string | undefined, more = ''): string =>
      `ring/${part}/${latest.last()?.id}/${run ?? ''}/${id}/${more}`

    app.get(
      '/rings',
      {
        schema: describe({
          id: 'listRings',
          summary: 'Suspected rings, best first: red and yellow unless asked',
          tag: 'rings',
          query: ListQuery,
          json: listOf('RingList', RingSummary, { run: z.string().nullable(), total: z.int().optional() }),
        }),
      },
      async (request, reply) => {
        const { limit, cursor, count, ...filter } = request.query
        const from = readCursor('rings', filter, cursor)
        const run = from?.run ?? filter.run ?? latest.last()?.id
        if (filter.run !== undefined) latest.of(filter.run)
        const after = typeof from?.after === 'number' ? from.after : -1
        return gate.read(request, reply, {
          what: 'rings',
          needs: 'rings',
          cacheKey: `rings/${run}/${after}/${limit}/${count ?? ''}/${JSON.stringify(filter)}`,
          load: () => {
            const { level, run: _run, ...where } = filter
            const found =
              run === undefined
                ? { rings: [], total: 0 }
                : casebook.rings({
                    ...defined(where),
                    run,
                    levels: level.split(',') as Level[],
                    after,
                    limit,
                  })
            const seen = after + found.rings.length
            const next =
              run !== undefined && seen + 1 < found.total
                ? writeCursor('rings', filter, { after: seen, run })
                : null
            return {
              data: found.rings.map(summaryOf),
              page: { next, limit },
              run: run ?? null,
              ...(count && { total: found.total }),
            }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/rings/:id',
      {
        schema: describe({
          id: 'getRing',
          summary:
            'One suspected ring: members, evidence, channels, what it hinges on, what could not be evaluated',
          tag: 'rings',
          params: RingParams,
          query: RingQuery,
          json: RingDetail,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { run } = request.query
        return gate.read(request, reply, {
          what: 'ring',
          id,
          needs: 'rings',
          cacheKey: keyOf('one', id, run),
          load: (view) => {
            const record = ringOf(id, run)
            return { ...view.ring(record), run: record.run, current: record.run === latest.last()?.id }
          },
        })
      },
    )

    app.get(
      '/rings/:id/graph',
      {
        schema: describe({
          id: 'getRingGraph',
          summary: "A ring's graph: members, associates and the values they share; ties in bits",
          tag: 'rings',
          params: RingParams,
          query: RingQuery,
          json: RingGraph,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { run } = request.query
        return gate.read(request, reply, {
          what: 'ring graph',
          id,
          needs: 'rings',
          cacheKey: keyOf('graph', id, run),
          load: (view) => graphOf(ringOf(id, run), view),
        })
      },
    )

    app.get(
      '/rings/:id/evidence',
      {
        schema: describe({
          id: 'listRingEvidence',
          summary:
            "A ring's evidence, each fact with the source rows it was read from, the ring's history, and facts about its lots",
          tag: 'rings',
          params: RingParams,
          query: RingQuery,
          json: RingEvidenceList,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { run } = request.query
        return gate.read(request, reply, {
          what: 'ring evidence',
          id,
          needs: 'rings',
          cacheKey: keyOf('evidence', id, run),
          load: (view) => {
            const record = ringOf(id, run)
            return {
              run: record.run,
              ring: id,
              data: view.ring(record).evidence.map((item, i) => ({ ...item, rows: record.sources[i] ?? [] })),
              events: casebook.events(id).map(({ run, event, jaccard, other, memberDigest }) => ({
                run,
                event,
                jaccard,
                other,
                memberDigest,
              })),
              lotFacts: lotFactsOf(casebook, record),
            }
          },
        })
      },
    )

    app.get(
      '/rings/:id/explanation',
      {
        schema: describe({
          id: 'explainRing',
          summary: "An investigator's note on a ring, in Chinese or English; personal values masked",
          tag: 'rings',
          params: RingParams,
          query: z.strictObject({ lang: z.enum(['zh', 'en']).optional(), run: z.string().min(1).optional() }),
          json: RingText,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { run, lang = config.lang } = request.query
        return gate.read(request, reply, {
          what: 'ring explanation',
          id,
          needs: 'rings',
          load: async (view) => {
            const record = ringOf(id, run)
            const shown = { ...record, ring: view.ring(record), clear: record.clear.map(() => null) }
            const of = casebook.run(record.run)
            const lotFacts = lotFactsOf(casebook, record)
            const outsiders = await outsidersOf(engine, record, lotFacts)
            const events = casebook.events(id)
            const text = explainRing(shown, lang, { events, lotFacts, outsiders, ...(of && { run: of }) })
            return { run: record.run, ring: id, lang, text }
          },
        })
      },
    )
  }

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

const graphOf = (record: RingRecord, view: View): z.infer<typeof RingGraph> => {
  const ring = view.ring(record)
  const nodes: z.infer<typeof RingGraph>['nodes'] = [
    ...ring.members.map((m) => ({
      id: m.bidderId,
      type: 'bidder' as const,
      label: m.name,
      kind: null,
      role: m.role,
    })),
    ...ring.associates.map((a) => ({
      id: a.bidderId,
      type: 'associate' as const,
      label: a.name,
      kind: null,
      role: null,
    })),
  ]
  const edges: z.infer<typeof RingGraph>['edges'] = record.ties.map(({ a, b, bits, families, rules }) => ({
    from: a,
    to: b,
    type: 'tie',
    bits,
    families,
    rules,
  }))
  for (const { bidderId, tiedTo, bits } of ring.associates)
    for (const member of tiedTo)
      edges.push({ from: bidderId, to: member, type: 'associate', bits, families: null, rules: [] })
  const nodeOf = new Map<string, string>()
  record.ring.evidence.forEach((item, i) => {
    if (item.value === null || item.kind === null) return
    const clear = `${item.kind}\u0000${record.clear[i] ?? item.value}`
    const known = nodeOf.get(clear)
    const id = known ?? `value-${nodeOf.size + 1}`
    if (!known) {
      nodeOf.set(clear, id)
      nodes.push({ id, type: 'value', label: ring.evidence[i]!.value!, kind: item.kind, role: null })
    }
    for (const member of item.members) {
      const edge = edges.find((e) => e.from === member && e.to === id)
      if (edge) edge.rules.push(item.rule)
      else
        edges.push({
          from: member,
          to: id,
          type: 'holds',
          bits: item.bits,
          families: null,
          rules: [item.rule],
        })
    }
  })
  return { run: record.run, nodes, edges }
}
