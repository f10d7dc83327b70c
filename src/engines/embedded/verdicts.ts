import type { DuckDBConnection } from '@duckdb/node-api'
import { growByte, growInt, growUint } from '../../arrays/grow.js'
import { assumedColumns, DEFAULTS, saltOf, storageOf, tableNumber } from '../../domain/storage.js'
import type { Table } from '../../domain/tables.js'
import { ContentHashes, FURTHER } from '../../intake/content.js'
import type { Judgement, KeyVersions } from '../judge-key.js'
import { EFFECTIVE } from '../versions.js'
import type { Database } from './database.js'
import type { Feed, FeedColumn } from './feed.js'
import { idWords } from './read.js'

/** What stands beside the cells of a version. */
export interface VersionFacts {
  seq: number[]
  file: number[]
  line: number[]
  marks: number[]
  /** bit sets over the columns, low and high half */
  placeholder: [lo: number, hi: number][]
  invalid: [lo: number, hi: number][]
}

/** Further values of the cells of a version: (column, low and high half), in that order. */
export type FurtherOf = (seq: number) => readonly (readonly [col: number, lo: number, hi: number])[]

/** Rows whose contents are worked out with one set of arrays. */
const BLOCK = 512

/** Gathers what was judged of the keys of one table, and writes it to the store. */
export class Verdicts {
  private readonly withheld = { seq: growUint(), reason: growByte(), cols: growUint(), by: growUint() }
  private readonly parts = { seq: growUint(), part: growUint() }
  private readonly extras = { col: growByte(), seq: growUint(), hash: growUint() }
  private readonly merged = {
    seq: growUint(),
    place: growInt(),
    content: growUint(),
    bits: growUint(),
    words: growInt(),
  }
  private readonly width: number
  private readonly assumed: ([number, number] | undefined)[]
  private contents = new ContentHashes(BLOCK)
  private used = 0
  private readonly words = new Uint32Array(4)

  constructor(private readonly table: Table) {
    this.width = 2 * table.columns.length
    const assumed = assumedColumns(table.name)
    this.assumed = table.columns.map((column) => {
      if (!assumed.includes(column)) return undefined
      const value = DEFAULTS[table.name]![column.name]!
      return typeof value === 'number' ? numberWords(value) : idWords(value, saltOf(column))
    })
  }

  add(versions: KeyVersions, judged: Judgement, facts: VersionFacts, further: FurtherOf): void {
    for (let v = 0; v < versions.count; v++) {
      if (versions.place[v]! < 0 || judged.reason[v] === EFFECTIVE) continue
      const { seq, reason, cols, by } = this.withheld
      seq.push(facts.seq[v]!)
      reason.push(judged.reason[v]!)
      cols.push(Number(judged.cols[v]! & 0xffffffffn))
      cols.push(Number(judged.cols[v]! >> 32n))
      by.push(judged.by[v]! < 0 ? 0 : facts.seq[judged.by[v]!]!)
    }
    if (judged.base >= 0 && judged.source.some((v) => v >= 0 && v !== judged.base))
      this.merge(versions, judged, facts, further)
  }

  private merge(versions: KeyVersions, judged: Judgement, facts: VersionFacts, further: FurtherOf): void {
    const { base, source } = judged
    const seq = facts.seq[base]!
    for (const part of new Set(source))
      if (part >= 0 && part !== base) {
        this.parts.seq.push(seq)
        this.parts.part.push(facts.seq[part]!)
      }
    const { merged } = this
    merged.seq.push(seq)
    merged.place.push(facts.file[base]!)
    merged.place.push(facts.line[base]!)
    this.mergeBits(judged, facts)
    if (this.used === BLOCK) {
      this.contents = new ContentHashes(BLOCK)
      this.used = 0
    }
    const row = this.used++
    for (let c = 0; c < source.length; c++) this.mergeCell(versions, judged, row, c, facts, further)
    this.contents.write(row, this.words, 0)
    merged.content.append(this.words)
  }

  private mergeCell(
    versions: KeyVersions,
    { base, source }: Judgement,
    row: number,
    c: number,
    facts: VersionFacts,
    further: FurtherOf,
  ): void {
    const v = source[c]! < 0 ? base : source[c]!
    const at = this.width * v + 2 * c
    const [lo, hi] = [versions.words[at]!, versions.words[at + 1]!]
    this.merged.words.push(lo)
    this.merged.words.push(hi)
    if (source[c]! < 0) {
      const assumed = this.assumed[c]
      if (assumed) this.contents.add(row, c, assumed[1], assumed[0])
      return
    }
    this.contents.add(row, c, hi, lo)
    if (versions.further.size === 0) return
    for (const [col, low, high] of further(facts.seq[v]!)) {
      if (col !== c) continue
      this.contents.add(row, FURTHER + c, high, low)
      if (v === base) continue
      this.extras.col.push(c)
      this.extras.seq.push(facts.seq[base]!)
      this.extras.hash.push(low)
      this.extras.hash.push(high)
    }
  }

