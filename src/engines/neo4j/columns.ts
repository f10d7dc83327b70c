import { type Growing, growDouble, growInt, growUint } from '../../arrays/grow.js'
import type { TableName } from '../../domain/tables.js'
import type { Client } from './client.js'
import { type Hash, hashOf, numberOf, whole } from './integers.js'
import { recordLabel, rowLabel } from './labels.js'
import { pagesOf } from './settle.js'

/** Some columns of a table's effective records, by column; 0/0 and NaN are "not given". */
export class Columns {
  readonly seq = growInt()
  private readonly hashes = new Map<string, { hi: Growing<Uint32Array>; lo: Growing<Uint32Array> }>()
  private readonly masks = new Map<string, { hi: Growing<Uint32Array>; lo: Growing<Uint32Array> }>()
  private readonly numbers = new Map<string, Growing<Float64Array>>()
  private readonly further: { row: number; column: string; hash: Hash }[] = []

  constructor(
    readonly wanted: { hashes?: readonly string[]; masks?: readonly string[]; numbers?: readonly string[] },
  ) {
    this.clear()
  }

  get count(): number {
    return this.seq.length
  }

  hash(column: string, row: number): Hash {
    const { hi, lo } = this.hashes.get(column)!
    return { hi: hi.at(row), lo: lo.at(row) }
  }

  hi(column: string): Uint32Array {
    return this.hashes.get(column)!.hi.view
  }

  lo(column: string): Uint32Array {
    return this.hashes.get(column)!.lo.view
  }

  number(column: string): Float64Array {
    return this.numbers.get(column)!.view
  }

  /** The two words of a row's set of bits. */
  mask(column: string, row: number): Hash {
    const { hi, lo } = this.masks.get(column)!
    return { hi: hi.at(row), lo: lo.at(row) }
  }

  /** Values after the first of the rows' cells. */
  furtherOf(column: string): { row: number; hash: Hash }[] {
    return this.further.filter((one) => one.column === column)
  }

  /** Properties in the order in which `add` takes their cells. */
  get properties(): string[] {
    const { hashes = [], masks = [], numbers = [] } = this.wanted
    return [...hashes.flatMap((name) => [`h_${name}`, `x_${name}`]), ...masks, ...numbers]
  }

  add(seq: number, cells: readonly unknown[]): void {
    const row = this.count
    this.seq.push(seq)
    let at = 0
    for (const [column, { hi, lo }] of this.hashes) {
      const first = cells[at++]
      const hash = first ? hashOf(first) : NONE
      hi.push(hash.hi)
      lo.push(hash.lo)
      for (const more of (cells[at++] as unknown[] | null) ?? [])
        this.further.push({ row, column, hash: hashOf(more) })
    }
    for (const { hi, lo } of this.masks.values()) {
      const bits = cells[at++]
      const mask = bits ? hashOf(bits) : NONE
      hi.push(mask.hi)
      lo.push(mask.lo)
    }
    for (const numbers of this.numbers.values()) numbers.push(numberOf(cells[at++]))
  }

  clear(): void {
    const { hashes = [], masks = [], numbers = [] } = this.wanted
    this.seq.length = 0
    this.further.length = 0
    for (const name of hashes) this.hashes.set(name, { hi: growUint(), lo: growUint() })
    for (const name of masks) this.masks.set(name, { hi: growUint(), lo: growUint() })
    for (const name of numbers) this.numbers.set(name, growDouble())
  }
}

const NONE: Hash = { hi: 0, lo: 0 }

/** The columns of the effective records below `settled`, read in ranges of their numbers. */
export const readColumns = async (
  client: Client,
  table: TableName,
  settled: number,
  wanted: Columns['wanted'],
): Promise<Columns> => {
  const columns = new Columns(wanted)
  const labels = { Row: rowLabel(table), Record: recordLabel(table) }
  for (const { from, to } of pagesOf({ settled: 0, next: settled })) {
    const page: unknown[][] = []
    await client.stream(
      'read/rows',
      { from: whole(from), to: whole(to), columns: columns.properties },
      labels,
      (row) => page.push(row),
      () => {
        page.length = 0
      },
    )
    for (const [seq, cells] of page) columns.add(numberOf(seq), cells as unknown[])
  }
  return columns
}
