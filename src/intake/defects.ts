import { doubled } from '../arrays/grow.js'
/** Why rows of one file were quarantined, by line; reasons are few, so lines keep their numbers. */
export class Defects {
  private readonly reasons = new Map<string, number>()
  private lines = new Int32Array(64)
  private codes = new Int32Array(64)
  private count = 0

  get size(): number {
    return this.count
  }

  /** Adds a reason; a line's reasons come one after the other, and lines ascending, until `merge`. */
  add(line: number, reason: string): void {
    const last = this.count - 1
    if (last >= 0 && this.lines[last] === line) {
      const before = [...this.reasons.keys()][this.codes[last]!]!
      this.codes[last] = this.code(`${before}; ${reason}`)
    } else this.push(line, this.code(reason))
  }

  private push(line: number, code: number): void {
    if (this.count === this.lines.length) {
      this.lines = doubled(this.lines)
      this.codes = doubled(this.codes)
    }
    this.lines[this.count] = line
    this.codes[this.count++] = code
  }

  private code(reason: string): number {
    const known = this.reasons.get(reason)
    if (known !== undefined) return known
    this.reasons.set(reason, this.reasons.size)
    return this.reasons.size - 1
  }

  /** All lines ascending with the numbers of their reasons, those of `more` among them. */
  merge(more: readonly { line: Int32Array; reason: readonly string[] }[]): {
    lines: Int32Array
    codes: Int32Array
    reasons: string[]
  } {
    for (const { line, reason } of more)
      for (const [k, at] of line.entries()) this.push(at, this.code(reason[k]!))
    const order = Int32Array.from({ length: this.count }, (_, i) => i).sort(
      (a, b) => this.lines[a]! - this.lines[b]!,
    )
    return {
      lines: order.map((i) => this.lines[i]!),
      codes: order.map((i) => this.codes[i]!),
      reasons: [...this.reasons.keys()],
    }
  }
}
