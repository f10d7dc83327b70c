/** The largest x for which `SmallTail` beats a convolution in logarithms. */
export const SMALL_TAIL = 12

const LEAST = 1e-280
const NEGLIGIBLE = 1e-18

/**
 * P[Σ X_s ≥ x] for a small x, where terms are added one by one: the distribution of the sum below x, and in
 * one number what has reached x. Only positive terms are added, so that the tail keeps its relative precision
 * however small; no array is made. `begin`, then `add` for every term with its distribution in `pmf`, then
 * read `tail`.
 */
export class SmallTail {
  /** P[X_s = j], 0 ≤ j < length given to `add`; may hold more terms than x */
  readonly pmf = new Float64Array(256)
  tail = 0
  private x = 0
  private readonly below = new Float64Array(SMALL_TAIL)
  private readonly atLeast = new Float64Array(SMALL_TAIL + 1)

  begin(x: number): void {
    this.x = x
    this.tail = 0
    this.below.fill(0)
    this.below[0] = 1
  }

  /** Adds a term whose first `length` probabilities stand in `pmf`, the rest of no weight. */
  add(length: number): void {
    const { x, below, atLeast, pmf } = this
    let rest = 0
    for (let j = length - 1; j > x; j--) rest += pmf[j]!
    for (let j = Math.min(x, length - 1); j > 0; j--) atLeast[j] = rest += pmf[j]!
    for (let j = length; j <= x; j++) atLeast[j] = 0
    for (let have = 0; have < x; have++) this.tail += below[have]! * atLeast[x - have]!
    for (let have = x - 1; have >= 0; have--) {
      let sum = 0
      for (let j = Math.min(have, length - 1); j >= 0; j--) sum += below[have - j]! * pmf[j]!
      below[have] = sum
    }
  }

  /** Adds a term of which only P[X_s ≥ 1] matters, as when x is 1. */
  addChance(atLeastOne: number): void {
    this.tail += this.below[0]! * atLeastOne
    this.below[0]! *= 1 - atLeastOne
  }

  /**
   * Fills `pmf` with the hypergeometric distribution; its length, or −1 where it does not start at a value of
   * note.
   */
  hypergeometric(lots: number, first: number, second: number): number {
    const few = Math.min(first, second)
    const many = Math.max(first, second)
    if (few + many > lots || few > 200) return -1
    const { pmf } = this
    let p = 1
    for (let i = 0; i < few; i++) p *= (lots - many - i) / (lots - i)
    if (p < LEAST) return -1
    pmf[0] = p
    const others = lots - few - many
    let length = 1
    for (let j = 0; j < few; j++) {
      p *= ((few - j) * (many - j)) / ((j + 1) * (others + j + 1))
      pmf[length++] = p
      if (j >= this.x && p < NEGLIGIBLE * pmf[this.x]!) break
    }
    return length
  }

  /**
   * Fills `pmf` with the binomial distribution; its length, or −1 where it does not start at a value of note.
   */
  binomial(trials: number, chance: number): number {
    const { pmf } = this
    let p = Math.exp(trials * Math.log1p(-chance))
    if (!(p > LEAST)) return -1
    pmf[0] = p
    const odds = chance / (1 - chance)
    let length = 1
    for (let j = 0; j < trials; j++) {
      p *= ((trials - j) / (j + 1)) * odds
      pmf[length++] = p
      if (j >= this.x && p < NEGLIGIBLE * pmf[this.x]!) break
      if (length === pmf.length) return -1
    }
    return length
  }
}

/** P[X ≥ 1] of a hypergeometric, 1 − Π (1 − many/(lots − i)) without the difference. */
export const chanceOfMeeting = (lots: number, first: number, second: number): number => {
  const few = Math.min(first, second)
  const many = Math.max(first, second)
  if (few === 1) return many / lots
  let chance = 0
  for (let i = 0; i < few && chance < 1; i++) chance += (1 - chance) * Math.min(1, many / (lots - i))
  return chance
}
