import { findString } from '../arrays/strings.js'
import type { Market } from '../market/market.js'

const HIDDEN = '***'

/** Details of a fact without ids of lots and bidders of the whole that are not in the part. */
export const detailWithin = (
  detail: Record<string, unknown> | null,
  part: Market,
  whole: Market,
): Record<string, unknown> | null => {
  const has = ({ lots, bidders }: Market, text: string): boolean =>
    findString(lots.id, text) >= 0 || findString(bidders.id, text, 0, bidders.count) >= 0
  const shown = (value: unknown): unknown => {
    if (typeof value === 'string') return has(whole, value) && !has(part, value) ? HIDDEN : value
    if (Array.isArray(value)) return value.map(shown)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inside]) => [String(shown(key)), shown(inside)]),
    )
  }
  return detail && (shown(detail) as Record<string, unknown>)
}
