import type { Limits } from './limits.js'
import type { RowReason } from './source.js'
import { SourceError } from './source-error.js'
import type { Book, Sheet } from './xlsx-book.js'
import { cellValue, type RawCell } from './xlsx-value.js'
import { readXml } from './xml.js'

export interface SheetRow {
  /** 1-based row of the sheet */
  row: number
  /** what the row holds: columns ascending, and their texts, none empty */
  columns: number[]
  texts: string[]
  fault?: { reason: RowReason; column: number; value: string }
  /** the sheet does not show it */
  isHidden?: boolean
  /** filled cells that are struck through */
  struck?: number
  /** numbers that are shown in another currency than yuan, by its sign */
  currencies?: Map<string, number>
}

/** All cells of a row up to its last, the empty ones too. */
export const cellsOf = ({ columns, texts }: SheetRow): string[] => {
  const cells = Array<string>(columns.length > 0 ? columns.at(-1)! + 1 : 0).fill('')
  for (const [i, column] of columns.entries()) cells[column] = texts[i]!
  return cells
}

/**
 * The rows of a sheet that hold anything, a list per piece read, with the bytes read so far. Throws
 * SourceError when its XML is damaged.
 */
export async function* sheetRows(
  book: Book,
  sheet: Sheet,
  limits: Limits,
  signal?: AbortSignal,
): AsyncGenerator<{ rows: SheetRow[]; read: number }> {
  const reader = new SheetReader({ ...book, strings: await book.strings() }, limits)
  for await (const read of readXml(sheet.bytes, reader, signal)) {
    reader.read = read
    yield { rows: reader.rows, read }
    reader.rows = []
  }
  if (reader.rows.length > 0) yield { rows: reader.rows, read: sheet.bytes.size }
}

type Values = Parameters<typeof cellValue>[1]

const LAST_ROW = 2 ** 31 - 1
/** characters a cell can hold in a spreadsheet */
const LONGEST = 32_767
/**
 * characters that a sheet may give: so many at once, and so many a byte of its XML, which may name one string
 * again and again
 */
const TEXT_AT_ONCE = 1 << 25
const TEXT_PER_BYTE = 100

/**
 * Follows a sheet's XML and collects its rows. Cells may come without an address; then they follow one
 * another.
 */
class SheetReader {
  rows: SheetRow[] = []
  /** bytes of XML so far */
  read = 0
  #given = 0
  readonly #values: Values
  readonly #limits: Limits
  #row: SheetRow = { row: 0, columns: [], texts: [] }
  #column = -1
  #cell: RawCell | undefined
  #into: 'value' | 'formula' | undefined
  #phonetic = 0

  constructor(values: Values, limits: Limits) {
    this.#values = values
    this.#limits = limits
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#into = 'value'
    else if (name === 't' && this.#cell) this.#into = this.#phonetic > 0 ? undefined : 'value'
    else if (name === 'rPh') this.#phonetic++
    else if (name === 'f' && this.#cell) {
      this.#cell.formula = true
      this.#into = 'formula'
    }
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'v' || name === 't' || name === 'f') this.#into = undefined
  }

  text(text: string): void {
    if (this.#into !== 'value' || !this.#cell) return
    if (this.#cell.text.length <= LONGEST) this.#cell.text += text
  }

  #openRow({ r, hidden }: Readonly<Record<string, string>>): void {
    const said = Number(r)
    const last = this.#row.row
    const row = Number.isInteger(said) && said > last && said <= LAST_ROW ? said : last + 1
    this.#row = {
      row,
      columns: [],
      texts: [],
      ...((hidden === '1' || hidden === 'true') && { isHidden: true }),
    }
    this.#column = -1
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const said = columnOf(attributes.r ?? '')
    this.#column = said !== undefined && said > this.#column ? said : this.#column + 1
    this.#cell = {
      type: attributes.t ?? 'n',
      style: Number(attributes.s ?? 0),
      formula: false,
      text: '',
    }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    if (!cell) return
    const fault = (reason: RowReason): void => {
      this.#row.fault ??= { reason, column: this.#column, value: cell.text.slice(0, 200) }
    }
    if (cell.text.length > LONGEST) fault('giant_cell')
    else {
      const { text, reason } = cellValue(cell, this.#values)
      if (reason) fault(reason)
      if (text === '') return
      this.#given += text.length
      if (this.#given > TEXT_AT_ONCE + TEXT_PER_BYTE * this.read) throw new SourceError('xlsx_text')
      if (text.length > LONGEST) fault('giant_cell')
      else if (this.#column >= this.#limits.columns) fault('cell_count')
      else this.#set(text)
      this.#mark(cell)
    }
  }

  /** What only the eye sees of a cell. */
  #mark({ style, type }: RawCell): void {
    const { isStruck, currency } = this.#values.formats[style] ?? {}
    if (isStruck) this.#row.struck = (this.#row.struck ?? 0) + 1
    if (currency === undefined || type !== 'n') return
    const seen = (this.#row.currencies ??= new Map())
    seen.set(currency, (seen.get(currency) ?? 0) + 1)
  }

  #set(text: string): void {
    this.#row.columns.push(this.#column)
    this.#row.texts.push(text)
  }

  #closeRow(): void {
    if (this.#row.columns.length > 0 || this.#row.fault) this.rows.push(this.#row)
  }
}

/** `AB12` → 27; undefined without letters. */
const columnOf = (address: string): number | undefined => {
  let column = 0
  let i = 0
  for (; i < address.length && i < 4; i++) {
    const letter = (address.charCodeAt(i) | 32) - 96
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return i === 0 ? undefined : column - 1
}
