import { cleanText, xmlText } from '../clean-text.js'
import type { WorkbookFacts } from './sheet.js'
import { hasNotes, isFiltered, type Written } from './worksheet.js'
import { columnName, MAIN, OFFICE, PACKAGE, XML } from './xml.js'

export const workbookXml = (sheets: readonly Written[]): string => {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const names = sheets.flatMap(namesOf)
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>${defined}</workbook>`
}

/** What is filtered, and which rows and columns are repeated on every page. */
const namesOf = (written: Written, i: number): string[] => {
  const { name, headRow, lastRow, sheet } = written
  if (headRow === 0) return []
  const quoted = xmlText(`'${name.replaceAll("'", "''")}'`)
  const { frozenColumns = 0, columns } = sheet
  const titles = frozenColumns > 0 ? `${quoted}!$A:$${columnName(frozenColumns)},` : ''
  const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${quoted}!$A$${headRow}:$${columnName(columns.length)}$${lastRow}</definedName>`
  return [
    ...(isFiltered(written) ? [filter] : []),
    `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${titles}${quoted}!$${headRow}:$${headRow}</definedName>`,
  ]
}

export const workbookRelations = (sheets: number): string => {
  const list = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
}

export const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

export const contentTypes = (sheets: readonly Written[]): string => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (part: string, name: string): string =>
    `<Override PartName="${part}" ContentType="${type}.${name}+xml"/>`
  const list = sheets.flatMap(({ sheet }, i) => [
    override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'),
    ...(hasNotes(sheet) ? [override(`/xl/comments${i + 1}.xml`, 'comments')] : []),
  ])
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${list.join('')}</Types>`
}

export const coreXml = ({ title, author, at }: WorkbookFacts): string =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(cleanText(title))}</dc:title><dc:creator>${xmlText(cleanText(author))}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`
