import { stringAt } from '../arrays/strings.js'
import { AppError } from '../domain/errors.js'
import type { Market } from '../market/market.js'
import { reportCliTexts as texts } from '../texts/report-cli.js'
import { filled, listText, type Text } from '../texts/text.js'
import { REGION_WORDS, wordIn } from '../texts/words.js'

/** A county or township that a report is confined to, as a condition on lots, and what it is called. */
export interface Area {
  name: string
  where: { region?: string; township?: string }
}

/**
 * The county (by division code or name) or township (by name, `330922/菜园镇` where several counties have it)
 * that a text names among the lots of a market. Fails with `invalid_input` and the areas there are.
 */
export const areaOf = (market: Market, text: string): Area => {
  const wanted = text.trim()
  const { counties, townships } = areasIn(market)
  const county = counties.find((code) => code === wanted || nameOfRegion(code) === wanted)
  if (county !== undefined) return { name: nameOfRegion(county), where: { region: county } }
  const found = townships.filter(
    ({ region, township }) =>
      township === wanted || `${region}/${township}` === wanted || nameOfRegion(region) + township === wanted,
  )
  if (found.length > 1)
    throw new AppError(
      'invalid_input',
      filled(texts.areaInSeveral, {
        area: wanted,
        areas: listOf(found.map(({ region, township }) => `${region}/${township}`)),
      }),
    )
  if (found.length === 0)
    throw new AppError(
      'not_found',
      filled(texts.areaUnknown, { area: wanted, areas: known(counties, townships) }),
    )
  const [{ region, township }] = found as [{ region: string; township: string }]
  return { name: township, where: { ...(region !== '' && { region }), township } }
}

const known = (counties: readonly string[], townships: readonly { township: string }[]): Text =>
  listOf([
    ...counties.map((code) => `${code} ${nameOfRegion(code)}`),
    ...[...new Set(townships.map(({ township }) => township))].slice(0, 40),
  ])

const listOf = (areas: readonly string[]): Text => ({
  zh: listText(areas, 'zh') || '—',
  en: listText(areas, 'en') || '—',
})

const nameOfRegion = (code: string): string => wordIn(REGION_WORDS, code).zh

const areasIn = ({ lots, words }: Market) => {
  const word = (at: number): string => (at < 0 ? '' : stringAt(words, at))
  const counties = new Set<string>()
  const townships = new Map<string, { region: string; township: string }>()
  for (let lot = 0; lot < lots.count; lot++) {
    const [region, township] = [word(lots.region[lot]!), word(lots.township[lot]!)]
    if (region !== '') counties.add(region)
    if (township !== '') townships.set(`${region}/${township}`, { region, township })
  }
  return {
    counties: [...counties].sort(),
    townships: [...townships.keys()].sort().map((key) => townships.get(key)!),
  }
}
