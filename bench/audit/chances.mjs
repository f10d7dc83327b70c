/** Whole numbers below `n` that look like chance and are the same for a seed. */
export const chances = (seed) => {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}
