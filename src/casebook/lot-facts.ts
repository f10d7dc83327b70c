import type { LotFlagRecord } from '../rings/describe-lot-flags.js'
import type { Casebook, RingRecord } from './casebook.js'

/** What rules about lots said, in the ring's run, of the lots on which its members met; by lot, rule and bidders. */
export const lotFactsOf = (
  casebook: Pick<Casebook, 'lotFlags'>,
  { run, ring }: RingRecord,
): LotFlagRecord[] => ring.lots.flatMap((lot) => casebook.lotFlags({ run, lot }))
