import { findString, stringAt } from '../arrays/strings.js'
import { isoDay } from '../domain/day.js'
import type { Market } from '../market/market.js'
import type { LeadLot } from './lead.js'

/** Lots of the market as a lead keeps them; one that the store no longer has is left with its id. */
export const lotsOf = (market: Market, ids: readonly string[]): LeadLot[] =>
  ids.map((id) => lotOf(market, id))

const lotOf = ({ lots, words }: Market, id: string): LeadLot => {
  const place = findString(lots.id, id)
  const word = (column: Int32Array): string => {
    const index = place < 0 ? -1 : column[place]!
    return index < 0 ? '' : stringAt(words, index)
  }
  const township = word(lots.township)
  return {
    id,
    title: place < 0 ? '' : stringAt(lots.title, place),
    project: word(lots.project) || null,
    industry: word(lots.industry) || 'unknown',
    domain: word(lots.domain),
    method: word(lots.method),
    region: word(lots.region),
    ...(township !== '' && { township }),
    day: place < 0 ? null : isoDay(lots.day[place]!),
  }
}

/** The last day of the lots; null where none is known. */
export const lastDayOf = (lots: readonly Pick<LeadLot, 'day'>[]): string | null =>
  lots
    .flatMap(({ day }) => day ?? [])
    .sort()
    .at(-1) ?? null
