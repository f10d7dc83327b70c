import { hash } from '../domain/hash.js'
import type { RowBatch } from '../domain/row-batch.js'
import { assumedColumns, DEFAULTS, tableOf } from '../domain/storage.js'
import { kindIndex, type ValueKind } from '../domain/value-kind.js'
import type { Normaliser } from '../normalise/normalised.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import { normaliseValue } from '../normalise/value-of.js'
import type { CellBatch, SourceTable } from '../sources/source.js'
import { BLOCK } from './cell-cache.js'
import { type ColumnPlan, ColumnReader } from './column-reader.js'
import type { Numbers } from './messages.js'
import { RowDraft } from './row-draft.js'
import type { TextPool } from './text-pool.js'

type ReadSource = Pick<SourceTable, 'file' | 'sha256' | 'size' | 'table' | 'columns' | 'header' | 'together'>
type ReadBlock = (from: number, to: number) => void

/**
 * Reads the cells of one table of one file into normalised rows: every value by its normaliser, its hash, the
 * row's content. A row that lacks a required value or holds an unreadable one becomes an Issue for each
 * defect and leaves the batch. Columns are read a block of rows at a time, so that the rows' cells stay in
 * the processor's cache.
 */
export class RowReader {
  private readonly columns: ((draft: RowDraft) => ReadBlock)[]
  private readonly unknown: { cell: number; name: string }[]

  constructor(
    private readonly source: ReadSource,
    private readonly pool: TextPool,
    numbers?: Numbers,
  ) {
    const { name, columns } = tableOf(source.table)
    const assumed = assumedColumns(name)
    const plans = columns
      .map(
        (column, index): ColumnPlan => ({
          column,
          index,
          cell: source.columns.indexOf(column.name),
          normalise: renumbered(column.name, normaliserFor(column, name), numbers),
          default: DEFAULTS[name]?.[column.name],
          isAssumed: assumed.includes(column),
        }),
      )
      .filter((plan) => plan.cell >= 0 || plan.default !== undefined || plan.column.required)
    this.columns = plans.map((plan) => this.readerOf(plan, plans))
    this.unknown = source.header
      .map((header, cell) => ({ name: header, cell }))
      .filter(({ cell }) => source.columns[cell] === null)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  private readerOf(plan: ColumnPlan, plans: ColumnPlan[]): (draft: RowDraft) => ReadBlock {
    if (plan.column.type === 'allow-value') {
      const kind = plans.find(({ column }) => column.type === 'allow-kind')!
      return (draft) => this.allowReader(plan, kind, draft)
    }
    const reader = new ColumnReader(plan, this.pool, { ...this.source, columns: columnsBeside(this.source) })
    return (draft) => reader.into(draft)
  }

  /** @param file the number under which the engine knows the file */
  read(cells: CellBatch, file: number): RowBatch {
    const draft = new RowDraft(cells, this.source)
    const readers = this.columns.map((into) => into(draft))
    for (let from = 0; from < cells.rows; from += BLOCK)
      for (const read of readers) read(from, Math.min(from + BLOCK, cells.rows))
    const rest = this.unknown.length > 0 ? (r: number): string => this.restOf(draft, r) : undefined
    return draft.finish(file, this.pool.take(), rest)
  }

  /** A value of the allowlist: its kind stands in another cell of the row. */
  private allowReader(plan: ColumnPlan, kindPlan: ColumnPlan, draft: RowDraft): ReadBlock {
    const hashes = draft.addHashes(plan.column.name)
    const defect = (r: number, reason: string): void => draft.defect(r, plan.column.name, plan.cell, reason)
    const readRow = (r: number): void => {
      const kind = kindPlan.normalise(draft.text(r, kindPlan.cell)).canonical as ValueKind | ''
      if (kind === '') return
      const { canonical, links, marks, problem } = normaliseValue(kind, draft.text(r, plan.cell))
      draft.mark(r, plan.index, plan.cell, marks)
      if (problem || canonical === '') {
        defect(r, problem ?? 'missing')
        return
      }
      this.pool.add(canonical, kindIndex[kind], links)
      hashes[2 * r] = hash.lo
      hashes[2 * r + 1] = hash.hi
      draft.content.add(r, plan.index, hash.hi, hash.lo)
    }
    return (from, to) => {
      for (let r = from; r < to; r++) if (draft.isRead(r)) readRow(r)
    }
  }

  private restOf(draft: RowDraft, r: number): string {
    const given = this.unknown
      .map(({ cell, name }) => [name, draft.text(r, cell)] as const)
      .filter(([, text]) => text.trim() !== '')
    return given.length > 0 ? JSON.stringify(Object.fromEntries(given)) : ''
  }
}

const NUMBERED: Record<string, keyof Numbers> = { lot_id: 'lot', project_id: 'project' }

/** A number that took the place of another is read as the first one. */
const renumbered = (column: string, read: Normaliser, numbers: Numbers | undefined): Normaliser => {
  const kind = NUMBERED[column]
  const first = kind && numbers ? new Map(Object.entries(numbers[kind])) : undefined
  if (!first || first.size === 0) return read
  return (raw) => {
    const value = read(raw)
    const number = first.get(value.canonical)
    return number === undefined ? value : { ...value, canonical: number }
  }
}

/** Columns that are read at the same time, this table's among them. */
const columnsBeside = ({ columns, together }: ReadSource): number =>
  together ? together.tables.reduce((sum, table) => sum + table.columns.length, 0) : columns.length
