import type { z } from 'zod'
import { findString, stringAt } from '../arrays/strings.js'
import type { Casebook } from '../casebook/casebook.js'
import type { RunRecord } from '../domain/run.js'
import { isInMain } from '../market/currency.js'
import type { Market } from '../market/market.js'
import { REGION_WORDS } from '../texts/words.js'
import { eachRing } from './each-ring.js'
import { known } from './ring-bids.js'
import type { Region } from './schemas/region.js'

type One = z.infer<typeof Region>

/**
 * The divisions of the market with their counts, parents before what lies in them: lots, those of red and
 * yellow rings among them, rings with a lot there, bids, and what the control prices in the market's main
 * currency add up to. A code of six
 * digits has its city and province above it, a township its county.
 */
export const regionsOf = async (
  casebook: Pick<Casebook, 'rings'>,
  market: Market,
  run: Pick<RunRecord, 'id'>,
  nameOf: (code: string) => string | undefined,
): Promise<One[]> => {
  const regions = new Map<string, One>()
  const places = placesOf(market)
  const isSummed = isInMain(market)
  const at = (code: string): One => {
    const region = regions.get(code) ?? emptyRegion(code, nameOf)
    regions.set(code, region)
    return region
  }
  const { lots, bids } = market
  for (let lot = 0; lot < lots.count; lot++)
    for (const code of places(lot)) {
      const region = at(code)
      region.lots++
      region.bids += bids.lotOffsets[lot + 1]! - bids.lotOffsets[lot]!
      if (isSummed(lot)) region.controlFen += known(lots.controlPrice[lot]!) ?? 0
    }
  const ringLots = new Set<number>()
  await eachRing(casebook, { run: run.id, levels: ['red', 'yellow'] }, (ring) => {
    const found = ring.lots.map((id) => findString(lots.id, id)).filter((lot) => lot >= 0)
    for (const lot of found) ringLots.add(lot)
    for (const code of new Set(found.flatMap(places))) at(code).rings++
  })
  for (const lot of ringLots) for (const code of places(lot)) at(code).ringLots++
  return [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** By lot: the codes of its province, city, county and township; '' stands for a county unknown. */
const placesOf = ({ lots, words }: Market): ((lot: number) => string[]) => {
  const above = new Map<number, string[]>()
  return (lot) => {
    const region = lots.region[lot]!
    const county = region < 0 ? '' : stringAt(words, region)
    const codes = above.get(region) ?? [...parentsOf(county), county]
    above.set(region, codes)
    const township = lots.township[lot]!
    return township < 0 ? codes : [...codes, `${county}/${stringAt(words, township)}`]
  }
}

const parentsOf = (code: string): string[] =>
  /^\d{6}$/.test(code)
    ? [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((one) => one !== code)
    : []

const emptyRegion = (code: string, nameOf: (code: string) => string | undefined): One => {
  const [county, township] = code.split(/\/(.*)/s) as [string, string?]
  const given = township ?? nameOf(code)
  return {
    code,
    name: given === undefined ? (REGION_WORDS[code] ?? { zh: code, en: code }) : { zh: given, en: given },
    level: township !== undefined ? 'township' : levelOf(code),
    parent: township !== undefined ? county : (parentsOf(code).at(-1) ?? null),
    lots: 0,
    ringLots: 0,
    rings: 0,
    bids: 0,
    controlFen: 0,
  }
}

const levelOf = (code: string): One['level'] =>
  /^\d{2}0000$/.test(code) ? 'province' : /^\d{4}00$/.test(code) ? 'city' : 'county'
