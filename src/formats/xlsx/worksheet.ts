import { inPieces, xmlText } from '../clean-text.js'
import { RowWriter } from './cells.js'
import { isTable, type Sheet, type SheetCell, type Style, type WorkbookFacts } from './sheet.js'
import type { Styles } from './styles.js'
import { columnName, MAIN, OFFICE, XML } from './xml.js'

const TITLE: Style = { bold: true, size: 16 }
const LINE: Style = {}
const HEAD: Style = { bold: true, shaded: true, wrap: true, middle: true }
const REQUIRED: Style = { ...HEAD, red: true }

/** characters that one page of A4 across shows in a size that can be read */
const PAGE_WIDTH = 240

/** Of a sheet being written: what else the workbook has to know about it. */
export interface Written {
  name: string
  sheet: Sheet
  /** row of the head; 0 in a sheet that is no table */
  headRow: number
  /** last row of the table, once it is written */
  lastRow: number
  /** no row is left for a further sheet */
  whole: boolean
}

/**
 * A sheet's part, made as its rows are read: heads frozen, filtered and repeated in print, A4 landscape, as
 * wide as its columns need.
 */
export const worksheetXml = (
  written: Written,
  rows: Iterable<readonly SheetCell[]>,
  facts: WorkbookFacts,
  styles: Styles,
): Generator<string> => inPieces(linesOf(written, rows, facts, styles))

function* linesOf(
  written: Written,
  rows: Iterable<readonly SheetCell[]>,
  facts: WorkbookFacts,
  styles: Styles,
): Generator<string> {
  const { sheet } = written
  const { columns, preamble = [], closing = [] } = sheet
  const writer = new RowWriter(columns, styles)
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(written)}${columnsXml(sheet, styles)}<sheetData>`
  for (const [i, line] of preamble.entries()) yield writer.xml([line], i === 0 ? TITLE : LINE)
  if (written.headRow > 0)
    yield writer.xml(
      columns.map(({ head = '', required }) => ({ value: head, style: required ? REQUIRED : HEAD })),
    )
  for (const cells of rows) yield writer.xml(cells, isTable(sheet) ? undefined : LINE)
  written.lastRow = writer.written
  for (const line of written.whole ? closing : []) yield writer.xml([line], LINE)
  yield `</sheetData>${filterXml(written)}${choicesXml(written)}${pageXml(sheet, facts)}`
  if (hasNotes(sheet)) yield '<legacyDrawing r:id="rId1"/>'
  yield '</worksheet>'
}

export const hasNotes = ({ columns }: Sheet): boolean => columns.some(({ note }) => note !== undefined)

const viewXml = ({ headRow, sheet: { frozenColumns = 0 } }: Written): string => {
  if (headRow === 0) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
  const first = `${columnName(frozenColumns + 1)}${headRow + 1}`
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  const split = frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : ''
  return `<sheetViews><sheetView workbookViewId="0"><pane ${split}ySplit="${headRow}" topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews>`
}

/** Empty cells of a column of texts are texts too, so that what is typed there keeps its digits. */
const columnsXml = ({ columns }: Sheet, styles: Styles): string =>
  `<cols>${columns
    .map(({ width, format }, c) => {
      const style = format === 'text' ? ` style="${styles.placeOf({ format })}"` : ''
      return `<col min="${c + 1}" max="${c + 1}" width="${width}"${style} customWidth="1"/>`
    })
    .join('')}</cols>`

export const isFiltered = ({ headRow, lastRow }: Written): boolean => headRow > 0 && lastRow > headRow

const filterXml = (written: Written): string =>
  isFiltered(written)
    ? `<autoFilter ref="A${written.headRow}:${columnName(written.sheet.columns.length)}${written.lastRow}"/>`
    : ''

const choicesXml = ({ headRow, sheet: { columns, rowsToFill = 0 } }: Written): string => {
  const lists = columns.flatMap(({ choices = [] }, c) => {
    if (choices.length === 0) return []
    const list = xmlText(`"${choices.join(',').replaceAll('"', '""')}"`)
    const column = columnName(c + 1)
    return `<dataValidation type="list" allowBlank="1" sqref="${column}${headRow + 1}:${column}${headRow + rowsToFill}"><formula1>${list}</formula1></dataValidation>`
  })
  return lists.length > 0
    ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
    : ''
}

const pageXml = ({ columns }: Sheet, { header, footer }: WorkbookFacts): string => {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const pages = Math.max(1, Math.ceil(width / PAGE_WIDTH))
  const said = (text: string): string => text.replaceAll('&', '&&')
  const head = header ? `<oddHeader>${xmlText(`&L${said(header)}&R&A`)}</oddHeader>` : ''
  const foot = `<oddFooter>${xmlText(`&L${said(footer)}&R&P/&N`)}</oddFooter>`
  return `<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${pages}" fitToHeight="0"/><headerFooter>${head}${foot}</headerFooter>`
}
