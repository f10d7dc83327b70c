import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { RingRecord } from '../domain/run.js'
import type { GraphEngine } from '../engines/engine.js'
import { tellFact } from './fact.js'
import { tellLotFact } from './lot-fact.js'
import { type NameOf, namesOfRing } from './names.js'
import { wordsOf } from './words.js'

/**
 * What the store knows and a ring's record does not: who the firms outside it are, and what its amounts are
 * in.
 */
export interface Outsiders {
  nameOf: NameOf
  currency: string
}

export const NO_OUTSIDERS: Outsiders = { nameOf: () => undefined, currency: 'CNY' }

/**
 * Asks the store for the names that telling the ring and its lots takes, and for the currency where it says
 * amounts.
 */
export const outsidersOf = async (
  engine: Pick<GraphEngine, 'names' | 'lot'>,
  record: RingRecord,
  lotFacts: readonly LotFlagRecord[],
): Promise<Outsiders> => {
  const { ids, lot } = wantedBy(record, lotFacts)
  const names = await engine.names(ids)
  const currency = lot === undefined ? undefined : (await engine.lot(lot))?.currency
  return { nameOf: (id) => names.get(id), currency: currency ?? NO_OUTSIDERS.currency }
}

/** Ids that telling asks for and the record has no name of; and a lot, where an amount is told. */
export const wantedBy = (
  { ring }: Pick<RingRecord, 'ring'>,
  lotFacts: readonly LotFlagRecord[],
): { ids: string[]; lot: string | undefined } => {
  const known = namesOfRing(ring)
  const ids = new Set<string>()
  let saysAmounts = false
  const plain = wordsOf('en', (id) => {
    const name = known(id)
    if (!name) ids.add(id)
    return name
  })
  const words = {
    ...plain,
    money: (fen: number, of?: string) => {
      saysAmounts ||= of === undefined
      return plain.money(fen, of)
    },
  }
  for (const fact of ring.evidence) tellFact(fact, words)
  for (const fact of lotFacts) {
    tellLotFact(fact, words)
    for (const id of fact.bidders) words.name(id)
  }
  return { ids: [...ids], lot: saysAmounts ? ring.lots[0] : undefined }
}
