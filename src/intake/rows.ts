import type { Issue } from '../domain/errors.js'
import type { Column, Table } from '../domain/tables.js'
import { kindIndex, type ValueKind } from '../domain/value-kind.js'
import type { RowBatch } from '../graph/engine.js'
import { hash } from '../graph/hash.js'
import type { Normalised, Normaliser } from '../normalise/normalised.js'
import { QUALITY_MARKS } from '../normalise/normalised.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import { normaliseValue } from '../normalise/value-of.js'
import type { CellBatch, SourceTable } from '../sources/source.js'
import { CellCache, PLAIN, RICH } from './cell-cache.js'
import { ContentHashes } from './content.js'
import { DEFAULTS, saltOf, storageOf, tableOf } from './layout.js'
import type { TextPool } from './text-pool.js'
import { DOUBTFUL } from './validate.js'

/** A column of the table as it stands in the file: cell `cell` of a row, -1 when the file has no such column. */
interface Plan {
  column: Column
  index: number
  cell: number
  salt: number
  isNumber: boolean
  normalise: Normaliser
  cache: CellCache
  fallback: number | string | undefined
}

/** Rows in the making: arrays over all rows of the cell batch, those with a defect included. */
interface Draft {
  cells: CellBatch
  hashes: RowBatch['hashes']
  numbers: RowBatch['numbers']
  marks: Uint32Array
  placeholder: { hi: Uint32Array; lo: Uint32Array }
  invalid: { hi: Uint32Array; lo: Uint32Array }
  extras: { row: number[]; column: string[]; hi: number[]; lo: number[] }
  /** 1: not to be read at all; 2: holds a defect */
  bad: Uint8Array
  issues: { row: number; issue: Issue }[]
  content: ContentHashes
}

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
    this.plans = this.table.columns.map((column, index) => this.plan(column, index))
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
      isNumber: storageOf(column) === 'number',
      normalise: normaliserFor(column, this.table.name),
      cache: new CellCache(this.source.sha256),
      fallback: DEFAULTS[this.table.name]?.[column.name],
    }
  }

  /** @param file the number under which the engine knows the file */
  read(cells: CellBatch, file: number): RowBatch {
    const draft = this.draft(cells)
    for (const plan of this.plans)
      if (plan.cell >= 0 || plan.fallback !== undefined || plan.column.required) this.readColumn(plan, draft)
    return this.finish(draft, file)
  }

  private draft(cells: CellBatch): Draft {
    const n = cells.rows
    const bits = (): { hi: Uint32Array; lo: Uint32Array } => ({
      hi: new Uint32Array(n),
      lo: new Uint32Array(n),
    })
    const draft: Draft = {
      cells,
      hashes: {},
      numbers: {},
      marks: new Uint32Array(n),
      placeholder: bits(),
      invalid: bits(),
      extras: { row: [], column: [], hi: [], lo: [] },
      bad: new Uint8Array(n),
      issues: [],
      content: new ContentHashes(n),
    }
    for (const { row, reason, column, value, detail } of cells.issues) {
      draft.bad[row] = 1
      draft.issues.push({ row, issue: this.issue(cells, row, column, value, reason, detail) })
    }
    return draft
  }

  private readColumn(plan: Plan, draft: Draft): void {
    if (plan.isNumber) this.readNumbers(plan, draft)
    else if (plan.column.type === 'allow-value') this.readAllowValues(plan, draft)
    else this.readTexts(plan, draft)
  }

  private readNumbers(plan: Plan, draft: Draft): void {
    const { cells, bad, content } = draft
    const { cache, index } = plan
    const out = new Float64Array(cells.rows).fill(Number.NaN)
    draft.numbers[plan.column.name] = out
    const isDate = plan.column.name === 'updated_at'
    for (let r = 0; r < cells.rows; r++) {
      if (bad[r] === 1) continue
      const slot = this.slotOf(plan, draft, r)
      let value = slot < 0 ? Number.NaN : cache.number[slot]!
      if (slot >= 0 && cache.state[slot] === RICH) this.readRich(plan, draft, r, cache.rich.get(slot)!)
      else if (slot >= 0) this.mark(plan, draft, r, cache.marks[slot]!)
      if (Number.isNaN(value)) {
        if (plan.fallback !== undefined) value = plan.fallback as number
        else {
          if (plan.column.required && bad[r] !== 1) this.missing(plan, draft, r)
          continue
        }
      }
      out[r] = value
      if (isDate) continue
      double[0] = value
      content.add(r, index, words[1]!, words[0]!)
    }
  }

  private readTexts(plan: Plan, draft: Draft): void {
    const { cells, bad, content } = draft
    const { cache, index } = plan
    const hi = new Uint32Array(cells.rows)
    const lo = new Uint32Array(cells.rows)
    draft.hashes[plan.column.name] = { hi, lo }
    for (let r = 0; r < cells.rows; r++) {
      if (bad[r] === 1) continue
      const slot = this.slotOf(plan, draft, r)
      let h = slot < 0 ? 0 : cache.hi[slot]!
      let l = slot < 0 ? 0 : cache.lo[slot]!
      const rich = slot >= 0 && cache.state[slot] === RICH ? cache.rich.get(slot)! : undefined
      if (!rich && slot >= 0) this.mark(plan, draft, r, cache.marks[slot]!)
      if (h === 0 && l === 0) {
        if (plan.fallback !== undefined) {
          this.pool.add(plan.fallback as string, plan.salt, false)
          h = hash.hi
          l = hash.lo
        } else {
          if (rich) this.readRich(plan, draft, r, rich)
          if (plan.column.required && !rich?.problem) this.missing(plan, draft, r)
          continue
        }
      }
      hi[r] = h
      lo[r] = l
      content.add(r, index, h, l)
      if (rich) this.readRich(plan, draft, r, rich)
    }
  }

  /** The value's kind stands in the row's own cell `kind`. */
  private readAllowValues(plan: Plan, draft: Draft): void {
    const { cells } = draft
    const hi = new Uint32Array(cells.rows)
    const lo = new Uint32Array(cells.rows)
    draft.hashes[plan.column.name] = { hi, lo }
    const kindPlan = this.plans.find((other) => other.column.type === 'allow-kind')!
    for (let r = 0; r < cells.rows; r++) {
      if (draft.bad[r] === 1) continue
      const kind = kindPlan.normalise(textAt(cells, r, kindPlan.cell)).canonical as ValueKind | ''
      if (kind === '') continue
      const result = normaliseValue(kind, textAt(cells, r, plan.cell))
      this.mark(plan, draft, r, result.marks)
      if (result.problem) this.defect(plan, draft, r, result.problem)
      else if (result.canonical === '') this.missing(plan, draft, r)
      else {
        this.pool.add(result.canonical, kindIndex[kind], result.links)
        hi[r] = hash.hi
        lo[r] = hash.lo
        draft.content.add(r, plan.index, hash.hi, hash.lo)
      }
    }
  }

  /** Slot of the row's cell in the column's cache, filled if need be; -1 for an empty cell. */
  private slotOf(plan: Plan, { cells }: Draft, r: number): number {
    if (plan.cell < 0) return -1
    const at = r * cells.width + plan.cell
    const start = cells.starts[at]!
    const end = cells.ends[at]!
    if (start >= end) return -1
    const found = plan.cache.find(cells.bytes, start, end)
    if (found >= 0) return found
    const slot = -1 - found
    const raw = decode(cells.bytes, start, end, plan.cache.ascii)
    this.fill(plan, slot, plan.normalise(raw))
    return slot
  }

  private fill({ cache, salt, isNumber }: Plan, slot: number, value: Normalised): void {
    const rich = value.problem !== undefined || value.all !== undefined || value.kept !== undefined
    cache.claim(slot, rich ? RICH : PLAIN)
    if (rich) cache.rich.set(slot, value)
    const given = value.canonical !== '' && value.problem === undefined
    cache.hi[slot] = 0
    cache.lo[slot] = 0
    cache.number[slot] = given ? value.number + 0 : Number.NaN
    cache.marks[slot] = value.marks
    if (!given || isNumber) return
    this.pool.add(value.canonical, salt, value.links)
    cache.hi[slot] = hash.hi
    cache.lo[slot] = hash.lo
  }

  /** What does not fit into a slot: a problem, further values, the own text of an unknown word. */
  private readRich(plan: Plan, draft: Draft, r: number, value: Normalised): void {
    this.mark(plan, draft, r, value.marks)
    if (value.problem) {
      this.defect(plan, draft, r, value.problem)
      return
    }
    const further = (value.all ?? []).map((one) => {
      this.pool.add(one.canonical, plan.salt, one.links)
      return { hi: hash.hi, lo: hash.lo }
    })
    if (value.kept) {
      this.pool.add(value.kept, plan.salt, false)
      further.push({ hi: hash.hi, lo: hash.lo })
    }
    further.sort((a, b) => a.hi - b.hi || a.lo - b.lo)
    for (const { hi, lo } of further) {
      draft.content.add(r, 256 + plan.index, hi, lo)
      draft.extras.row.push(r)
      draft.extras.column.push(plan.column.name)
      draft.extras.hi.push(hi)
      draft.extras.lo.push(lo)
    }
  }

  private mark({ index }: Plan, draft: Draft, r: number, marks: number): void {
    if (marks === 0) return
    draft.marks[r]! |= marks
    const half = index < 32 ? 'lo' : 'hi'
    if (marks & QUALITY_MARKS.placeholder) draft.placeholder[half][r]! |= 1 << (index & 31)
    if (marks & DOUBTFUL) draft.invalid[half][r]! |= 1 << (index & 31)
  }

  private missing(plan: Plan, draft: Draft, r: number): void {
    this.defect(plan, draft, r, 'missing')
  }

  private defect(plan: Plan, draft: Draft, r: number, reason: string): void {
    draft.bad[r] = Math.max(draft.bad[r]!, 2)
    const value = plan.cell < 0 ? '' : textAt(draft.cells, r, plan.cell).slice(0, 200)
    draft.issues.push({ row: r, issue: this.issue(draft.cells, r, plan.column.name, value, reason) })
  }

  private issue(
    cells: CellBatch,
    row: number,
    column: string,
    value: string,
    reason: string,
    detail?: string,
  ): Issue {
    const { file, table } = this.source
    return { file, line: cells.line[row]!, table, column, value, reason, ...(detail && { detail }) }
  }

  private finish(draft: Draft, file: number): RowBatch {
    const { cells } = draft
    const keep: number[] = []
    const position = new Int32Array(cells.rows).fill(-1)
    for (let r = 0; r < cells.rows; r++) if (draft.bad[r] === 0) position[r] = keep.push(r) - 1
    const all = keep.length === cells.rows
    const pack = <T extends Int32Array | Uint32Array | Float64Array>(array: T): T => {
      const packed = array.slice(0, keep.length) as T
      if (!all) for (let k = 0; k < keep.length; k++) packed[k] = array[keep[k]!]!
      return packed
    }
    const packHalves = ({
      hi,
      lo,
    }: {
      hi: Uint32Array
      lo: Uint32Array
    }): { hi: Uint32Array; lo: Uint32Array } => (all ? { hi, lo } : { hi: pack(hi), lo: pack(lo) })
    const content = new Uint32Array(4 * keep.length)
    for (const [k, r] of keep.entries()) draft.content.write(r, content, 4 * k)
    const issues = draft.issues.toSorted((a, b) => a.row - b.row).map(({ issue }) => issue)
    return {
      table: this.table.name,
      file,
      count: keep.length,
      read: cells.rows,
      line: pack(cells.line),
      hashes: mapValues(draft.hashes, packHalves),
      numbers: mapValues(draft.numbers, (array) => (all ? array : pack(array))),
      extras: packExtras(draft, position),
      texts: this.pool.take(),
      rest: this.unknown.length > 0 ? keep.map((r) => this.restOf(cells, r)) : [],
      marks: pack(draft.marks),
      placeholder: packHalves(draft.placeholder),
      invalid: packHalves(draft.invalid),
      content,
      quarantined: issues,
    }
  }

  private restOf(cells: CellBatch, r: number): string {
    const given: [string, string][] = []
    for (const { cell, name } of this.unknown) {
      const text = textAt(cells, r, cell)
      if (text.trim() !== '') given.push([name, text])
    }
    return given.length > 0 ? JSON.stringify(Object.fromEntries(given)) : ''
  }
}

const packExtras = ({ extras }: Draft, position: Int32Array): RowBatch['extras'] => {
  const order = [...extras.row.keys()]
    .filter((k) => position[extras.row[k]!]! >= 0)
    .sort((a, b) => extras.row[a]! - extras.row[b]! || a - b)
  return {
    row: Int32Array.from(order, (k) => position[extras.row[k]!]!),
    column: order.map((k) => extras.column[k]!),
    hi: Uint32Array.from(order, (k) => extras.hi[k]!),
    lo: Uint32Array.from(order, (k) => extras.lo[k]!),
  }
}

const mapValues = <A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const decoder = new TextDecoder()

const decode = (bytes: Uint8Array, start: number, end: number, ascii: boolean): string =>
  ascii
    ? Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
    : decoder.decode(bytes.subarray(start, end))

const textAt = (cells: CellBatch, r: number, cell: number): string => {
  if (cell < 0) return ''
  const at = r * cells.width + cell
  return decoder.decode(cells.bytes.subarray(cells.starts[at]!, cells.ends[at]!))
}
