import { CONFLICT, EFFECTIVE, HISTORY } from './versions.js'

/** Columns of a table as the judge needs them. */
export interface Cells {
  columns: number
  /** 1: a number, missing when NaN; 0: a hash, missing when 0 */
  isNumber: Uint8Array
  /** the column of a row's date, which is no part of what it says */
  dateColumn: number
}

/** The versions of one key, in the order of their contents. Filled anew for every key. */
export class KeyVersions {
  count = 0
  /** two words a cell: low and high half */
  words: Int32Array
  /** `updated_at`, -Infinity where there is none */
  readonly date: number[] = []
  /** versions of one content have one number */
  readonly content: number[] = []
  /** rank in time of the latest import that holds the version; -1 = none does */
  readonly place: number[] = []
  /** further values of a cell, as one text; by version × columns + column */
  readonly further = new Map<number, string>()

  constructor(readonly cells: Cells) {
    this.words = new Int32Array(8 * 2 * cells.columns)
  }

  clear(): void {
    this.count = 0
    if (this.further.size > 0) this.further.clear()
  }

  /** Room for another version's words. @returns where they begin */
  add(date: number, content: number, place: number): number {
    const stride = 2 * this.cells.columns
    const at = stride * this.count
    if (at + stride > this.words.length) {
      const bigger = new Int32Array(2 * this.words.length)
      bigger.set(this.words)
      this.words = bigger
    }
    this.date[this.count] = date
    this.content[this.count] = content
    this.place[this.count++] = place
    return at
  }

  isBlank(version: number, column: number): boolean {
    const at = 2 * (version * this.cells.columns + column)
    const high = this.words[at + 1]!
    return this.cells.isNumber[column] ? (high & NAN) === NAN : high === 0 && this.words[at] === 0
  }

  /** Whether two given cells say the same. */
  isSame(column: number, x: number, y: number): boolean {
    const { columns } = this.cells
    const [i, j] = [x * columns + column, y * columns + column]
    const { words, further } = this
    if (words[2 * i] !== words[2 * j] || words[2 * i + 1] !== words[2 * j + 1]) return false
    return further.size === 0 || further.get(i) === further.get(j)
  }
}

/** bits of the exponent, all set in NaN; no number here is infinite */
const NAN = 0x7ff00000

/** What becomes of the versions of a key. */
export class Judgement {
  /** the strongest version, which bears the key; -1: none is held by an import */
  base = -1
  /** of every column the version that gives it, -1 = none */
  readonly source: Int32Array
  /** of every version held: EFFECTIVE (the base), HISTORY or CONFLICT */
  readonly reason: number[] = []
  /** of a conflict: columns that contradict it, as a bit set, and the version that gives the first of them */
  readonly cols: bigint[] = []
  readonly by: number[] = []
  private readonly order: number[] = []
  /** of every content the version of it that was judged first, -1 = none yet */
  private readonly first: number[] = []

  constructor(columns: number) {
    this.source = new Int32Array(columns)
  }

  /**
   * Merges the versions of a key cell by cell (data-format.md, "Time between imports"). The later
   * `updated_at` is stronger, then the later import; of one date and import the order of contents decides. A
   * cell has the value of the strongest version that gives one, so a blank neither contradicts nor wins. A
   * version that contradicts a cell is history where that comes of a later date or import, and still fills
   * what is blank; otherwise it is a conflict and gives nothing. Owes nothing to the order of arrival; and
   * nothing to that of imports, unless versions of two of them contradict each other.
   */
  judge(versions: KeyVersions): void {
    this.base = -1
    this.source.fill(-1)
    this.rank(versions)
    for (const v of this.order) {
      const twin = this.first[versions.content[v]!]!
      if (twin >= 0) this.repeat(v, twin)
      else if (this.isTaken(versions, v)) this.take(versions, v)
      if (twin < 0) this.first[versions.content[v]!] = v
    }
  }

  /** The versions held, the strongest first. */
  private rank({ count, date, place }: KeyVersions): void {
    const { order } = this
    order.length = 0
    for (let v = 0; v < count; v++) if (place[v]! >= 0) order.push(v)
    order.sort((x, y) =>
      date[y]! > date[x]! ? 1 : date[y]! < date[x]! ? -1 : place[y]! - place[x]! || x - y,
    )
    for (let v = 0; v < count; v++) this.first[v] = -1
  }

  private repeat(v: number, twin: number): void {
    this.reason[v] = this.reason[twin] === EFFECTIVE ? HISTORY : this.reason[twin]!
    this.cols[v] = this.cols[twin]!
    this.by[v] = this.by[twin]!
  }

  /** Judges a version by what is stronger. @returns whether its cells may fill what is blank */
  private isTaken(versions: KeyVersions, v: number): boolean {
    const { source } = this
    let cols = 0n
    let by = -1
    for (let c = 0; c < source.length; c++) {
      const w = source[c]!
      if (w < 0 || versions.isBlank(v, c) || versions.isSame(c, v, w) || isLater(versions, w, v)) continue
      if (by < 0) by = w
      cols |= 1n << BigInt(c)
    }
    this.reason[v] = this.base < 0 ? EFFECTIVE : by < 0 ? HISTORY : CONFLICT
    this.cols[v] = cols
    this.by[v] = by
    return by < 0
  }

  private take(versions: KeyVersions, v: number): void {
    if (this.base < 0) this.base = v
    const { source } = this
    for (let c = 0; c < source.length; c++)
      if (source[c]! < 0 && c !== versions.cells.dateColumn && !versions.isBlank(v, c)) source[c] = v
  }
}

/** Whether w is of a later date than v, or of a later import. */
const isLater = ({ date, place }: KeyVersions, w: number, v: number): boolean =>
  (date[v]! > Number.NEGATIVE_INFINITY && date[w]! > date[v]!) || place[w]! > place[v]!
