import { stringAt } from '../arrays/strings.js'
import { BIT } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { LotFlag } from '../evidence/items.js'
import { lotCurrency } from '../market/currency.js'
import type { Market } from '../market/market.js'
import { RULES } from '../rules/index.js'

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
    currency: lotCurrency(market, lot),
  }))
