/** Seeded draws (mulberry32). */
export const generator = (seed) => {
  let state = seed >>> 0
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n) => Math.floor(draw() * n)
  return {
    draw,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => draw() < share,
    pick: (list) => list[below(list.length)],
  }
}
