import { AppError } from '../domain/errors.js'
import { type TableName, tableNamed } from '../domain/tables.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import { type AmountSign, signOf } from './amount-sign.js'
import { type DateTally, dateTally, tallyDate } from './column-dates.js'
import { cellText, type Grid } from './grid.js'
import { OUTCOMES, type OutcomeColumn, outcomeOf } from './outcome-words.js'
import type { CellBatch } from './source.js'
import { cellsOfType } from './which-table.js'

/** What the rows of a table tell together, before any of them is read. */
export interface Survey {
  /** cells that nearly every row has fewer than the header, 0: none; and how many rows */
  short: number
  shortRows: number
  /** by cell of a date: what forms its cells have */
  dates: Map<number, DateTally>
  /** currencies that signs beside amounts name, and how many cells do */
  signs: Map<string, number>
  /** words that belong into another column than theirs, by cell, with how many cells hold them */
  outcomes: Map<number, Map<string, number>>
}

/** Bytes that are looked at of a file in which nothing asks for more. */
const LOOKED_AT = 8 << 20
/** Of rows of one length to those as long as the header: from here on the length is the file's. */
const NEARLY_ALL = 9

/**
 * Looks through a table for what one row does not decide: rows that all end before the header does, day and
 * month, signs of currencies, words in the wrong column. To its end where there is something to decide. A
 * file that cannot be read is none of its business.
 */
