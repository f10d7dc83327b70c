import { z } from 'zod'
import { firstWhere } from '../../arrays/search.js'
import { findString, type Strings, stringAt } from '../../arrays/strings.js'
import { isoDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import type { Level } from '../../domain/grade.js'
import type { Market } from '../../market/market.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { LotFact, RingEvidence } from '../ring-schemas.js'
import { Bid, Lot, LotSummary, listOf, unmaskQuery } from '../schemas.js'

const Params = z.object({ id: z.string().min(1) })
const ListQuery = z.strictObject({ ...pageQuery, industry: z.string().min(1).optional() })
const FlagsQuery = z.strictObject({
  ...unmaskQuery,
  level: z
    .string()
    .regex(/^(red|yellow|green)(,(red|yellow|green))*$/, 'red, yellow, green, or several with commas')
    .default('red,yellow'),
})
const LotFlags = z
  .object({
    run: z.string(),
    lot: z.string(),
    data: z.array(z.object({ ...RingEvidence.shape, ring: z.string(), level: z.string() })),
    facts: z.array(LotFact),
  })
  .meta({ id: 'LotFlags', examples: [{ run: 'run-1', lot: 'L0', data: [], facts: [] }] })

/** Lots: the list, one, its bids, its flags. */
export const lotRoutes =
  ({ store: { engine, casebook }, gate, latest, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/lots',
      {
        schema: describe({
          id: 'listLots',
          summary: 'Lots by id, of one industry if asked',
          tag: 'lots',
          query: ListQuery,
          json: listOf('LotList', LotSummary),
        }),
      },
      async (request, reply) => {
        const { limit, cursor, industry } = request.query
        const from = readCursor('lots', { industry }, cursor)
        return gate.read(request, reply, {
          what: 'lots',
          needs: 'records',
          load: async () => {
            const { market: loaded } = await market.get()
            const found = lotsAfter(loaded, from && String(from.after), industry, limit + 1)
            const data = found.slice(0, limit).map((l) => summaryOf(loaded, l))
            const next =
              found.length > limit ? writeCursor('lots', { industry }, { after: data.at(-1)!.id }) : null
            return { data, page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/lots/:id',
      {
        schema: describe({ id: 'getLot', summary: 'One lot', tag: 'lots', params: Params, json: Lot }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'lot',
          id: request.params.id,
          needs: 'records',
          load: async () => {
            const lot = await engine.lot(request.params.id)
            if (!lot) throw unknown(request.params.id)
            return lot
          },
        }),
    )

    app.get(
      '/lots/:id/bids',
      {
        schema: describe({
          id: 'listLotBids',
          summary: 'The bids of a lot with what each carried',
          tag: 'lots',
          params: Params,
          query: z.strictObject({ ...pageQuery, ...unmaskQuery }),
          json: listOf('BidList', Bid),
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { limit, cursor } = request.query
        const from = Number(readCursor('lot-bids', { id }, cursor)?.after ?? 0)
        return gate.read(request, reply, {
          what: 'lot bids',
          id,
          needs: 'records',
          load: async (view) => {
            const bids = await engine.lotBids(id)
            if (bids.length === 0 && !(await engine.lot(id))) throw unknown(id)
            const next =
              bids.length > from + limit ? writeCursor('lot-bids', { id }, { after: from + limit }) : null
            return { data: bids.slice(from, from + limit).map(view.bid), page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/lots/:id/flags',
      {
        schema: describe({
          id: 'listLotFlags',
          summary:
            'Evidence of the last run that stands on a lot, with the ring it belongs to, and facts about the lot itself',
          tag: 'lots',
          params: Params,
          query: FlagsQuery,
          json: LotFlags,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { level } = request.query
        return gate.read(request, reply, {
          what: 'lot flags',
          id,
          needs: 'rings',
          cacheKey: `lot-flags/${latest.last()?.id}/${level}/${id}`,
          load: (view) => {
            const run = latest.of().id
            const { rings } = casebook.rings({ run, lot: id, levels: level.split(',') as Level[] })
            const data = rings.flatMap((listed) => {
              const record = casebook.ring(listed.id, run)
              const ring = record ? view.ring(record) : listed
              return ring.evidence
                .filter((item) => item.lots.includes(id))
                .map((item) => ({ ...item, ring: ring.id, level: ring.level }))
            })
            return { run, lot: id, data, facts: casebook.lotFlags({ run, lot: id }) }
          },
        })
      },
    )
  }

const unknown = (id: string): AppError => new AppError('not_found', `There is no lot "${id}"`)

const lotsAfter = (
  { lots, words }: Market,
  after: string | undefined,
  industry: string | undefined,
  limit: number,
): number[] => {
  const wanted = industry === undefined ? -1 : findString(words, industry)
  if (industry !== undefined && wanted < 0) return []
  const found: number[] = []
  for (
    let l = after === undefined ? 0 : following(lots.id, after);
    l < lots.count && found.length < limit;
    l++
  )
    if (industry === undefined || lots.industry[l] === wanted) found.push(l)
  return found
}

/** Position of the first string after `text` in a sorted arena. */
const following = (strings: Strings, text: string): number => {
  const wanted = Buffer.from(text)
  return firstWhere(0, strings.count, (i) => Buffer.compare(Buffer.from(stringAt(strings, i)), wanted) > 0)
}

const summaryOf = ({ lots, words, bids, bidders }: Market, l: number): z.infer<typeof LotSummary> => {
  const word = (i: number): string | null => (i < 0 ? null : stringAt(words, i))
  return {
    id: stringAt(lots.id, l),
    title: stringAt(lots.title, l),
    industry: word(lots.industry[l]!),
    category: word(lots.category[l]!),
    evaluation: word(lots.evaluation[l]!),
    region: word(lots.region[l]!),
    buyerName: lots.buyer[l]! < 0 ? null : stringAt(bidders.name, lots.buyer[l]!),
    day: isoDay(lots.day[l]!),
    bids: bids.lotOffsets[l + 1]! - bids.lotOffsets[l]!,
  }
}
