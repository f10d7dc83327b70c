import { sheetNames } from './xlsx/names.js'
import { commentsXml, drawingXml, noteRelations } from './xlsx/notes.js'
import { contentTypes, coreXml, RELATIONS, workbookRelations, workbookXml } from './xlsx/parts.js'
import { isTable, type Sheet, type SheetCell, type WorkbookFacts } from './xlsx/sheet.js'
import { Styles } from './xlsx/styles.js'
import { hasNotes, type Written, worksheetXml } from './xlsx/worksheet.js'
import { type StreamedEntry, zipStream } from './zip-stream.js'

export type { Column, Sheet, SheetCell, Style, StyledCell, WorkbookFacts } from './xlsx/sheet.js'

/**
 * An XLSX workbook, made as it is read. Every text is an inline string, so nothing can be a formula; heads
 * of tables are frozen, filtered and repeated in print. A table that outgrows the format's rows goes on in a
 * second sheet. Same content, same bytes.
 */
export const xlsx = (
  facts: WorkbookFacts,
  sheets: readonly Sheet[],
  mostRows = MOST_ROWS,
): AsyncGenerator<Buffer> => zipStream(entriesOf(facts, sheets, mostRows))

const MOST_ROWS = 1_048_576

function* entriesOf(
  facts: WorkbookFacts,
  sheets: readonly Sheet[],
  mostRows: number,
): Generator<StreamedEntry> {
  const styles = new Styles()
  const nameOf = sheetNames()
  const written: Written[] = []
  for (const sheet of sheets)
    for (const { part, rows } of partsOf(sheet, nameOf, mostRows)) {
      const n = written.push(part)
      yield { name: `xl/worksheets/sheet${n}.xml`, pieces: worksheetXml(part, rows, facts, styles) }
      if (hasNotes(sheet)) yield* noteParts(part, n)
    }
  yield { name: 'xl/workbook.xml', pieces: [workbookXml(written)] }
  yield { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations(written.length)] }
  yield { name: 'xl/styles.xml', pieces: [styles.xml()] }
  yield { name: 'docProps/core.xml', pieces: [coreXml(facts)] }
  yield { name: '_rels/.rels', pieces: [RELATIONS] }
  yield { name: '[Content_Types].xml', pieces: [contentTypes(written)] }
}

/** The sheets that one sheet's rows fill. Each is to be written before the next is asked for. */
function* partsOf(
  sheet: Sheet,
  nameOf: (name: string) => string,
  mostRows: number,
): Generator<{ part: Written; rows: Iterable<readonly SheetCell[]> }> {
  const rows = sheet.rows[Symbol.iterator]()
  const above = (sheet.preamble?.length ?? 0) + (isTable(sheet) ? 1 : 0)
  const room = mostRows - above - (sheet.closing?.length ?? 0)
  let next = rows.next()
  do {
    const headRow = isTable(sheet) ? above : 0
    const part: Written = { name: nameOf(sheet.name), sheet, headRow, lastRow: above, whole: false }
    const take = function* (): Generator<readonly SheetCell[]> {
      for (let n = 0; !next.done && n < room; n++) {
        yield next.value
        next = rows.next()
      }
      part.whole = next.done === true
    }
    yield { part, rows: take() }
  } while (!next.done)
}

function* noteParts(part: Written, n: number): Generator<StreamedEntry> {
  yield { name: `xl/worksheets/_rels/sheet${n}.xml.rels`, pieces: [noteRelations(n)] }
  yield { name: `xl/comments${n}.xml`, pieces: [commentsXml(part)] }
  yield { name: `xl/drawings/vmlDrawing${n}.vml`, pieces: [drawingXml(part)] }
}
