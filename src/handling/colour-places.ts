import type { PlaceBy, SqlClause } from '../casebook/work/items.js'
import type { Desk } from './desk.js'

/** Open leads of an industry in a region, by colour. */
export interface ColouredPlace {
  industry: string
  region: string
  byColour: Record<string, number>
}

/**
 * Open leads that are seen by industry, region and colour, each colour of the policy with its count; a lead
 * about lots of several places counts in each. The region is its code as lots have it, six digits at most, by
 * townships with that of the lot behind it: `330922/嵊山镇`, `330922/` where it is not known. `isIn` says
 * which places are within sight.
 */
export const colouredPlaces = (
  { work, policy }: Pick<Desk, 'work' | 'policy'>,
  { visible, by }: { visible: SqlClause; by: PlaceBy },
  isIn: (place: string) => boolean,
): ColouredPlace[] => {
  const found = new Map<string, ColouredPlace>()
  for (const { place, colour, count } of work.colourPlaces(visible, by)) {
    if (!isIn(place)) continue
    const [industry = '', code = '', township = ''] = place.split(/\/([^/]*)\/?(.*)/s)
    const region = by === 'township' ? `${code}/${township}` : code
    const key = `${industry}/${region}`
    const row = found.get(key) ?? {
      industry,
      region,
      byColour: Object.fromEntries(policy.colours.map(({ code: colourCode }) => [colourCode, 0])),
    }
    row.byColour[colour] = (row.byColour[colour] ?? 0) + count
    found.set(key, row)
  }
  return [...found.values()]
}
