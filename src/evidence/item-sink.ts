import { doubled, resized } from '../arrays/grow.js'
import type { Detail, EvidenceItems } from './items.js'

/** One item as it is handed to the sink; its lots follow by `lot`. */
export interface Item {
  a: number
  b: number
  rule: number
  value: number
  bits: number
  grade: number
  flags: number
}

/** Evidence items in growing columns: nothing is allocated per item. */
export class ItemSink {
  count = 0
  lotCount = 0
  a = new Int32Array(1024)
  b = new Int32Array(1024)
  rule = new Uint8Array(1024)
  value = new Int32Array(1024)
  bits = new Int32Array(1024)
  grade = new Uint8Array(1024)
  flags = new Uint16Array(1024)
  detail = new Int32Array(1024)
  lotOffsets = new Int32Array(1025)
  lots = new Int32Array(1024)
  readonly details: Detail[] = []

  /** Adds an item; lots pushed from now on are its own. `a` and `b` may come in any order. */
  push(item: Item, detail?: Detail): void {
    const i = this.count
    if (i === this.a.length) this.grow()
    this.a[i] = Math.min(item.a, item.b)
    this.b[i] = Math.max(item.a, item.b)
    this.rule[i] = item.rule
    this.value[i] = item.value
    this.bits[i] = item.bits
    this.grade[i] = item.grade
    this.flags[i] = item.flags
    this.detail[i] = detail ? this.details.push(detail) - 1 : -1
    this.count = i + 1
    this.lotOffsets[this.count] = this.lotCount
  }

  /** Adds a lot to the item pushed last; lots come in ascending order. */
  lot(lot: number): void {
    if (this.lotCount === this.lots.length) this.lots = doubled(this.lots)
    this.lots[this.lotCount++] = lot
    this.lotOffsets[this.count] = this.lotCount
  }

  /** The items so far, in the order of their coming, with columns cut to size. */
  items(): EvidenceItems {
    const { count } = this
    return {
      count,
      a: this.a.slice(0, count),
      b: this.b.slice(0, count),
      rule: this.rule.slice(0, count),
      value: this.value.slice(0, count),
      bits: this.bits.slice(0, count),
      grade: this.grade.slice(0, count),
      flags: this.flags.slice(0, count),
      detail: this.detail.slice(0, count),
      lotOffsets: this.lotOffsets.slice(0, count + 1),
      lots: this.lots.slice(0, this.lotCount),
    }
  }

  private grow(): void {
    this.a = doubled(this.a)
    this.b = doubled(this.b)
    this.rule = doubled(this.rule)
    this.value = doubled(this.value)
    this.bits = doubled(this.bits)
    this.grade = doubled(this.grade)
    this.flags = doubled(this.flags)
    this.detail = doubled(this.detail)
    this.lotOffsets = resized(this.lotOffsets, this.a.length + 1)
  }
}
