import { xmlText } from '../formats/clean-text.js'
import { MAIN, OFFICE, XML } from '../formats/xlsx/xml.js'
import { rezipped } from './rezip.js'
import type { StampWords } from './stamp-words.js'

const [PART, ID] = ['xl/worksheets/sheet-release.xml', 'rIdRelease']
/** What a header of Excel holds at most, codes included. */
const MOST_HEADER = 255

/** A workbook whose first sheet is the stamp, which each sheet has at its head when it is printed. */
export const stampedXlsx = (file: Buffer, words: StampWords): Promise<Buffer> =>
  rezipped(file, ({ change, names }) => {
    for (const name of names().filter((one) => /^xl\/worksheets\/sheet\d+\.xml$/.test(one)))
      change(name, (sheet) => headed(sheet, words.mark))
    change(PART, () => sheetXml(words))
    change('[Content_Types].xml', (types) =>
      types.replace(
        '</Types>',
        `<Override PartName="/${PART}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
    )
    change('xl/_rels/workbook.xml.rels', (relations) =>
      relations.replace(
        '</Relationships>',
        `<Relationship Id="${ID}" Type="${OFFICE}/worksheet" Target="worksheets/sheet-release.xml"/></Relationships>`,
      ),
    )
    change('xl/workbook.xml', (book) => withSheet(book, words.title))
  })

/** The sheet before all others: names that hold for one sheet move on by one. */
const withSheet = (book: string, name: string): string => {
  const ids = [...book.matchAll(/sheetId="(\d+)"/g)].map(([, id]) => Number(id))
  const next = ids.reduce((most, id) => Math.max(most, id), 0) + 1
  return book
    .replace(/localSheetId="(\d+)"/g, (_, id: string) => `localSheetId="${Number(id) + 1}"`)
    .replace('<sheets>', `<sheets><sheet name="${xmlText(name)}" sheetId="${next}" r:id="${ID}"/>`)
}

/** The mark in the middle of a sheet's printed head, where there is room for it. */
const headed = (sheet: string, mark: string): string => {
  const said = xmlText(`&C${mark.replaceAll('&', '&&')}`)
  const [whole, before = ''] = /<oddHeader>(.*?)<\/oddHeader>/s.exec(sheet) ?? []
  if (before.includes('&amp;C') || before.length + said.length > MOST_HEADER) return sheet
  const head = `<oddHeader>${said}${before}</oddHeader>`
  return whole === undefined
    ? sheet.replace('<headerFooter>', `<headerFooter>${head}`)
    : sheet.replace(whole, head)
}

const sheetXml = ({ mark, lines }: StampWords): string => {
  const rows = [mark, ...lines].map(
    (line, i) =>
      `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t xml:space="preserve">${xmlText(line)}</t></is></c></row>`,
  )
  return `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="90" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}
