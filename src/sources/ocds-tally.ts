import type { SourceTextKey } from '../texts/sources.js'
import type { Text } from '../texts/text.js'
import { told } from './source-error.js'

/** What OCDS leaves unknown, by kind: counted, so that nothing is lost unsaid. */
export interface OcdsTally {
  /** bids and awards with one price over several lots */
  overLots: number
  /** awards to several suppliers, whose shares nobody names */
  shared: number
  /** contracts without a contractor, or of no award that stands */
  unsigned: number
  /** contracts in another currency than their lot's */
  otherCurrency: number
  /** bids on a process of several lots that name none of them */
  noLot: number
}

export const newTally = (): OcdsTally => ({
  overLots: 0,
  shared: 0,
  unsigned: 0,
  otherCurrency: 0,
  noLot: 0,
})

const TEXTS: Readonly<Record<keyof OcdsTally, SourceTextKey>> = {
  overLots: 'note_over_lots',
  shared: 'note_shared_award',
  unsigned: 'note_unsigned',
  otherCurrency: 'note_contract_currency',
  noLot: 'note_no_lot',
}

export const tallyNotes = (tally: OcdsTally): Text[] =>
  (Object.keys(TEXTS) as (keyof OcdsTally)[])
    .filter((kind) => tally[kind] > 0)
    .map((kind) => told(TEXTS[kind], { count: tally[kind] }))
