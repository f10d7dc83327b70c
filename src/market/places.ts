import { findString, stringAt } from '../arrays/strings.js'
import type { Market } from './market.js'

type LotPlaces = Pick<Market, 'lots' | 'words'>

/** Where a lot lies, as rings are looked up by it: `industry/region`, each '' when unknown. */
export const placeOfLot = ({ lots, words }: LotPlaces, lot: number): string => {
  const word = (i: number): string => (i < 0 ? '' : stringAt(words, i))
  return `${word(lots.industry[lot]!)}/${word(lots.region[lot]!)}`
}

/** The same by the id of a lot; undefined of one that is not in the market. */
export const placesIn =
  (market: LotPlaces): ((id: string) => string | undefined) =>
  (id) => {
    const lot = findString(market.lots.id, id)
    return lot < 0 ? undefined : placeOfLot(market, lot)
  }
