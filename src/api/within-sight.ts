import { cutRecord, cutRing } from '../access/cut-ring.js'
import { detailWithin } from '../access/detail-within.js'
import type { Reader } from '../access/keys.js'
import { lotsInSight, type Sight, sightOf } from '../access/sight.js'
import { findString } from '../arrays/strings.js'
import type { Casebook, RingQuery } from '../casebook/casebook.js'
import type { Ring } from '../domain/ring.js'
import type { RingEvent, RingRecord } from '../domain/run.js'
import { buildAdjacency } from '../market/adjacency.js'
import type { Market } from '../market/market.js'
import { partOf } from '../market/part.js'
import { placesIn } from '../market/places.js'
import type { Loaded } from '../service/loaded-market.js'
import type { ApiParts } from './api.js'
import { type BodyCache, bodyCache } from './body-cache.js'
import { engineWithin } from './engine-within.js'
import { hubsWithin } from './hubs.js'

/** What there is less of for a seat that sees a part. */
type Cut = 'store' | 'market' | 'checker' | 'pairs' | 'hubs'

/**
 * What a route answers from, for whoever asks: nothing but what is within sight of a seat that sees a part.
 */
export const partsFor = async (
  { subject }: Pick<Reader, 'subject'>,
  parts: Pick<ApiParts, Cut>,
): Promise<Partial<Pick<ApiParts, Cut>>> => {
  const sight = sightOf(subject)
  return sight ? partsWithin(parts, sight) : {}
}

/**
 * The store and the market as a seat sees them that is bound to some lots: what lies elsewhere is not in
 * them.
 */
const partsWithin = async (
  { store, market, checker, pairs }: Pick<ApiParts, Cut>,
  sight: Sight,
): Promise<Pick<ApiParts, Cut>> => {
  const whole = await market.get()
  const part = partWithin(whole, sight)
  const casebook = casebookWithin(store.casebook, whole.market, part.market, sight)
  return {
    store: { ...store, casebook, engine: engineWithin(store.engine, part) },
    checker: { ...checker, ask: (lot) => checker.ask(lot, part) },
    pairs: { ...pairs, ask: (question) => pairs.ask(question, part) },
    hubs: hubsWithin(store.engine, whole.market, part.market),
    market: { ...market, now: part, failure: market.failure, get: async () => part },
  }
}

/** Parts kept of a market; a county has a handful of bureaus. */
const MOST_PARTS = 16
const known = new WeakMap<Market, Map<string, Loaded>>()

const partWithin = ({ market }: Loaded, sight: Sight): Loaded => {
  const parts = known.get(market) ?? new Map<string, Loaded>()
  known.set(market, parts)
  const there = parts.get(sight.key)
  if (there) return there
  const part = partOf(market, lotsInSight(market, sight))
  const loaded = { market: part, adjacency: buildAdjacency(part) }
  if (parts.size >= MOST_PARTS) parts.delete(parts.keys().next().value!)
  parts.set(sight.key, loaded)
  return loaded
}

/** Cut records kept of a part, by their marks; `record` is undefined where nothing of it is in sight. */
type Cuts = BodyCache<{ record: RingRecord | undefined }>
const CUT_BYTES = 8 * 1024 * 1024
const cuts = new WeakMap<Market, Cuts>()

/**
 * The record that `ring` answers, as the part shows it. What a part shows of one record never changes, so it
 * is cut once; a market that is loaded anew has parts of its own.
 */
const cutOnce = (
  casebook: Pick<Casebook, 'ring' | 'ringMark'>,
  [id, run]: Parameters<Casebook['ring']>,
  part: Market,
  whole: Market,
): RingRecord | undefined => {
  const mark = casebook.ringMark(id, run)
  if (mark === undefined) return undefined
  const known = cuts.get(part) ?? bodyCache(CUT_BYTES)
  cuts.set(part, known)
  const there = known.get(mark)
  if (there) return there.record
  const found = casebook.ring(id, run)
  const record = found && cutRecord(found, part, whole)
  known.set(mark, { record }, mark.length + (record ? JSON.stringify(record).length : 0))
  return record
}

const placed = new WeakMap<object, Set<string>>()

/** Runs of older versions do not say where their rings lie: told once a service. */
const placeOnce = (casebook: Casebook, run: string, whole: Market): void => {
  const runs = placed.get(casebook) ?? new Set()
  placed.set(casebook, runs)
  if (runs.has(run)) return
  casebook.placeRings(run, placesIn(whole))
  runs.add(run)
}

const casebookWithin = (casebook: Casebook, whole: Market, part: Market, sight: Sight): Casebook => {
  const hasLot = (id: string): boolean => findString(part.lots.id, id) >= 0
  const hasBidder = (id: string): boolean => findString(part.bidders.id, id, 0, part.bidders.count) >= 0
  const within = <Query extends RingQuery>(query: Query): Query | undefined => {
    const run = query.run ?? casebook.lastRun()?.id
    if (run === undefined || (query.lot !== undefined && !hasLot(query.lot))) return undefined
    if (query.bidder !== undefined && !hasBidder(query.bidder)) return undefined
    placeOnce(casebook, run, whole)
    return { ...query, run, places: sight }
  }
  const cut = (rings: readonly Ring[]): Ring[] => rings.flatMap((ring) => cutRing(ring, part, whole) ?? [])
  const ring: Casebook['ring'] = (...asked) => cutOnce(casebook, asked, part, whole)
  const isSeen = (id: string): boolean => ring(id) !== undefined
  const event = (one: RingEvent): RingEvent =>
    one.other !== null && !isSeen(one.other) ? { ...one, other: null } : one
  return {
    ...casebook,
    rings: (query) => {
      const asked = within(query)
      if (!asked) return { rings: [], total: 0 }
      if (asked.rule === undefined) {
        const { rings, total } = casebook.rings(asked)
        return { rings: cut(rings), total }
      }
      // a rule may have spoken of what is out of sight alone
      const { rule, after = -1, limit, ...rest } = asked
      const all = cut(casebook.rings({ ...rest, rule }).rings).filter(({ evidence }) =>
        evidence.some((item) => item.rule === rule),
      )
      return { rings: all.slice(after + 1, limit && after + 1 + limit), total: all.length }
    },
    ringIds: (query) => {
      const asked = within(query)
      if (!asked) return []
      if (asked.rule === undefined) return casebook.ringIds(asked)
      return casebook.ringIds(asked).filter((id) => ring(id, asked.run)?.ring.evidence.some(isOf(asked.rule)))
    },
    ring,
    events: (id) => (isSeen(id) ? casebook.events(id).map(event) : []),
    runEvents: (run) =>
      casebook
        .runEvents(run)
        .filter((one) => isSeen(one.ring))
        .map(event),
    lotFlags: (query) =>
      (query.lot === undefined || hasLot(query.lot) ? casebook.lotFlags(query) : [])
        .filter(({ lot }) => hasLot(lot))
        .map((flag) => ({ ...flag, detail: detailWithin(flag.detail, part, whole) })),
    statutoryFacts: ({ after, skip = 0, limit, ...query }) => {
      if (query.lot !== undefined && !hasLot(query.lot)) return []
      const all = casebook.statutoryFacts(query).filter(({ lot }) => hasLot(lot))
      const from = skip + (after === undefined ? 0 : after + 1)
      // how often the value is used elsewhere is of elsewhere
      return all.slice(from, limit && from + limit).map((fact) => ({ ...fact, others: null }))
    },
  }
}

const isOf =
  (rule: string | undefined) =>
  (item: Ring['evidence'][number]): boolean =>
    item.rule === rule
