import { AppError } from '../domain/errors.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { BidderRecord, LotRecord } from '../domain/records.js'
import type { RingRecord } from '../domain/run.js'
import { NO_OUTSIDERS, type Outsiders, outsidersOf, wantedBy } from '../telling/outsiders.js'
import { cliTexts } from '../texts/cli.js'
import { type Context, withStore } from './context.js'
import type { Service } from './service.js'

/**
 * Who the firms outside the ring are, from the store. It is opened only where one is spoken of; while a
 * service has it open they keep their codes, and that is said.
 */
export const outsidersHere = async (
  context: Context,
  record: RingRecord,
  lotFacts: readonly LotFlagRecord[],
): Promise<Outsiders> => {
  const { ids, lot } = wantedBy(record, lotFacts)
  if (ids.length === 0 && lot === undefined) return NO_OUTSIDERS
  try {
    return await withStore(context, ({ engine }) => outsidersOf(engine, record, lotFacts))
  } catch (error) {
    if (!(error instanceof AppError) || !['conflict', 'engine_unavailable'].includes(error.code)) throw error
    context.note(context.say(cliTexts.namesHeld))
    return NO_OUTSIDERS
  }
}

/**
 * The same of a service: bidders by themselves, buyers and agencies by the lots; what it refuses keeps its
 * code.
 */
export const outsidersServed = async (
  service: Service,
  record: RingRecord,
  lotFacts: readonly LotFlagRecord[],
): Promise<Outsiders> => {
  const { ids, lot } = wantedBy(record, lotFacts)
  const names = new Map<string, string>()
  for (const id of ids) {
    const bidder = await ifGiven<BidderRecord>(service, `/bidders/${encodeURIComponent(id)}`)
    if (bidder?.name) names.set(id, bidder.name)
  }
  const spoken = ids.every((id) => names.has(id)) ? [] : lotFacts.map((fact) => fact.lot)
  let currency: string | undefined
  for (const id of new Set([...(lot === undefined ? [] : [lot]), ...spoken])) {
    const one = await ifGiven<LotRecord>(service, `/lots/${encodeURIComponent(id)}`)
    if (id === lot) currency = one?.currency
    if (one?.buyerId && one.buyerName) names.set(one.buyerId, one.buyerName)
    if (one?.agencyId && one.agencyName) names.set(one.agencyId, one.agencyName)
  }
  return { nameOf: (id) => names.get(id), currency: currency ?? NO_OUTSIDERS.currency }
}

/** What lies at the path; undefined where there is nothing, or nothing for this key. */
const ifGiven = <T>(service: Service, path: string): Promise<T | undefined> =>
  service.get<T>(path).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'engine_unavailable') return undefined
    throw error
  })
