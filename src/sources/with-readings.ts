import type { TableName } from '../domain/tables.js'
import { status as readStatus, won as readWon } from '../normalise/words.js'
import type { Text } from '../texts/text.js'
import { DOLLARS, signOf } from './amount-sign.js'
import { dateForm, inEra, inForm } from './column-dates.js'
import { rowText } from './grid.js'
import { OUTCOMES, type OutcomeColumn, outcomeOf } from './outcome-words.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, RowIssue } from './source.js'
import { told } from './source-error.js'
import type { Survey } from './survey.js'

/** How cells of a table are read that one cell or column alone does not tell. */
export interface Readings {
  /** columns of ours, those that are filled from others at the end, and their headers */
  columns: (string | null)[]
  header: string[]
  /** a date rewritten, by cell */
  dates: Map<number, (cell: string) => string>
  /** amounts that may name their currency, and the cell that it goes into */
  amounts: number[]
  currency: number
  /** cells of what became of a bid, where words stand under the wrong one; -1: none */
  outcomes: Record<OutcomeColumn, number> | undefined
  notes: Text[]
}

/** @param amounts cells of amounts @param from1904 day numbers count from 1904 */
export const readingsOf = (
  {
    header,
    columns,
    table,
    from1904 = false,
  }: { header: string[]; columns: (string | null)[]; table: TableName; from1904?: boolean | undefined },
  survey: Survey,
  amounts: readonly number[],
): Readings | undefined => {
  const found: Readings = {
    columns: [...columns],
    header: [...header],
    dates: new Map(),
    amounts: [],
    currency: -1,
    outcomes: undefined,
    notes: [],
  }
  for (const [c, tally] of survey.dates) {
    const form = dateForm(tally)
    const isEra = /民[国國]/.test(header[c]!)
    if (isEra) found.dates.set(c, inEra)
    else if (form) found.dates.set(c, (cell) => inForm(form, cell, from1904))
    if (isEra) found.notes.push(told('note_era', { header: header[c]! }))
    else if (form) found.notes.push(told(FORM_NOTES[form], { header: header[c]!, rows: noted(form, tally) }))
  }
  if (survey.signs.size > 0) takeSigns(found, survey, amounts)
  if (table === 'bids' && survey.outcomes.size > 0) takeOutcomes(found, survey)
  return found.notes.length > 0 ? found : undefined
}

const FORM_NOTES = {
  'day first': 'note_day_first',
  'month first': 'note_month_first',
  serial: 'note_serial',
} as const

const noted = (form: keyof typeof FORM_NOTES, { open, bare }: { open: number; bare: number }): number =>
  form === 'serial' ? bare : open

const takeSigns = (found: Readings, { signs }: Survey, amounts: readonly number[]): void => {
  found.amounts = [...amounts]
  found.currency = placeOf(found, 'currency')
  const cells = [...signs].map(([sign, n]) => `${sign} ${n}`).join(', ')
  found.notes.push(told('note_signs', { cells }))
}

const takeOutcomes = (found: Readings, { outcomes }: Survey): void => {
  const said = new Set<OutcomeColumn>()
  for (const [cell, words] of outcomes) {
    const name = found.columns[cell] as OutcomeColumn
    for (const word of words.keys()) {
      const outcome = outcomeOf(name, word)!
      for (const one of OUTCOMES) if (one !== name && outcome[one] !== '') said.add(one)
    }
    const shown = [...words].slice(0, 8).map(([word, n]) => `${word} ${n}`)
    found.notes.push(told('note_outcomes', { header: found.header[cell]!, words: shown.join(', ') }))
  }
  const place = (name: OutcomeColumn): number =>
    said.has(name) ? placeOf(found, name) : found.columns.indexOf(name)
  found.outcomes = { status: place('status'), won: place('won'), rank: place('rank') }
}

/** The cell of a column of ours, made where there is none. */
const placeOf = (found: Readings, name: string): number => {
  const at = found.columns.indexOf(name)
  if (at >= 0) return at
  found.columns.push(name)
  found.header.push(name)
  return found.columns.length - 1
}

/** The rows with their cells rewritten and filled so. */
export async function* withReadings(
  batches: AsyncIterable<CellBatch>,
  readings: Readings,
): AsyncGenerator<CellBatch> {
  const writer = new RowWriter(readings.columns.length)
  for await (const batch of batches) {
    writer.clear()
    const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
    for (let row = 0; row < batch.rows; row++) {
      const line = batch.line[row]!
      const cells = rowText(batch, row)
      const fault = faults.get(row) ?? rewrite(cells, readings)
      if (fault) writer.fault(line, fault)
      else writer.row(line, cells)
    }
    yield writer.batch(batch.bytesRead)
  }
}

/** Rewrites the cells of a row in place; what makes it unreadable, where something does. */
const rewrite = (cells: string[], readings: Readings): Omit<RowIssue, 'row'> | undefined => {
  for (const [c, read] of readings.dates) if (cells[c]) cells[c] = read(cells[c])
  if (readings.outcomes) fillOutcomes(cells, readings.outcomes)
  return takeCurrency(cells, readings)
}

const takeCurrency = (
  cells: string[],
  { amounts, currency, columns }: Readings,
): Omit<RowIssue, 'row'> | undefined => {
  for (const c of amounts) {
    const sign = signOf(cells[c] ?? '')
    if (!sign) continue
    const given = (cells[currency] ?? '').trim().toUpperCase()
    const issue = { column: columns[c]!, value: cells[c]!.slice(0, 200) }
    if (sign.currency === '$') {
      if (given === '') return { ...issue, reason: 'dollar_sign' }
      if (!DOLLARS.has(given) && given !== '美元') return { ...issue, reason: 'sign_contradicts' }
    } else if (given !== '' && signOf(`${given}1`)?.currency !== sign.currency)
      return { ...issue, reason: 'sign_contradicts' }
    else cells[currency] = sign.currency
    cells[c] = sign.amount
  }
  return undefined
}

const fillOutcomes = (cells: string[], places: Record<OutcomeColumn, number>): void => {
  for (const name of OUTCOMES) {
    const own = places[name]
    const text = own < 0 ? '' : (cells[own] ?? '')
    const outcome = text === '' ? undefined : outcomeOf(name, text)
    if (!outcome) continue
    for (const one of OUTCOMES)
      if (one !== name && places[one] >= 0 && outcome[one] !== '' && (cells[places[one]] ?? '').trim() === '')
        cells[places[one]] = outcome[one]
    if (!keepsText(name, text)) cells[own] = outcome[name]
  }
}

/** A word that is read in its own column, and whose text is to stay. */
const keepsText = (name: OutcomeColumn, text: string): boolean => {
  if (name === 'rank') return false
  const value = (name === 'status' ? readStatus : readWon)(text.trim())
  return value.kept !== undefined && value.marks === 0
}
