import { widthOf } from '../texts/width.js'
import type { Cell } from './cell.js'
import { cleanText, xmlText } from './clean-text.js'
import { type StreamedEntry, zipStream } from './zip-stream.js'

export interface Sheet {
  name: string
  header: readonly string[]
  /** characters wide, by column */
  widths: readonly number[]
  rows: Iterable<readonly Cell[]>
  /** rows above the header: a title and what is said of the file */
  preamble?: readonly string[]
}

export interface WorkbookFacts {
  title: string
  author: string
  /** ISO time */
  at: string
  /** printed at the foot of every page */
  footer: string
}

/**
 * An XLSX workbook, made as it is read. Every text is an inline string, so nothing can be a formula; header
 * rows are frozen, filtered and repeated in print. A sheet that outgrows the format's rows goes on in a
 * second one. Same content, same bytes.
 */
export const xlsx = (
  facts: WorkbookFacts,
  sheets: readonly Sheet[],
  mostRows = MOST_ROWS,
): AsyncGenerator<Buffer> => zipStream(entriesOf(facts, sheets, mostRows))

const MOST_ROWS = 1_048_576
/** characters of one cell */
const MOST_TEXT = 32_767

interface Written {
  name: string
  /** row of the header */
  headerRow: number
  rows: number
  columns: number
}

function* entriesOf(
  facts: WorkbookFacts,
  sheets: readonly Sheet[],
  mostRows: number,
): Generator<StreamedEntry> {
  const written: Written[] = []
  for (const sheet of sheets) {
    const rows = sheet.rows[Symbol.iterator]()
    let next = rows.next()
    for (let part = 1; part === 1 || !next.done; part++) {
      const one: Written = {
        name: part === 1 ? sheet.name : `${sheet.name}(${part})`,
        headerRow: (sheet.preamble?.length ?? 0) + 1,
        rows: 0,
        columns: sheet.header.length,
      }
      written.push(one)
      const take = function* (): Generator<readonly Cell[]> {
        for (one.rows = one.headerRow; !next.done && one.rows < mostRows; next = rows.next()) {
          one.rows++
          yield next.value
        }
      }
      yield { name: `xl/worksheets/sheet${written.length}.xml`, pieces: sheetXml(sheet, take(), facts) }
    }
  }
  yield { name: 'xl/workbook.xml', pieces: [workbookXml(written)] }
  yield { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRels(written.length)] }
  yield { name: 'xl/styles.xml', pieces: [STYLES] }
  yield { name: 'docProps/core.xml', pieces: [coreXml(facts)] }
  yield { name: '_rels/.rels', pieces: [RELS] }
  yield { name: '[Content_Types].xml', pieces: [contentTypes(written.length)] }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** places in STYLES */
const STYLE = { body: 1, head: 2, title: 3, number: 4 } as const

function* sheetXml(
  { header, widths, preamble = [] }: Sheet,
  rows: Iterable<readonly Cell[]>,
  { footer }: WorkbookFacts,
): Generator<string> {
  const top = preamble.length + 1
  const columns = header.map(
    (_, c) => `<col min="${c + 1}" max="${c + 1}" width="${widths[c] ?? 16}" customWidth="1"/>`,
  )
  const first = `A${top + 1}`
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="${first}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  let row = 0
  for (const line of preamble) yield rowXml(++row, [line], row === 1 ? STYLE.title : STYLE.number)
  yield rowXml(++row, header, STYLE.head, widths)
  let piece = ''
  for (const cells of rows) {
    piece += rowXml(++row, cells, STYLE.body, widths)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  const last = `${columnName(header.length)}${row}`
  yield `${piece}</sheetData><autoFilter ref="A${top}:${last}"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${xmlText(`&L${footer.replaceAll('&', '&&')}&R&P/&N`)}</oddFooter></headerFooter></worksheet>`
}

const PIECE = 65_536

const rowXml = (row: number, cells: readonly Cell[], style: number, widths?: readonly number[]): string => {
  const lines = widths
    ? cells.reduce<number>((most, cell, c) => Math.max(most, linesOf(cell, widths[c] ?? 16)), 1)
    : 1
  const height = lines > 1 ? ` ht="${Math.min(lines * LINE, TALLEST)}" customHeight="1"` : ''
  let xml = `<row r="${row}"${height}>`
  for (let c = 0; c < cells.length; c++) xml += cellXml(`${columnName(c + 1)}${row}`, cells[c]!, style)
  return `${xml}</row>`
}

/** points */
const LINE = 17
const TALLEST = 204

/**
 * Lines that a wrapped text takes in a column of so many characters; programs differ in whether they reckon
 * it on opening.
 */
const linesOf = (cell: Cell, width: number): number => {
  if (typeof cell !== 'string' || cell.length * 2 < width) return 1
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0)
}

const cellXml = (at: string, cell: Cell, style: number): string => {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number' && Number.isFinite(cell))
    return `<c r="${at}" s="${style === STYLE.body ? STYLE.number : style}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${stringXml(String(cell))}</t></is></c>`
}

/**
 * A text as Excel reads it back: `_x0041_` would be read as A; what does not fit in a cell says that it is
 * cut.
 */
const stringXml = (text: string): string => {
  const whole = cleanText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
  if (whole.length <= MOST_TEXT) return xmlText(whole)
  const mark = `…（共 ${text.length} 字符，全文见 JSON 导出 / ${text.length} characters, the whole is in the JSON export）`
  return xmlText(cleanText(whole.slice(0, MOST_TEXT - mark.length - 8)) + mark)
}

const columnName = (column: number): string => {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

const workbookXml = (sheets: readonly Written[]): string => {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`
  const names = sheets.flatMap(({ name, headerRow, rows, columns }, i) => [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${xmlText(quoted(name))}!$A$${headerRow}:$${columnName(columns)}$${Math.max(rows, headerRow)}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xmlText(quoted(name))}!$${headerRow}:$${headerRow}</definedName>`,
  ])
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`
}

const workbookRels = (sheets: number): string => {
  const list = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
}

const RELS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const contentTypes = (sheets: number): string => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const list = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${list.join('')}</Types>`
}

const coreXml = ({ title, author, at }: WorkbookFacts): string =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><b/><sz val="16"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8EA9C1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
