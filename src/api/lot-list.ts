import type { z } from 'zod'
import { firstWhere } from '../arrays/search.js'
import { findString, type Strings, stringAt } from '../arrays/strings.js'
import { isoDay } from '../domain/day.js'
import type { Market } from '../market/market.js'
import type { LotSummary } from './schemas/lot.js'

/** Indexes of the first lots by id after an id, of one industry if asked. */
export const lotsAfter = (
  { lots, words }: Market,
  after: string | undefined,
  industry: string | undefined,
  limit: number,
): number[] => {
  const wanted = industry === undefined ? -1 : findString(words, industry)
  if (industry !== undefined && wanted < 0) return []
  const found: number[] = []
  for (
    let l = after === undefined ? 0 : following(lots.id, after);
    l < lots.count && found.length < limit;
    l++
  )
    if (industry === undefined || lots.industry[l] === wanted) found.push(l)
  return found
}

/** Position of the first string after `text` in a sorted arena. */
const following = (strings: Strings, text: string): number => {
  const wanted = Buffer.from(text)
  return firstWhere(0, strings.count, (i) => Buffer.compare(Buffer.from(stringAt(strings, i)), wanted) > 0)
}

/** Lot `l` as a list shows it. */
export const lotSummary = ({ lots, words, bids, bidders }: Market, l: number): z.infer<typeof LotSummary> => {
  const word = (i: number): string | null => (i < 0 ? null : stringAt(words, i))
  return {
    id: stringAt(lots.id, l),
    title: stringAt(lots.title, l),
    industry: word(lots.industry[l]!),
    category: word(lots.category[l]!),
    evaluation: word(lots.evaluation[l]!),
    region: word(lots.region[l]!),
    buyerName: lots.buyer[l]! < 0 ? null : stringAt(bidders.name, lots.buyer[l]!),
    day: isoDay(lots.day[l]!),
    bids: bids.lotOffsets[l + 1]! - bids.lotOffsets[l]!,
  }
}
