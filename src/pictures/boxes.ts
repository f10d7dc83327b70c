/** Of a ring's picture, in pixels. */
export const WIDTH = 1400
export const MARGIN = 32

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Boxes of these heights below each other, spread over `inner` pixels from 0 down. */
export const spread = (
  heights: readonly number[],
  { width, gap }: { width: number; gap: number },
  inner: number,
  x: number,
): Box[] => {
  const count = heights.length
  const filled = heights.reduce((sum, height) => sum + height, 0)
  const between = count > 1 ? Math.max(gap, Math.min(3 * gap + 20, (inner - filled) / count)) : 0
  let y = Math.max(0, (inner - filled - (count - 1) * between) / 2)
  return heights.map((height) => {
    const box = { x: Math.round(x), y: Math.round(y), width, height }
    y += height + between
    return box
  })
}

/** To the left and right in turn; each side from top to bottom by the members that its boxes join. */
export const sidesOf = <T>(
  list: readonly T[],
  joined: (one: T) => readonly number[],
): { left: T[]; right: T[] } => {
  const byHeight = (x: T, y: T): number => middle(joined(x)) - middle(joined(y))
  return {
    left: list.filter((_, i) => i % 2 === 0).sort(byHeight),
    right: list.filter((_, i) => i % 2 === 1).sort(byHeight),
  }
}

const middle = (places: readonly number[]): number =>
  places.reduce((sum, place) => sum + place, 0) / Math.max(1, places.length)
