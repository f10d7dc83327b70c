import type { Market } from '../market/market.js'
import { placeOfLot } from '../market/places.js'
import { isIn } from './decide.js'
import { RESOURCES } from './resources.js'
import type { Subject } from './subject.js'

/** How far a seat sees: lots of some industries in some regions. */
export interface Sight {
  /** none = of every industry */
  industries: readonly string[]
  /** prefixes of region codes */
  regions: readonly string[]
  /** the same for the same sight */
  key: string
}

/** The sight of a subject; undefined where it is not bound to lots. */
export const sightOf = (subject: Subject | undefined): Sight | undefined => {
  if (subject === undefined || RESOURCES.record[subject.kind] !== 'touch') return undefined
  const { industries, regions } = subject
  const key = `${[...industries].sort().join(' ')}@${[...regions].sort().join(' ')}`
  return { industries, regions, key }
}

/** By lot index: 1 = within sight. */
export const lotsInSight = (market: Pick<Market, 'lots' | 'words'>, sight: Sight): Uint8Array => {
  const known = new Map<number, number>()
  const { industry, region } = market.lots
  return Uint8Array.from({ length: market.lots.count }, (_, lot) => {
    const pair = (industry[lot]! + 1) * (market.words.count + 1) + region[lot]! + 1
    const seen = known.get(pair) ?? (isIn(sight, placeOfLot(market, lot)) ? 1 : 0)
    known.set(pair, seen)
    return seen
  })
}
