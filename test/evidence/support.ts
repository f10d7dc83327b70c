import { stringAt } from '../../src/arrays/strings.js'
import { BIT, GRADES } from '../../src/domain/grade.js'
import { VALUE_KINDS } from '../../src/domain/value-kind.js'
import type { Findings } from '../../src/evidence/evaluate.js'
import { ITEM_FLAGS } from '../../src/evidence/items.js'
import type { Market } from '../../src/market/market.js'
import { RULES } from '../../src/rules/index.js'

export interface PlainItem {
  a: string
  b: string
  rule: string
  kind: string | null
  grade: string
  bits: number
  flags: string[]
  lots: string[]
  detail: object | null
}

/** Findings' items as plain records, bits to four decimals as numbers near their exact value. */
export const itemsOf = (market: Market, { items, details }: Findings): PlainItem[] =>
  Array.from({ length: items.count }, (_, i) => ({
    a: stringAt(market.bidders.id, items.a[i]!),
    b: stringAt(market.bidders.id, items.b[i]!),
    rule: RULES[items.rule[i]!]!.id,
    kind: items.value[i]! < 0 ? null : VALUE_KINDS[market.values.kind[items.value[i]!]!]!,
    grade: GRADES[items.grade[i]!]!,
    bits: items.bits[i]! / BIT,
    flags: Object.entries(ITEM_FLAGS).flatMap(([name, bit]) => (items.flags[i]! & bit ? [name] : [])),
    lots: Array.from(items.lots.subarray(items.lotOffsets[i]!, items.lotOffsets[i + 1]!), (lot) =>
      stringAt(market.lots.id, lot),
    ),
    detail: items.detail[i]! < 0 ? null : details[items.detail[i]!]!,
  }))