export const surveyed = async (
  grid: Grid,
  table: TableName,
  columns: readonly (string | null)[],
): Promise<Survey> => {
  try {
    const found = await shortRows(grid)
    const short = found.short > 0 && (await fitsColumns(grid, table, columns, found.short)) ? found : NONE
    return { ...short, ...(await lookThrough(grid, table, columns, short.short)) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') throw error
    return { ...NONE, dates: new Map(), signs: new Map(), outcomes: new Map() }
  }
}

const NONE = { short: 0, shortRows: 0 }

/** The length by which nearly all rows are short of the header, and how many are. */
export const shortRows = async (grid: Grid): Promise<Pick<Survey, 'short' | 'shortRows'>> => {
  if (!grid.endsEarly) return NONE
  const lengths = new Map<number, number>()
  let rows = 0
  for await (const batch of grid.batches()) {
    rows += batch.rows
    for (const { reason, detail = '' } of batch.issues) {
      const [has, asked] = detail.split('/').map(Number)
      if (reason === 'cell_count' && has! < asked!) lengths.set(has!, (lengths.get(has!) ?? 0) + 1)
    }
    const least = [...lengths.values()].reduce((sum, n) => sum + n, 0)
    if (least * 2 < rows) return NONE
  }
  const [length = 0, shortRows = 0] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? []
  const others = [...lengths.values()].reduce((sum, n) => sum + n, 0) - shortRows
  const full = rows - shortRows - others
  return shortRows === 0 || shortRows < NEARLY_ALL * full || shortRows < 2 * others
    ? NONE
    : { short: grid.header.length - length, shortRows }
}

/** Rows whose cells are looked at for whether they fit the columns. */
const SAMPLE = 1000
const FORMS = new Set(['money', 'instant', 'day', 'integer', 'flag', 'share', 'score', 'status', 'currency'])
const NUMERIC = /^[\d.,¥￥%元万亿\s]+$/

/** Whether no required column is cut off, and the cells that are there read as what their columns ask. */
const fitsColumns = async (
  grid: Grid,
  table: TableName,
  columns: readonly (string | null)[],
  short: number,
): Promise<boolean> => {
  const own = tableNamed(table).columns
  const length = columns.length - short
  if (own.some(({ name, required }) => required && columns.indexOf(name) >= length)) return false
  for await (const batch of grid.batches(short)) {
    const rows = Math.min(SAMPLE, batch.rows)
    for (let c = 0; c < length; c++) {
      const column = own.find(({ name }) => name === columns[c])
      if (!column) continue
      const texts = Array.from({ length: rows }, (_, row) => cellText(batch, row, c).trim()).filter(Boolean)
      const normalise = normaliserFor(column, table)
      const bad = texts.filter((text) =>
        FORMS.has(column.type)
          ? normalise(text).problem !== undefined
          : (column.type === 'name' || column.kind === 'person-name') && NUMERIC.test(text),
      )
      if (bad.length * 2 > texts.length) return false
    }
    break
  }
  return true
}

type Looked = Pick<Survey, 'dates' | 'signs' | 'outcomes'>

const lookThrough = async (
  grid: Grid,
  table: TableName,
  columns: readonly (string | null)[],
  short: number,
): Promise<Looked> => {
  const found: Looked = {
    dates: new Map(cellsOfType(table, columns, 'instant', 'day').map((c) => [c, dateTally()])),
    signs: new Map(),
    outcomes: new Map(),
  }
  const hasCurrency = tableNamed(table).columns.some(({ name }) => name === 'currency')
  const amounts = hasCurrency ? cellsOfType(table, columns, 'money') : []
  const words = table === 'bids' ? OUTCOMES.filter((name) => columns.includes(name)) : []
  for await (const batch of grid.batches(short)) {
    const skip = new Set(batch.issues.map(({ row }) => row))
    let isOpen = false
    for (const [c, tally] of found.dates) isOpen = lookAtDates(batch, c, skip, tally) || isOpen
    for (const c of amounts) lookAtSigns(batch, c, skip, found.signs)
    for (const name of words) lookAtWords(batch, columns.indexOf(name), name, skip, found.outcomes)
    if (!isOpen && batch.bytesRead > LOOKED_AT) break
  }
  return found
}

const DIGIT_0 = 48
const isDigit = (byte: number | undefined): boolean => byte !== undefined && (byte - DIGIT_0) >>> 0 < 10
/** `-`, `.` and `/` stand beside each other. */
const isMark = (byte: number | undefined): boolean => byte === 45 || byte === 46 || byte === 47

/** Whether something of the column is still to be decided. Most cells are told by three bytes. */
const lookAtDates = (
  batch: CellBatch,
  column: number,
  skip: ReadonlySet<number>,
  tally: DateTally,
): boolean => {
  const { bytes, starts, ends, width, rows } = batch
  for (let row = 0, at = column; row < rows; row++, at += width) {
    const start = starts[at]!
    const size = ends[at]! - start
    if (size === 0) continue
    tally.filled++
    const isShortFirst = isMark(bytes[start + 1]) || isMark(bytes[start + 2])
    const isBare = size >= 5 && isDigit(bytes[start + 4]) && (size === 5 || bytes[start + 5] === 46)
    if ((isShortFirst || isBare) && !skip.has(row)) tallyDate(tally, cellText(batch, row, column).trim())
  }
  return tally.open + tally.bare > 0
}

const lookAtSigns = (
  batch: CellBatch,
  column: number,
  skip: ReadonlySet<number>,
  signs: Map<string, number>,
): void => {
  const { bytes, starts, ends, width, rows } = batch
  for (let row = 0, at = column; row < rows; row++, at += width) {
    if (starts[at] === ends[at]) continue
    if (isDigit(bytes[starts[at]!]) && isDigit(bytes[ends[at]! - 1])) continue
    if (skip.has(row)) continue
    const sign: AmountSign | undefined = signOf(cellText(batch, row, column))
    if (sign) signs.set(sign.currency, (signs.get(sign.currency) ?? 0) + 1)
  }
}

/** Different words of a column that are remembered. */
const WORDS = 200

const lookAtWords = (
  batch: CellBatch,
  cell: number,
  name: OutcomeColumn,
  skip: ReadonlySet<number>,
  outcomes: Looked['outcomes'],
): void => {
  const { starts, ends, width, rows } = batch
  const known = new Map<string, boolean>()
  for (let row = 0, at = cell; row < rows; row++, at += width) {
    if (ends[at]! - starts[at]! < 2 || skip.has(row)) continue
    const text = cellText(batch, row, cell).trim()
    let says = known.get(text)
    if (says === undefined && known.size < WORDS)
      known.set(text, (says = outcomeOf(name, text) !== undefined))
    if (!says) continue
    let words = outcomes.get(cell)
    if (!words) outcomes.set(cell, (words = new Map()))
    words.set(text, (words.get(text) ?? 0) + 1)
  }
}
