import { hash } from '../domain/hash.js'
import { saltOf, storageOf } from '../domain/storage.js'
import type { Column } from '../domain/tables.js'
import type { Normalised, Normaliser } from '../normalise/normalised.js'
import { BLOCK, CellCache, isNote } from './cell-cache.js'
import { FURTHER } from './content.js'
import type { RowDraft } from './row-draft.js'
import type { TextPool } from './text-pool.js'

export interface ColumnPlan {
  column: Column
  /** position in the table */
  index: number
  /** cell of a row, -1 when the file has no such column */
  cell: number
  normalise: Normaliser
  /** what a missing cell is taken for */
  default: number | string | undefined
  /** the default is part of the row's content, not of the row */
  isAssumed: boolean
}

/**
 * Reads one column of a file. Of each cell it makes two words: the hash of its canonical text (0/0 = not
 * given), or the bits of its number (NaN = not given). What a cell came to is remembered by its bytes.
 */
export class ColumnReader {
  private readonly cache: CellCache
  private readonly isNumber: boolean
  private readonly isContent: boolean
  private readonly salt: number
  private readonly fallback: Int32Array
  private assumed: readonly [number, number] | undefined
  /** of the rows of the block: their words, their notes, and which are still to be normalised */
  private readonly block = new Int32Array(2 * BLOCK)
  private readonly notes: (Normalised | undefined)[] = Array(BLOCK).fill(undefined)
  private noted = false
  private readonly misses = new Int32Array(BLOCK)
  /** of the last blocks looked up: how many, and cells that were there and that were not */
  private lookedUp = 0
  private held = 0
  private missed = 0
  /** blocks still to be read without the cache */
  private unasked = 0

  constructor(
    private readonly plan: ColumnPlan,
    private readonly pool: TextPool,
    file: { sha256: string; size: number; columns: number },
  ) {
    this.cache = new CellCache(file.sha256, plan.cell < 0 ? 0 : file.size, file.columns)
    this.isNumber = storageOf(plan.column) === 'number'
    this.isContent = plan.column.name !== 'updated_at'
    this.salt = saltOf(plan.column)
    const missing = plan.isAssumed || typeof plan.default !== 'number' ? Number.NaN : plan.default
    this.fallback = Int32Array.from(this.isNumber ? numberWords(missing) : [0, 0])
  }

  private textWords(text: string): [number, number] {
    this.pool.add(text, this.salt, false)
    return [hash.lo, hash.hi]
  }

  /** The text among them goes to the pool, once a draft. */
  private assumedWords(): [number, number] | undefined {
    const { isAssumed, default: assumed } = this.plan
    if (!isAssumed) return undefined
    return typeof assumed === 'number' ? numberWords(assumed) : this.textWords(assumed!)
  }

  /** A reader of blocks of rows into a new column of the draft. */
  into(draft: RowDraft): (from: number, to: number) => void {
    const { name } = this.plan.column
    this.assumed = this.assumedWords()
    const column = this.isNumber ? draft.addNumbers(name) : draft.addHashes(name)
    const words = new Int32Array(column.buffer)
    return (from, to) => {
      this.lookUp(draft, from, to)
      words.set(this.block.subarray(0, 2 * (to - from)), 2 * from)
      this.addContent(draft, from, to)
      if (this.noted) this.readNotes(draft, from, to)
    }
  }

  /** Fills the block's words and notes from the cache, then those of the cells that were not there. */
  private lookUp(draft: RowDraft, from: number, to: number): void {
    const { cache, misses, plan } = this
    const n = to - from
    if (plan.cell < 0) {
      for (let k = 0; k < n; k++) this.fill(k)
      return
    }
    cache.hash(draft.cells, draft.view, plan.cell, from, to)
    const { key1, key2 } = cache
    if (this.unasked > 0) {
      this.unasked--
      for (let k = 0; k < n; k++)
        if (key1[k] !== 0 || key2[k] !== 0) this.normalise(draft, k, from + k, false)
        else this.fill(k)
      return
    }
    cache.lookAhead(n)
    let missing = 0
    let given = n
    for (let k = 0; k < n; k++) {
      if (key1[k] === 0 && key2[k] === 0) {
        this.fill(k)
        given--
        continue
      }
      const slot = cache.slot(k)
      if (slot < 0) {
        misses[missing++] = k
        continue
      }
      this.take(k, slot)
    }
    for (let m = 0; m < missing; m++) {
      const k = misses[m]!
      const slot = cache.slot(k)
      if (slot < 0) this.normalise(draft, k, from + k, true)
      else this.take(k, slot)
    }
    this.judge(given, missing)
  }

