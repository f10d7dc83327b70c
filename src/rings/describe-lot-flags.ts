import { BIT, type Grade } from '../domain/grade.js'
import type { LotFlag } from '../evidence/items.js'
import { type Market, stringAt } from '../market/market.js'
import { RULES } from '../rules/index.js'

/** A fact about a lot in ids, as the case book keeps it. */
export interface LotFlagRecord {
  lot: string
  rule: string
  grade: Grade
  /** bidder ids, sorted; empty = the lot itself */
  bidders: string[]
  /** −log2 p, two decimals; 0 for a plain fact */
  bits: number
  /** chance under `null`, by rank within the lot's stratum; null for a plain fact */
  p: number | null
  /** key of texts/nulls.ts */
  null: string | null
  detail: Record<string, unknown> | null
}

/** The flags in ids, in the order of lots, rules and bidders. */
export const describeLotFlags = (flags: readonly LotFlag[], market: Market): LotFlagRecord[] =>
  flags.map(({ lot, rule, grade, bidders, bits, p, null: expected, detail }) => ({
    lot: stringAt(market.lots.id, lot),
    rule: RULES[rule]!.id,
    grade,
    bidders: bidders.map((bidder) => stringAt(market.bidders.id, bidder)),
    bits: Math.round((100 * bits) / BIT) / 100,
    p,
    null: expected,
    detail,
  }))
