import type { Column, Table } from '../domain/tables.js'
import { kindIndex, type ValueKind } from '../domain/value-kind.js'
import type { RowBatch } from '../graph/engine.js'
import { hash } from '../graph/hash.js'
import type { Normalised, Normaliser } from '../normalise/normalised.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import { normaliseValue } from '../normalise/value-of.js'
import type { CellBatch, SourceTable } from '../sources/source.js'
import { CellCache } from './cell-cache.js'
import { DEFAULTS, saltOf, storageOf, tableOf } from './layout.js'
import { RowDraft } from './row-draft.js'
import type { TextPool } from './text-pool.js'

/** A column of the table as it stands in the file: cell `cell` of a row, -1 when the file has no such column. */
interface Plan {
  column: Column
  index: number
  cell: number
  salt: number
  normalise: Normaliser
  cache: CellCache
  /** what a missing cell means */
  fallback: number | string | undefined
}

/** Reads rows [from, to) of a draft. */
type ReadRows = (from: number, to: number) => void

/** Rows read column by column at a time: their cells stay in the processor's cache. */
const BLOCK = 256

/**
 * Reads the cells of one table of one file into normalised rows: every value by its normaliser (through a bounded memory
 * of raw cells), its hash, the row's content. A row that lacks a required value or holds an unreadable one becomes an
 * Issue for each defect and leaves the batch.
 */
export class RowReader {
  private readonly table: Table
  private readonly plans: Plan[]
  private readonly unknown: { cell: number; name: string }[]

