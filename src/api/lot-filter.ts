import { z } from 'zod'
import { findString, stringAt } from '../arrays/strings.js'
import { dayOf, NO_DAY } from '../domain/day.js'
import { typedText } from '../domain/typed-text.js'
import type { Market } from '../market/market.js'

const day = z.iso.date().optional()

/** What a list of lots is narrowed and ordered by. */
export const lotQuery = {
  industry: z.string().min(1).optional(),
  q: typedText(1, 200).optional().meta({ description: 'Part of an id, a title or a buyer’s name' }),
  region: z.string().min(1).optional(),
  township: z.string().min(1).optional(),
  from: day,
  to: day,
  sort: z.enum(['id', 'day', 'bids', 'control']).default('id').meta({
    description: 'By id, or newest, most bids, highest control price first',
  }),
}
type Filter = z.infer<z.ZodObject<typeof lotQuery>>

/** Whether more is asked than lots by id, of one industry. */
export const isNarrowed = ({ q, region, township, from, to, sort }: Filter): boolean =>
  sort !== 'id' || [q, region, township, from, to].some((one) => one !== undefined)

/** Indexes of the lots that a filter leaves, in its order. */
export const lotsBy = (market: Market, filter: Filter): number[] => {
  const { lots } = market
  const tests = testsOf(market, filter)
  const found = Array.from({ length: lots.count }, (_, lot) => lot).filter((lot) =>
    tests.every((test) => test(lot)),
  )
  const key = KEYS[filter.sort]
  return key ? found.sort((a, b) => key(market, b) - key(market, a) || a - b) : found
}

const KEYS: Record<Filter['sort'], ((market: Market, lot: number) => number) | undefined> = {
  id: undefined,
  day: ({ lots }, lot) => lots.day[lot]!,
  bids: ({ bids }, lot) => bids.lotOffsets[lot + 1]! - bids.lotOffsets[lot]!,
  control: ({ lots }, lot) => (Number.isNaN(lots.controlPrice[lot]!) ? -1 : lots.controlPrice[lot]!),
}

const testsOf = (
  { lots, words, bidders }: Market,
  { q, industry, region, township, from, to }: Filter,
): ((lot: number) => boolean)[] => {
  const tests: ((lot: number) => boolean)[] = []
  const isWord = (column: Int32Array, word: string | undefined): void => {
    if (word === undefined) return
    const wanted = findString(words, word)
    tests.push((lot) => wanted >= 0 && column[lot] === wanted)
  }
  isWord(lots.industry, industry)
  isWord(lots.region, region)
  isWord(lots.township, township)
  if (from !== undefined) tests.push((lot) => lots.day[lot]! >= numberOf(from))
  if (to !== undefined) tests.push((lot) => lots.day[lot]! !== NO_DAY && lots.day[lot]! <= numberOf(to))
  const text = q?.toLowerCase()
  const has = (name: string): boolean => name.toLowerCase().includes(text!)
  if (text !== undefined)
    tests.push(
      (lot) =>
        has(stringAt(lots.id, lot)) ||
        has(stringAt(lots.title, lot)) ||
        (lots.buyer[lot]! >= 0 && has(stringAt(bidders.name, lots.buyer[lot]!))),
    )
  return tests
}

const numberOf = (iso: string): number => {
  const [year, month, date] = iso.split('-').map(Number)
  return dayOf(year!, month!, date!)!
}
