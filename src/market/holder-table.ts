const STRIDE = 4
/** Words of a slot. */
const HI = 0
const LO = 1
const OWNER = 2
const RANK = 3

/** Owners that are no organisation. */
const MANY = -2
const BLOCKED = -3

/**
 * Who holds each hash: one organisation, or several. Open addressing with everything of a slot side by side,
 * so that a look costs one line of the processor's cache. 0/0 marks an empty slot.
 */
export class HolderTable {
  private words: Int32Array
  private mask: number
  private count = 0

  /**
   * @param bidders organisations below this number are bidders: a value is shared only if one of them holds
   * it
   */
  constructor(
    private readonly bidders: number,
    bits = 12,
  ) {
    this.words = new Int32Array(STRIDE << bits)
    this.mask = (1 << bits) - 1
  }

  /** The hash never counts as shared. */
  block(hi: number, lo: number): void {
    const at = this.slot(hi | 0, lo | 0)
    this.words[at + OWNER] = BLOCKED
  }

  meet(hi: number, lo: number, org: number): void {
    const at = this.slot(hi | 0, lo | 0)
    const { words } = this
    const owner = words[at + OWNER]!
    if (owner === BLOCKED) return
    if (owner === -1) words[at + OWNER] = org
    else if (owner !== org) words[at + OWNER] = MANY
    if (org < this.bidders) words[at + RANK] = 1
  }

  /** Slot of the hash, taken for it if it has none yet (owner -1, rank 0). */
  private slot(hi: number, lo: number): number {
    const { words, mask } = this
    let s = (hi ^ Math.imul(lo, 0x9e3779b1)) & mask
    for (; ; s = (s + 1) & mask) {
      const at = s * STRIDE
      if (words[at] === hi && words[at + LO] === lo) return at
      if (words[at] === 0 && words[at + LO] === 0) break
    }
    if (++this.count * 8 > (mask + 1) * 5) {
      this.grow()
      s = this.free(hi, lo)
    }
    const at = s * STRIDE
    this.words[at] = hi
    this.words[at + LO] = lo
    this.words[at + OWNER] = -1
    return at
  }

  private free(hi: number, lo: number): number {
    const { words, mask } = this
    let s = (hi ^ Math.imul(lo, 0x9e3779b1)) & mask
    while (words[s * STRIDE] !== 0 || words[s * STRIDE + LO] !== 0) s = (s + 1) & mask
    return s
  }

  private grow(): void {
    const old = this.words
    this.words = new Int32Array(4 * old.length)
    this.mask = this.words.length / STRIDE - 1
    for (let at = 0; at < old.length; at += STRIDE) {
      const hi = old[at]!
      const lo = old[at + LO]!
      if (hi === 0 && lo === 0) continue
      const to = this.free(hi, lo) * STRIDE
      this.words[to] = hi
      this.words[to + LO] = lo
      this.words[to + OWNER] = old[at + OWNER]!
      this.words[to + RANK] = old[at + RANK]!
    }
  }

  /** Numbers the shared hashes by (hi, lo), unsigned: their halves in order. `rank` answers from then on. */
  rankShared(): { hi: Uint32Array; lo: Uint32Array } {
    const { words } = this
    let shared = 0
    for (let at = 0; at < words.length; at += STRIDE)
      if (words[at + OWNER] === MANY && words[at + RANK] === 1) shared++
      else words[at + RANK] = -1
    const slots = new Int32Array(shared)
    for (let at = 0, i = 0; at < words.length; at += STRIDE) if (words[at + RANK] === 1) slots[i++] = at
    slots.sort(
      (x, y) => (words[x]! >>> 0) - (words[y]! >>> 0) || (words[x + LO]! >>> 0) - (words[y + LO]! >>> 0),
    )
    const hi = new Uint32Array(shared)
    const lo = new Uint32Array(shared)
    slots.forEach((at, i) => {
      words[at + RANK] = i
      hi[i] = words[at + HI]!
      lo[i] = words[at + LO]!
    })
    return { hi, lo }
  }

  /** Number of a hash that was met: its place among the shared ones, -1 if it is not shared. */
  rank(hi: number, lo: number): number {
    const { words, mask } = this
    for (let s = ((hi | 0) ^ Math.imul(lo, 0x9e3779b1)) & mask; ; s = (s + 1) & mask) {
      const at = s * STRIDE
      if (words[at] === (hi | 0) && words[at + LO] === (lo | 0)) return words[at + RANK]!
    }
  }
}