  constructor(
    private readonly source: Pick<SourceTable, 'file' | 'sha256' | 'table' | 'columns' | 'header'>,
    private readonly pool: TextPool,
  ) {
    this.table = tableOf(source.table)
    this.plans = this.table.columns
      .map((column, index) => this.plan(column, index))
      .filter((plan) => plan.cell >= 0 || plan.fallback !== undefined || plan.column.required)
    this.unknown = source.header
      .map((name, cell) => ({ name, cell }))
      .filter(({ cell }) => source.columns[cell] === null)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  private plan(column: Column, index: number): Plan {
    return {
      column,
      index,
      cell: this.source.columns.indexOf(column.name),
      salt: saltOf(column),
      normalise: normaliserFor(column, this.table.name),
      cache: new CellCache(this.source.sha256),
      fallback: DEFAULTS[this.table.name]?.[column.name],
    }
  }

  /** @param file the number under which the engine knows the file */
  read(cells: CellBatch, file: number): RowBatch {
    const draft = new RowDraft(cells, this.source)
    const readers = this.plans.map((plan) => this.readerOf(plan, draft))
    for (let from = 0; from < cells.rows; from += BLOCK)
      for (const read of readers) read(from, Math.min(from + BLOCK, cells.rows))
    const rest = this.unknown.length > 0 ? (r: number): string => this.restOf(draft, r) : undefined
    return draft.finish(file, this.pool.take(), rest)
  }

  private readerOf(plan: Plan, draft: RowDraft): ReadRows {
    if (storageOf(plan.column) === 'number') return this.numberReader(plan, draft)
    return plan.column.type === 'allow-value' ? this.allowReader(plan, draft) : this.textReader(plan, draft)
  }

  private numberReader(plan: Plan, draft: RowDraft): ReadRows {
    const { cache, index, column } = plan
    const out = draft.addNumbers(column.name)
    const isContent = column.name !== 'updated_at'
    const fallback = (plan.fallback as number | undefined) ?? Number.NaN
    return (from, to) => {
      for (let r = from; r < to; r++) {
        if (!draft.isRead(r)) continue
        const slot = this.slotOf(plan, draft, r)
        if (slot >= 0) this.note(plan, draft, r, slot)
        const read = slot < 0 ? Number.NaN : cache.number(slot)
        const value = Number.isNaN(read) ? fallback : read
        if (Number.isNaN(value)) continue
        out[r] = value
        double[0] = value
        if (isContent) draft.content.add(r, index, words[1]!, words[0]!)
      }
    }
  }

  private textReader(plan: Plan, draft: RowDraft): ReadRows {
    const { cache, index, column } = plan
    const { hi, lo } = draft.addHashes(column.name)
    const fallback =
      plan.fallback === undefined ? { hi: 0, lo: 0 } : this.hashed(plan.fallback as string, plan.salt)
    return (from, to) => {
      for (let r = from; r < to; r++) {
        if (!draft.isRead(r)) continue
        const slot = this.slotOf(plan, draft, r)
        let h = slot < 0 ? 0 : cache.hi(slot)
        let l = slot < 0 ? 0 : cache.lo(slot)
        if (h === 0 && l === 0) {
          h = fallback.hi
          l = fallback.lo
        }
        if (h !== 0 || l !== 0) {
          hi[r] = h
          lo[r] = l
          draft.content.add(r, index, h, l)
        } else if (column.required && !(slot >= 0 && cache.richAt(slot)?.problem))
          draft.defect(r, column.name, plan.cell, 'missing')
        if (slot >= 0) this.note(plan, draft, r, slot)
      }
    }
  }

  private hashed(text: string, salt: number): { hi: number; lo: number } {
    this.pool.add(text, salt, false)
    return { hi: hash.hi, lo: hash.lo }
  }

  /** The value's kind stands in the row's own cell `kind`. */
  private allowReader(plan: Plan, draft: RowDraft): ReadRows {
    const { hi, lo } = draft.addHashes(plan.column.name)
    const kindPlan = this.plans.find((other) => other.column.type === 'allow-kind')!
    const defect = (r: number, reason: string): void => draft.defect(r, plan.column.name, plan.cell, reason)
    return (from, to) => {
      for (let r = from; r < to; r++) {
        if (!draft.isRead(r)) continue
        const kind = kindPlan.normalise(draft.text(r, kindPlan.cell)).canonical as ValueKind | ''
        if (kind === '') continue
        const { canonical, links, marks, problem } = normaliseValue(kind, draft.text(r, plan.cell))
        draft.mark(r, plan.index, marks)
        if (problem) defect(r, problem)
        else if (canonical === '') defect(r, 'missing')
        else {
          this.pool.add(canonical, kindIndex[kind], links)
          hi[r] = hash.hi
          lo[r] = hash.lo
          draft.content.add(r, plan.index, hash.hi, hash.lo)
        }
      }
    }
  }

  /** Slot of the row's cell in the column's cache, filled if need be; -1 for an empty cell. */
  private slotOf(plan: Plan, draft: RowDraft, r: number): number {
    if (plan.cell < 0) return -1
    const { bytes, starts, ends, width } = draft.cells
    const at = r * width + plan.cell
    const start = starts[at]!
    const end = ends[at]!
    if (start >= end) return -1
    const found = plan.cache.find(bytes, start, end)
    if (found >= 0) return found
    const raw = draft.buffer.toString(plan.cache.ascii ? 'latin1' : 'utf8', start, end)
    this.remember(plan, -1 - found, raw, bytes, start, end)
    return -1 - found
  }

  private remember(
    plan: Plan,
    slot: number,
    raw: string,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const { cache, salt } = plan
    const value = plan.normalise(raw)
    const given = value.canonical !== '' && value.problem === undefined
    if (!given || storageOf(plan.column) === 'number') {
      cache.claim(slot, value, 0, 0, given ? value.number + 0 : Number.NaN)
      return
    }
    if (value.canonical === raw) this.pool.addBytes(raw, bytes, start, end, salt, value.links)
    else this.pool.add(value.canonical, salt, value.links)
    cache.claim(slot, value, hash.hi, hash.lo, Number.NaN)
  }

  /** Marks of the cell, and what does not fit into a slot: a problem, further values, the own text of an unknown word. */
  private note({ cache, column, index, cell, salt }: Plan, draft: RowDraft, r: number, slot: number): void {
    const marks = cache.marks(slot)
    if (marks !== 0) draft.mark(r, index, marks)
    const value = cache.richAt(slot)
    if (!value) return
    if (value.problem) draft.defect(r, column.name, cell, value.problem)
    else
      for (const { hi, lo } of this.furtherOf(value, salt)) {
        draft.content.add(r, FURTHER + index, hi, lo)
        draft.addExtra(r, column.name, hi, lo)
      }
  }

  private furtherOf({ all = [], kept }: Normalised, salt: number): { hi: number; lo: number }[] {
    const further = all.map(({ canonical, links }) => {
      this.pool.add(canonical, salt, links)
      return { hi: hash.hi, lo: hash.lo }
    })
    if (kept) further.push(this.hashed(kept, salt))
    return further.sort((a, b) => a.hi - b.hi || a.lo - b.lo)
  }

  private restOf(draft: RowDraft, r: number): string {
    const given = this.unknown
      .map(({ cell, name }) => [name, draft.text(r, cell)] as const)
      .filter(([, text]) => text.trim() !== '')
    return given.length > 0 ? JSON.stringify(Object.fromEntries(given)) : ''
  }
}

/** Added to a column's number in the content: a further value of the cell. */
const FURTHER = 256

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
