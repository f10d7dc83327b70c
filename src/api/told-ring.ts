import type { View } from '../access/view.js'
import { lotFactsOf } from '../casebook/lot-facts.js'
import type { RingRecord } from '../domain/run.js'
import { outsidersOf } from '../telling/outsiders.js'
import type { AccountOf } from '../telling/ring-account.js'
import type { ApiParts } from './api.js'

/**
 * What is told of a ring: its record as the asker may see it, and what the case book and the store know
 * beside it.
 */
export const toldRing = async (
  record: RingRecord,
  { casebook, engine }: ApiParts['store'],
  view: View,
): Promise<{ shown: RingRecord; told: AccountOf }> => {
  const run = casebook.run(record.run)
  const lotFacts = lotFactsOf(casebook, record)
  const outsiders = await outsidersOf(engine, record, lotFacts)
  return {
    shown: { ...record, ring: view.ring(record), clear: record.clear.map(() => null) },
    told: { events: casebook.events(record.ring.id), lotFacts, outsiders, ...(run && { run }) },
  }
}
