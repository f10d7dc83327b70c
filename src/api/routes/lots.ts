import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import { firstNumber } from '../../handling/numbers.js'
import { pageQuery } from '../cursor.js'
import { firstOf, list, pageOf } from '../list-route.js'
import { isNarrowed, lotQuery, lotsBy } from '../lot-filter.js'
import { lotSummary, lotsAfter } from '../lot-list.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { listOf } from '../schemas/list.js'
import { Bid, Lot, LotFact, LotSummary } from '../schemas/lot.js'
import { IdParams, levelQuery, levelsOf, unmaskQuery } from '../schemas/query.js'
import { RingEvidence } from '../schemas/ring.js'

const listLots = list('/lots', {
  id: 'listLots',
  summary: 'Lots by id, or by another order; narrowed by text, industry, region, days and rings if asked',
  tag: 'lots',
  query: z.strictObject({ ...pageQuery, ...lotQuery }),
  json: listOf('LotList', LotSummary, { total: z.int().optional() }),
  what: 'lots',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  list: 'lots',
  filter: ({ query: { limit: _limit, cursor: _cursor, ...filter } }) => filter,
  load: async ({ query: { limit, ...filter }, from, market }) => {
    const { market: loaded } = await market.get()
    if (!isNarrowed(filter)) {
      const found = lotsAfter(loaded, from && String(from.after), filter.industry, limit + 1)
      const summaries = found.map((lot) => lotSummary(loaded, lot))
      return firstOf(summaries, limit, (lot) => lot.id)
    }
    const found = lotsBy(loaded, filter)
    const { data, next } = pageOf(found, from, limit)
    return { data: data.map((lot) => lotSummary(loaded, lot)), next, total: found.length }
  },
})

const getLot = read('/lots/:id', {
  id: 'getLot',
  summary: 'One lot',
  tag: 'lots',
  params: IdParams,
  json: Lot,
  what: 'lot',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  load: async ({ params: { id }, store: { engine, casebook } }) => {
    const lot = (await engine.lot(id)) ?? (await engine.lot(firstNumber(casebook.work, 'lot', id)))
    if (!lot) throw unknown(id)
    return lot
  },
})

const listLotBids = list('/lots/:id/bids', {
  id: 'listLotBids',
  summary: 'The bids of a lot with what each carried',
  tag: 'lots',
  params: IdParams,
  query: z.strictObject({ ...pageQuery, ...unmaskQuery }),
  json: listOf('BidList', Bid),
  what: 'lot bids',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  list: 'lot-bids',
  filter: ({ params: { id } }) => ({ id }),
  load: async ({ params: { id }, query: { limit }, from, store: { engine }, view }) => {
    const bids = await engine.lotBids(id)
    if (bids.length === 0 && !(await engine.lot(id))) throw unknown(id)
    const { data, next } = pageOf(bids, from, limit)
    return { data: data.map(view.bid), next }
  },
})

const listLotFlags = read('/lots/:id/flags', {
  id: 'listLotFlags',
  summary:
    'Evidence of the last run that stands on a lot, with the ring it belongs to, and facts about the lot itself',
  tag: 'lots',
  params: IdParams,
  query: z.strictObject({ ...unmaskQuery, ...levelQuery }),
  json: z
    .object({
      run: z.string(),
      lot: z.string(),
      data: z.array(
        z.object({
          ...RingEvidence.shape,
          memberNames: z.array(z.string()).meta({ description: 'Of `members`, in their order' }),
          ring: z.string(),
          level: z.string(),
        }),
      ),
      facts: z.array(LotFact),
    })
    .meta({ id: 'LotFlags', examples: [{ run: 'run-1', lot: 'L0', data: [], facts: [] }] }),
  what: 'lot flags',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  cache: ({ latest, params: { id }, query: { level } }) => [latest.last()?.id, level, id],
  load: ({ params: { id }, query: { level }, store: { casebook }, latest, view }) => {
    const run = latest.of().id
    const { rings } = casebook.rings({ run, lot: id, levels: levelsOf(level) })
    const data = rings.flatMap((listed) => {
      const record = casebook.ring(listed.id, run)
      const ring = record ? view.ring(record) : view.listed(listed)
      const names = new Map(ring.members.map(({ bidderId, name }) => [bidderId, name]))
      return ring.evidence
        .filter((item) => item.lots.includes(id))
        .map((item) => ({
          ...item,
          memberNames: item.members.map((member) => names.get(member) || member),
          ring: ring.id,
          level: ring.level,
        }))
    })
    return { run, lot: id, data, facts: casebook.lotFlags({ run, lot: id }) }
  },
})

/** Lots: the list, one, its bids, its flags. */
export const lotRoutes: Route[] = [listLots, getLot, listLotBids, listLotFlags]

const unknown = (id: string): AppError => new AppError('not_found', `There is no lot "${id}"`)
