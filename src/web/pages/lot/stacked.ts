/** Rows on which marks along a line stand so that none covers another, lowest first. */
export const stackedAlong = (places: readonly number[], width: number): number[] => {
  const ends: number[] = []
  const rows = new Array<number>(places.length).fill(0)
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]! || a - b)
  for (const i of order) {
    const free = ends.findIndex((end) => places[i]! - end >= width)
    const row = free < 0 ? ends.length : free
    ends[row] = places[i]!
    rows[i] = row
  }
  return rows
}