  /**
   * A column of which hardly a cell comes twice, as amounts and digests, is read without the cache for some
   * blocks: looking up costs more than it saves.
   */
  private judge(given: number, missing: number): void {
    this.held += given - missing
    this.missed += missing
    if (++this.lookedUp < ASKED) return
    if (this.missed > MOSTLY * this.held) this.unasked = UNASKED
    this.lookedUp = this.held = this.missed = 0
  }

  private fill(k: number): void {
    this.block[2 * k] = this.fallback[0]!
    this.block[2 * k + 1] = this.fallback[1]!
  }

  private take(k: number, slot: number): void {
    const { cache, block } = this
    block[2 * k] = cache.words[slot + 2]!
    block[2 * k + 1] = cache.words[slot + 3]!
    const note = cache.note(slot)
    if (note) this.takeNote(k, note)
  }

  private takeNote(k: number, note: Normalised): void {
    this.notes[k] = note
    this.noted = true
  }

  private normalise(draft: RowDraft, k: number, r: number, isCached: boolean): void {
    const { cache, block, fallback, plan } = this
    if (!draft.isRead(r)) return
    const at = r * draft.cells.width + plan.cell
    const start = draft.cells.starts[at]!
    const end = draft.cells.ends[at]!
    const raw = cache.wide[k] ? draft.buffer.utf8Slice(start, end) : draft.buffer.latin1Slice(start, end)
    const value = plan.normalise(raw)
    let [a, b] = [fallback[0]!, fallback[1]!]
    if (value.canonical !== '' && value.problem === undefined) {
      if (this.isNumber) {
        double[0] = value.number + 0
        a = words[0]!
        b = words[1]!
      } else {
        if (value.canonical === raw) this.pool.addBytes(draft.view, start, end, this.salt, value.links)
        else this.pool.add(value.canonical, this.salt, value.links)
        a = hash.lo
        b = hash.hi
      }
    }
    block[2 * k] = a
    block[2 * k + 1] = b
    if (isCached ? cache.claim(k, value, a, b) : isNote(value)) this.takeNote(k, value)
  }

  /**
   * Adds the given cells to their rows' content, and what missing ones are taken for; tells of a required
   * cell that is missing.
   */
  private addContent(draft: RowDraft, from: number, to: number): void {
    const { block, plan, isNumber, assumed } = this
    const { column, index, cell } = plan
    for (let k = 0; k < to - from; k++) {
      const a = block[2 * k]!
      const b = block[2 * k + 1]!
      const isGiven = isNumber ? (b & NAN) !== NAN : a !== 0 || b !== 0
      if (isGiven) {
        if (this.isContent) draft.content.add(from + k, index, b, a)
      } else if (assumed) draft.content.add(from + k, index, assumed[1], assumed[0])
      else if (column.required && draft.isRead(from + k) && !this.notes[k]?.problem)
        draft.defect(from + k, column.name, cell, 'missing')
    }
  }

  private readNotes(draft: RowDraft, from: number, to: number): void {
    for (let k = 0; k < to - from; k++) {
      const note = this.notes[k]
      if (!note) continue
      this.notes[k] = undefined
      if (draft.isRead(from + k)) this.readNote(draft, from + k, note)
    }
    this.noted = false
  }

  private readNote(draft: RowDraft, r: number, { marks, problem, all = [], kept }: Normalised): void {
    const { column, index, cell } = this.plan
    if (marks !== 0) draft.mark(r, index, cell, marks)
    if (problem) {
      draft.defect(r, column.name, cell, problem)
      return
    }
    const further = all.map(({ canonical, links }) => {
      this.pool.add(canonical, this.salt, links)
      return { hi: hash.hi, lo: hash.lo }
    })
    if (kept) {
      this.pool.add(kept, this.salt, false)
      further.push({ hi: hash.hi, lo: hash.lo })
    }
    for (const { hi, lo } of further.sort((x, y) => x.hi - y.hi || x.lo - y.lo)) {
      draft.content.add(r, FURTHER + index, hi, lo)
      draft.addExtra(r, column.name, hi, lo)
    }
  }
}

/**
 * blocks after which a column is judged, and blocks that one with few repetitions is read without the cache
 */
const ASKED = 8
const UNASKED = 56
/** cells not in the cache for one that is, of a column that does better without */
const MOSTLY = 7

/** bits of the exponent, all set in NaN; no number here is infinite */
const NAN = 0x7ff00000

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)

const numberWords = (value: number): [number, number] => {
  double[0] = value
  return [words[0]!, words[1]!]
}
