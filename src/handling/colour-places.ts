import type { SqlClause } from '../casebook/work/items.js'
import type { Desk } from './desk.js'

/** Open leads of an industry in a region, by colour. */
export interface ColouredPlace {
  industry: string
  region: string
  byColour: Record<string, number>
}

/**
 * Open leads that are seen by industry and region (its code as lots have it, six digits at most) and colour,
 * each colour of the policy with its count; a lead about lots of several places counts in each. `isIn` says
 * which places are within sight.
 */
export const colouredPlaces = (
  { work, policy }: Pick<Desk, 'work' | 'policy'>,
  visible: SqlClause,
  isIn: (place: string) => boolean,
): ColouredPlace[] => {
  const found = new Map<string, ColouredPlace>()
  for (const { place, colour, count } of work.colourPlaces(visible)) {
    if (!isIn(place)) continue
    const [industry = '', region = ''] = place.split('/')
    const row = found.get(place) ?? {
      industry,
      region,
      byColour: Object.fromEntries(policy.colours.map(({ code }) => [code, 0])),
    }
    row.byColour[colour] = (row.byColour[colour] ?? 0) + count
    found.set(place, row)
  }
  return [...found.values()]
}
