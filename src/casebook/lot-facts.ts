import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { RingRecord } from '../domain/run.js'
import type { Casebook } from './casebook.js'

/**
 * What rules about lots said, in the ring's run, of the lots on which its members met; by lot, rule and
 * bidders.
 */
export const lotFactsOf = (
  casebook: Pick<Casebook, 'lotFlags'>,
  { run, ring }: Pick<RingRecord, 'run' | 'ring'>,
): LotFlagRecord[] => ring.lots.flatMap((lot) => casebook.lotFlags({ run, lot }))
