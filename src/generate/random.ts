import { mix } from '../arrays/mix.js'

const mixed = (h: number): number => mix(h) >>> 0

const seedOf = (label: string | number, state: number): number => {
  const text = String(label)
  for (let i = 0; i < text.length; i++) state = mixed(state ^ Math.imul(text.charCodeAt(i) + 1, 0x9e3779b1))
  return mixed(state + 0x7f4a7c15)
}

const rotl = (x: number, k: number): number => (x << k) | (x >>> (32 - k))

/**
 * A stream of pseudo-random numbers named by its labels (`new Random(seed, 'lot', 17)`): equal labels give
 * equal streams, whatever else was drawn. xoshiro128** (Blackman and Vigna, 2018), seeded through a mixing of
 * the labels.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private d: number

  constructor(...labels: (string | number)[]) {
    let state = 0x1b873593
    for (const label of labels) state = seedOf(label, state)
    this.a = mixed(state + 1)
    this.b = mixed(state + 2)
    this.c = mixed(state + 3)
    this.d = mixed(state + 4) | 1
  }

  /** uniform over 0 … 2^32 − 1 */
  next(): number {
    const result = Math.imul(rotl(Math.imul(this.b, 5), 7), 9) >>> 0
    const t = this.b << 9
    this.c ^= this.a
    this.d ^= this.b
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= t
    this.d = rotl(this.d, 11)
    return result
  }

  /** uniform over [0, 1) */
  float(): number {
    return this.next() / 4294967296
  }

  /** uniform integer, both ends included */
  int(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1))
  }

  between(low: number, high: number): number {
    return low + this.float() * (high - low)
  }

  chance(p: number): boolean {
    return this.float() < p
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.float() * list.length)]!
  }

  /** index drawn with the given weights */
  weighted(weights: readonly number[]): number {
    let left = this.float() * weights.reduce((sum, w) => sum + w, 0)
    for (let i = 0; i < weights.length; i++) if ((left -= weights[i]!) < 0) return i
    return weights.length - 1
  }

  /**
   * sum of twelve uniforms less six: mean 0, deviation 1, never beyond ±6; no library function whose last bit
   * may differ
   */
  normal(): number {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += this.float()
    return sum
  }

  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i)
      const swap = out[i]!
      out[i] = out[j]!
      out[j] = swap
    }
    return out
  }

  sample<T>(list: readonly T[], n: number): T[] {
    return this.shuffle(list).slice(0, n)
  }

  hex(digits: number): string {
    let out = ''
    while (out.length < digits) out += this.next().toString(16).padStart(8, '0')
    return out.slice(0, digits)
  }
}