  /** Marks of all that give a cell; of each cell whether it is doubtful, or was a placeholder. */
  private mergeBits({ base, source }: Judgement, facts: VersionFacts): void {
    let marks = facts.marks[base]!
    const placeholder: [number, number] = [0, 0]
    const invalid: [number, number] = [0, 0]
    for (let c = 0; c < source.length; c++) {
      const v = source[c]! < 0 ? base : source[c]!
      const [word, bit] = [c >> 5, 1 << (c & 31)]
      marks |= facts.marks[v]!
      placeholder[word]! |= facts.placeholder[v]![word]! & bit
      invalid[word]! |= facts.invalid[v]![word]! & bit
    }
    this.merged.bits.append([marks, ...placeholder, ...invalid])
  }

  /** Writes all of it, in the caller's transaction. */
  async write(db: Database, connection: DuckDBConnection): Promise<void> {
    const { name } = this.table
    const tbl = tableNumber[name]
    const insert = (feed: Feed, sql: (from: string) => string): Promise<unknown> =>
      feed.count === 0 ? Promise.resolve() : db.feeds.use(feed, (from) => connection.run(sql(from)))
    await insert(
      this.withheldFeed(),
      (from) => `INSERT INTO withheld SELECT ${tbl}, seq, reason, cols, against FROM ${from}`,
    )
    await insert(this.partsFeed(), (from) => `INSERT INTO parts SELECT ${tbl}, seq, part FROM ${from}`)
    await insert(
      this.extrasFeed(),
      (from) => `INSERT INTO merged_extras SELECT ${tbl}, col, seq, hash FROM ${from}`,
    )
    await insert(this.mergedFeed(), (from) => `INSERT INTO merged_${name} BY NAME SELECT * FROM ${from}`)
  }

  private withheldFeed(): Feed {
    const { seq, reason, cols, by } = this.withheld
    const reasons = reason.view
    return {
      count: reasons.length,
      columns: [
        u32('seq', seq.view),
        { name: 'reason', type: 'u8', fill: (out, from, n) => out.set(reasons.subarray(from, from + n)) },
        u64('cols', cols.view),
        u32('against', by.view),
      ],
    }
  }

  private partsFeed(): Feed {
    const { seq, part } = this.parts
    return { count: seq.length, columns: [u32('seq', seq.view), u32('part', part.view)] }
  }

  private extrasFeed(): Feed {
    const { col, seq, hash } = this.extras
    const cols = col.view
    return {
      count: cols.length,
      columns: [
        { name: 'col', type: 'u8', fill: (out, from, n) => out.set(cols.subarray(from, from + n)) },
        u32('seq', seq.view),
        u64('hash', hash.view),
      ],
    }
  }

  private mergedFeed(): Feed {
    const { seq, place, content, bits, words } = this.merged
    const i32 = (name: string, at: number): FeedColumn => ({
      name,
      type: 'i32',
      fill: (out, from, n) => strided(out, place.view, 1, 2, at, from, n),
    })
    const cell = (name: string, c: number, type: 'u64' | 'f64'): FeedColumn => ({
      name,
      type,
      fill: (out: Uint32Array | Float64Array, from: number, n: number) =>
        strided(new Int32Array(out.buffer, out.byteOffset, 2 * n), words.view, 2, this.width, 2 * c, from, n),
    })
    const pair = (name: string, of: Uint32Array, stride: number, at: number): FeedColumn => ({
      name,
      type: 'u64',
      fill: (out, from, n) => strided(out, of, 2, stride, at, from, n),
    })
    return {
      count: seq.length,
      columns: [
        u32('seq', seq.view),
        i32('file', 0),
        i32('line', 1),
        swapped('c_hi', content.view, 0),
        swapped('c_lo', content.view, 2),
        { name: 'marks', type: 'u32', fill: (out, from, n) => strided(out, bits.view, 1, 5, 0, from, n) },
        pair('placeholder', bits.view, 5, 1),
        pair('invalid', bits.view, 5, 3),
        ...this.table.columns.map((column, c) =>
          cell(column.name, c, storageOf(column) === 'hash' ? 'u64' : 'f64'),
        ),
      ],
    }
  }
}

type Words = Int32Array | Uint32Array

/** Of every row, `stride` words apart, some words from `at` on. */
const strided = (
  out: Words,
  of: Words,
  words: number,
  stride: number,
  at: number,
  from: number,
  n: number,
): void => {
  for (let k = 0; k < n; k++)
    for (let w = 0; w < words; w++) out[words * k + w] = of[stride * (from + k) + at + w]!
}

/** Half of a content: its words stand with the high one first. */
const swapped = (name: string, content: Uint32Array, at: number): FeedColumn => ({
  name,
  type: 'u64',
  fill: (out, from, n) => {
    for (let k = 0; k < n; k++) {
      out[2 * k] = content[4 * (from + k) + at + 1]!
      out[2 * k + 1] = content[4 * (from + k) + at]!
    }
  },
})

const u32 = (name: string, values: Uint32Array): FeedColumn => ({
  name,
  type: 'u32',
  fill: (out, from, n) => out.set(values.subarray(from, from + n)),
})

const u64 = (name: string, pairs: Uint32Array): FeedColumn => ({
  name,
  type: 'u64',
  fill: (out, from, n) => out.set(pairs.subarray(2 * from, 2 * (from + n))),
})

const numberWords = (value: number): [number, number] => {
  const words = new Int32Array(Float64Array.of(value).buffer)
  return [words[0]!, words[1]!]
}
