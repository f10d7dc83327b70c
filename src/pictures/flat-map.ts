/** A place by degrees east and north. */
export type Place = readonly [longitude: number, latitude: number]
/** Rings of places: the first the outline, the others holes; several where a division has several parts. */
export type Outline = readonly (readonly (readonly Place[])[])[]

/**
 * Path data of outlines on a canvas so wide, and how high it comes: degrees as they are, those of longitude
 * shortened as at the middle. That is near enough for a county, and needs no projection library.
 */
export const flatMap = (outlines: readonly Outline[], width: number): { paths: string[]; height: number } => {
  const [west, south, east, north] = boundsOf(outlines)
  const shortened = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = width / Math.max((east - west) * shortened, 1e-9)
  const at = ([x, y]: Place): string =>
    `${((x - west) * shortened * scale).toFixed(1)} ${((north - y) * scale).toFixed(1)}`
  const ringPath = (ring: readonly Place[]): string => `M${ring.map(at).join('L')}Z`
  return {
    paths: outlines.map((parts) => parts.map((part) => part.map(ringPath).join('')).join('')),
    height: (north - south) * scale,
  }
}

const boundsOf = (outlines: readonly Outline[]): [number, number, number, number] => {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const parts of outlines)
    for (const part of parts)
      for (const ring of part)
        for (const [x, y] of ring) {
          west = Math.min(west, x)
          east = Math.max(east, x)
          south = Math.min(south, y)
          north = Math.max(north, y)
        }
  return [west, south, east, north]
}
