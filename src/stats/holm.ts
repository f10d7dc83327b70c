/**
 * Holm's adjusted p of each test, so that the chance of calling any one of them wrongly is held: the i-th
 * smallest p times the number of tests not smaller than it, never falling, at most 1. Equal p get equal
 * results. Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scand. J. Statist.
 * 6:65–70.
 */
export const holm = (p: readonly number[]): number[] => {
  const order = p.map((_, i) => i).sort((x, y) => p[x]! - p[y]! || x - y)
  const adjusted = new Array<number>(p.length)
  let most = 0
  order.forEach((at, rank) => {
    most = Math.max(most, Math.min(1, p[at]! * (p.length - rank)))
    adjusted[at] = most
  })
  return adjusted
}
