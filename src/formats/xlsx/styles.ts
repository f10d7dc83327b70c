import type { NumberFormat, Style } from './sheet.js'
import { MAIN, XML } from './xml.js'

/** built-in numbers, and those of FORMAT_CODES */
const FORMATS: Record<NumberFormat, number> = {
  text: 49,
  money: 4,
  wan: 2,
  percent: 164,
  day: 165,
  second: 166,
}
const FORMAT_CODES =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'

/** The cell styles that a workbook uses, numbered as they are first asked for; 0 is a cell without any. */
export class Styles {
  private readonly places = new Map<string, number>()
  private readonly known = new WeakMap<Style, number>()
  private readonly fonts = [fontXml({})]
  private readonly cells = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']

  /** The style's place; asked for the same object again, without reading it. */
  placeOf(style: Style): number {
    const known = this.known.get(style)
    if (known !== undefined) return known
    const xml = this.cellXml(style)
    const place = this.places.get(xml) ?? this.cells.push(xml) - 1
    this.places.set(xml, place)
    this.known.set(style, place)
    return place
  }

  private cellXml(style: Style): string {
    const { shaded, wrap, middle, format } = style
    const drawn = shaded ? 'fillId="2" borderId="1"' : 'fillId="0" borderId="0"'
    const applied = `applyFont="1"${shaded ? ' applyFill="1" applyBorder="1"' : ''}${format ? ' applyNumberFormat="1"' : ''} applyAlignment="1"`
    const alignment = `<alignment vertical="${middle ? 'center' : 'top'}"${wrap ? ' wrapText="1"' : ''}/>`
    return `<xf numFmtId="${format ? FORMATS[format] : 0}" fontId="${this.fontOf(style)}" ${drawn} xfId="0" ${applied}>${alignment}</xf>`
  }

  private fontOf(style: Style): number {
    const xml = fontXml(style)
    const at = this.fonts.indexOf(xml)
    return at >= 0 ? at : this.fonts.push(xml) - 1
  }

  /** The part `xl/styles.xml`, once every sheet is written. */
  xml(): string {
    return `${XML}<styleSheet xmlns="${MAIN}">${FORMAT_CODES}<fonts count="${this.fonts.length}">${this.fonts.join('')}</fonts>${FILLS}${BORDERS}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.cells.length}">${this.cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }
}

const fontXml = ({ bold, red, size }: Style): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size ?? 11}"/>${red ? '<color rgb="FFC00000"/>' : ''}<name val="等线"/></font>`

const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/><bgColor indexed="64"/></patternFill></fill></fills>'
const BORDERS =
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8EA9C1"/></bottom><diagonal/></border></borders>'
