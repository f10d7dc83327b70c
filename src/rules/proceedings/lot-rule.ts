import type { Grade } from '../../domain/grade.js'
import type { Market } from '../../market/market.js'

/** What a rule about a lot found: a LotFlag before it has its rule's number and its bits. */
export interface LotFact {
  lot: number
  grade: Grade
  /** bidder indices that it is about, ascending; empty = the lot itself */
  bidders: readonly number[]
  /** chance of it, or of more, under `null` (a key of texts/nulls.ts) */
  p?: number
  null?: string
  /** figures and words behind it; ids, never names of persons */
  detail: Record<string, unknown>
}

/** A rule asked of lots, committees and contracts. Reads the market only; facts in any order. */
export interface LotRule {
  rule: string
  /** `settings` are the rule's, checked */
  evaluate(market: Market, settings: never): LotFact[]
}

/** Bidder indices of the organisations that are bidders, ascending, each once. */
export const biddersOf = ({ bidders }: Market, orgs: readonly number[]): number[] =>
  [...new Set(orgs)].filter((org) => org >= 0 && org < bidders.count).sort((x, y) => x - y)
