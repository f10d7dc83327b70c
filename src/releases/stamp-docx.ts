import { xmlText } from '../formats/clean-text.js'
import { rezipped } from './rezip.js'
import type { StampWords } from './stamp-words.js'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const [PART, ID] = ['word/header-release.xml', 'rIdRelease']

/** A Word document whose every page has the stamp at its head and across. */
export const stampedDocx = (file: Buffer, words: StampWords): Promise<Buffer> =>
  rezipped(file, ({ change }) => {
    change(PART, () => headerXml(words))
    change('[Content_Types].xml', (types) =>
      types.replace(
        '</Types>',
        `<Override PartName="/${PART}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`,
      ),
    )
    change('word/_rels/document.xml.rels', (relations) =>
      relations.replace(
        '</Relationships>',
        `<Relationship Id="${ID}" Type="${R}/header" Target="header-release.xml"/></Relationships>`,
      ),
    )
    change('word/document.xml', (document) =>
      document
        .replace(/<w:headerReference\b[^>]*\/>/g, '')
        .replace(/<w:sectPr\b[^>]*>/g, (section) => section + references),
    )
  })

const references = ['default', 'even', 'first']
  .map((type) => `<w:headerReference xmlns:r="${R}" w:type="${type}" r:id="${ID}"/>`)
  .join('')

/**
 * The lines at the head; the mark as a shape of text across the page, behind what is written (VML, as Word
 * makes it).
 */
const headerXml = ({ mark, lines }: StampWords): string => {
  const style =
    'position:absolute;margin-left:0;margin-top:0;width:440pt;height:56pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin'
  const shape = `<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="ReleaseMark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="${xmlText(mark)}" style="${style}" fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="${xmlText(mark)}"/></v:shape></w:pict>`
  const text = `<w:r><w:rPr><w:sz w:val="16"/><w:color w:val="444444"/></w:rPr><w:t xml:space="preserve">${xmlText(lines.join(' · '))}</w:t></w:r>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="${W}" xmlns:r="${R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>${shape}</w:r>${text}</w:p></w:hdr>`
}
