import { stringAt } from '../arrays/strings.js'
import { hash, hashText } from '../domain/hash.js'
import { kindIndex, VALUE_KINDS } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { normaliseValue } from '../normalise/value-of.js'

const NAMING: ReadonlySet<number> = new Set([
  kindIndex['file-author'],
  kindIndex['file-company'],
  kindIndex.payer,
  kindIndex['guarantee-applicant'],
])

/** Is value v the name of the organisation? Only kinds that hold names are asked. */
export const isNameOf = (market: Market, v: number, org: number): boolean => {
  const { kind, hi, lo } = market.values
  if (!NAMING.has(kind[v]!)) return false
  const name = stringAt(market.bidders.name, org)
  if (name === '') return false
  hashText(normaliseValue(VALUE_KINDS[kind[v]!]!, name).canonical, kind[v]!)
  return hash.hi === hi[v] && hash.lo === lo[v]
}

/** Which of the first `count` bidders the value names, or -1. */
export const nameHolder = (market: Market, v: number, bidders: Int32Array, count: number): number => {
  if (!NAMING.has(market.values.kind[v]!)) return -1
  for (let h = 0; h < count; h++) if (isNameOf(market, v, bidders[h]!)) return bidders[h]!
  return -1
}
