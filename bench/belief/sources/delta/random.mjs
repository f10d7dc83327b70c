/** Streams of seeded random numbers. Every (seed, label) is a stream of its own: sfc32 on an FNV-1a hash. */

/** The hash of a text from a start value: 32 bits, unsigned (FNV-1a). */
const hash = (text, start) => {
  let h = start >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** One stream: `next()` in [0, 1), and the draws that are made of it. */
export class Stream {
  constructor(seed, label) {
    const text = `${seed}/${label}`
    this.a = hash(text, 0x811c9dc5)
    this.b = hash(text, 0x9e3779b9)
    this.c = hash(text, 0x85ebca6b)
    this.d = 1
    for (let i = 0; i < 16; i++) this.next()
  }

  next() {
    const t = (this.a + this.b + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t
    this.c |= 0
    return (t >>> 0) / 4294967296
  }

  chance(p) {
    return this.next() < p
  }

  uniform(lo, hi) {
    return lo + (hi - lo) * this.next()
  }

  /** A whole number from lo to hi, both included. */
  int(lo, hi) {
    return lo + Math.floor(this.next() * (hi - lo + 1))
  }

  logUniform(lo, hi) {
    return lo * Math.exp(this.next() * Math.log(hi / lo))
  }

  /** Near-normal: the sum of twelve uniforms (its tails end at six sd). */
  normal(mean = 0, sd = 1) {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += this.next()
    return mean + sd * sum
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)]
  }

  /** The index drawn with probability in proportion to its weight. */
  weighted(weights) {
    let at = this.next() * weights.reduce((s, w) => s + w, 0)
    for (let i = 0; i < weights.length; i++) if ((at -= weights[i]) < 0) return i
    return weights.length - 1
  }

  /** The key of a { key: weight } table, drawn in proportion to the weights. */
  weightedKey(table) {
    const keys = Object.keys(table)
    return keys[this.weighted(keys.map((k) => table[k]))]
  }

  /** k different items of a list (all of it where it is shorter), in random order. */
  sample(list, k) {
    const copy = list.slice()
    const n = Math.min(k, copy.length)
    for (let i = 0; i < n; i++) {
      const j = this.int(i, copy.length - 1)
      ;[copy[i], copy[j]] = [copy[j], copy[i]]
    }
    return copy.slice(0, n)
  }

  /** k different items, drawn without replacement by weight (exponential keys). Weight 0 is never drawn. */
  sampleWeighted(list, weightOf, k) {
    const keyed = []
    for (const item of list) {
      const w = weightOf(item)
      if (w > 0) keyed.push({ item, key: -Math.log(1 - this.next()) / w })
    }
    keyed.sort((x, y) => x.key - y.key)
    return keyed.slice(0, Math.max(0, k)).map((x) => x.item)
  }

  digits(n) {
    let s = ''
    for (let i = 0; i < n; i++) s += Math.floor(this.next() * 10)
    return s
  }

  hex(n) {
    let s = ''
    for (let i = 0; i < n; i++) s += '0123456789abcdef'[Math.floor(this.next() * 16)]
    return s
  }
}
