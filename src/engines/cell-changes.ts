import type { Table } from '../domain/tables.js'
import type { Judgement, KeyVersions } from './judge-key.js'

/** A cell as the store holds it: low and high half of its hash, or of its number. */
export type CellWords = readonly [lo: number, hi: number]

/** A key of which a cell has another value than before. */
export interface ChangeExample {
  /** the cells of the key, in the order of the table's key */
  key: CellWords[]
  before: CellWords
  now: CellWords
  /** versions that give the two values */
  was: number
  by: number
}

/** What has become of the cells of one column. */
export interface ColumnCounts {
  /** keys that had another value before, and those that had none */
  changed: number
  filled: number
  /** of those changed */
  examples: ChangeExample[]
}

const EXAMPLES = 3

/** Counts, column by column, the keys of a table whose effective cells are other ones than before. */
export class CellChanges {
  readonly columns = new Map<string, ColumnCounts>()
  private readonly key: number[]

  constructor(private readonly table: Table) {
    this.key = (table.key ?? []).map((name) => table.columns.findIndex((column) => column.name === name))
  }

  /** @param seq numbers of the versions; both judgements are of the same versions */
  add(versions: KeyVersions, before: Judgement, now: Judgement, seq: readonly number[]): void {
    if (before.base < 0 || now.base < 0) return
    for (let c = 0; c < now.source.length; c++) {
      const [w, v] = [before.source[c]!, now.source[c]!]
      if (v < 0 || v === w || (w >= 0 && versions.isSame(c, v, w))) continue
      const counts = this.countsOf(c)
      if (w < 0) counts.filled++
      else {
        counts.changed++
        if (counts.examples.length < EXAMPLES) counts.examples.push(this.example(versions, c, w, v, seq))
      }
    }
  }

  private countsOf(c: number): ColumnCounts {
    const { name } = this.table.columns[c]!
    let counts = this.columns.get(name)
    if (!counts) this.columns.set(name, (counts = { changed: 0, filled: 0, examples: [] }))
    return counts
  }

  private example(
    versions: KeyVersions,
    c: number,
    w: number,
    v: number,
    seq: readonly number[],
  ): ChangeExample {
    const cell = (version: number, column: number): CellWords => {
      const at = 2 * (version * versions.cells.columns + column)
      return [versions.words[at]! >>> 0, versions.words[at + 1]! >>> 0]
    }
    return {
      key: this.key.map((column) => cell(v, column)),
      before: cell(w, c),
      now: cell(v, c),
      was: seq[w]!,
      by: seq[v]!,
    }
  }
}
