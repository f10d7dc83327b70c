import { widthOf } from '../../texts/width.js'
import type { Cell } from '../cell.js'
import { cleanText, xmlText } from '../clean-text.js'
import type { Column, SheetCell, Style } from './sheet.js'
import type { Styles } from './styles.js'
import { columnName } from './xml.js'

/** characters of one cell */
const MOST_TEXT = 32_767
/** points */
const LINE = 17
const TALLEST = 204

const BODY: Style = { wrap: true }
const PLAIN: Style = {}

/** What a column's cells look like, worked out once. */
interface ColumnStyle {
  name: string
  width: number
  dated: boolean
  text: number
  number: number
}

/** Writes rows of one sheet, numbered as they come. */
export class RowWriter {
  private row = 0
  private readonly looks: ColumnStyle[]

  constructor(
    columns: readonly Column[],
    private readonly styles: Styles,
  ) {
    this.looks = columns.map(({ width, format }, c) => {
      const style: Style = format ? { format } : PLAIN
      return {
        name: columnName(c + 1),
        width,
        dated: format === 'day' || format === 'second',
        text: styles.placeOf(format === 'text' ? style : BODY),
        number: styles.placeOf(style),
      }
    })
  }

  get written(): number {
    return this.row
  }

  /** A row as tall as its wrapped texts, since programs differ in whether they reckon it on opening. */
  xml(cells: readonly SheetCell[], style?: Style): string {
    const row = ++this.row
    let xml = ''
    let lines = 1
    for (let c = 0; c < cells.length; c++) {
      const { name, width, text, number, dated } = this.looks[c] ?? this.beyond(c)
      let value = cells[c] as Cell
      let place = style === undefined ? undefined : this.styles.placeOf(style)
      let wraps = style === undefined || style.wrap === true
      if (typeof cells[c] === 'object' && cells[c] !== null) {
        const styled = cells[c] as Exclude<SheetCell, Cell>
        value = styled.value
        place = this.styles.placeOf(styled.style)
        wraps = styled.style.wrap === true
      } else if (dated && place === undefined && typeof value === 'string') value = serialOf(value)
      place ??= typeof value === 'number' ? number : text
      if (wraps) lines = Math.max(lines, linesOf(value, width))
      xml += cellXml(`${name}${row}`, value, place)
    }
    const height = lines > 1 ? ` ht="${Math.min(lines * LINE, TALLEST)}" customHeight="1"` : ''
    return `<row r="${row}"${height}>${xml}</row>`
  }

  private beyond(c: number): ColumnStyle {
    const plain = this.styles.placeOf(PLAIN)
    return { name: columnName(c + 1), width: 16, dated: false, text: plain, number: plain }
  }
}

/** Lines that a wrapped text takes in a column of so many characters. */
const linesOf = (cell: Cell, width: number): number => {
  if (typeof cell !== 'string' || cell.length * 2 < width) return 1
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0)
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/
/** the day before 1 January 1900, as spreadsheets count from March of that year on */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const FIRST_MARCH_1900 = 61

/** A day or time as the number that spreadsheets count by; anything else stays the text it is. */
const serialOf = (text: string): Cell => {
  const found = ISO.exec(text)
  if (!found) return text
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0))
  const at = Date.UTC(year!, month! - 1, day!, hour, minute, second)
  const serial = (at - DAY_ZERO) / 86_400_000
  return serial >= FIRST_MARCH_1900 && new Date(at).getUTCDate() === day ? serial : text
}

const cellXml = (at: string, cell: Cell, style: number): string => {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${at}" s="${style}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${stringXml(String(cell))}</t></is></c>`
}

/**
 * A text as Excel reads it back: `_x0041_` would be read as A; what does not fit in a cell says that it is
 * cut.
 */
export const stringXml = (text: string): string => {
  const whole = cleanText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
  if (whole.length <= MOST_TEXT) return xmlText(whole)
  const mark = `…（共 ${text.length} 字符，全文见 JSON 导出 / ${text.length} characters, the whole is in the JSON export）`
  return xmlText(cleanText(whole.slice(0, MOST_TEXT - mark.length - 8)) + mark)
}
