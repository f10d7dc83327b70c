import { cleanText, xmlText } from '../clean-text.js'
import type { Written } from './worksheet.js'
import { columnName, MAIN, OFFICE, PACKAGE, XML } from './xml.js'

/** Remarks on the heads of a sheet: their texts, which readers search. */
export const commentsXml = ({ headRow, sheet }: Written): string => {
  const list = sheet.columns.flatMap(({ note }, c) =>
    note === undefined
      ? []
      : `<comment ref="${columnName(c + 1)}${headRow}" authorId="0"><text><r><t xml:space="preserve">${xmlText(cleanText(note))}</t></r></text></comment>`,
  )
  return `${XML}<comments xmlns="${MAIN}"><authors><author/></authors><commentList>${list.join('')}</commentList></comments>`
}

/** The boxes that spreadsheets show the remarks in, drawn in the older language that they expect. */
export const drawingXml = ({ headRow, sheet }: Written): string => {
  const shapes = sheet.columns.flatMap(({ note }, c) =>
    note === undefined
      ? []
      : `<v:shape id="_x0000_s${1025 + c}" type="#_x0000_t202" style="position:absolute;width:200pt;height:80pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${c + 1}, 12, ${headRow}, 4, ${c + 4}, 24, ${headRow + 4}, 8</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${headRow - 1}</x:Row><x:Column>${c}</x:Column></x:ClientData></v:shape>`,
  )
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`
}

/** A sheet's relations to its remarks and their boxes. */
export const noteRelations = (sheet: number): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing${sheet}.vml"/><Relationship Id="rId2" Type="${OFFICE}/comments" Target="../comments${sheet}.xml"/></Relationships>`
