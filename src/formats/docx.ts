import { Document, type FileChild, Packer } from 'docx'
import { cleanText, xmlText } from './clean-text.js'
import { ACROSS_SECTION, FALLBACKS, pageNumbers, SECTION, STYLES } from './official.js'
import { withoutTimes } from './zip-times.js'

/** What follows one another on pages of one form. */
export interface DocumentPart {
  children: FileChild[]
  /** on pages across */
  across?: boolean
}

interface DocumentFacts {
  title: string
  author: string
  at: string
}

/** Packs a document whose pages are all upright. */
export const packed = ({ children, ...facts }: DocumentFacts & { children: FileChild[] }): Promise<Buffer> =>
  packedParts({ ...facts, parts: [{ children }] })

/**
 * Packs a document of parts, each on pages of its own: fixed times, the faces' fallbacks, no trace of when or
 * where it was packed.
 */
export const packedParts = async ({
  title,
  author,
  at,
  parts,
}: DocumentFacts & { parts: DocumentPart[] }): Promise<Buffer> => {
  const document = new Document({
    title: cleanText(title),
    creator: cleanText(author),
    externalStyles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: parts.map(({ children, across }) => ({
      properties: across ? ACROSS_SECTION! : SECTION!,
      footers: pageNumbers()!,
      children,
    })),
  })
  const zip = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreXml(title, author, at) },
    { path: 'word/fontTable.xml', data: fontTableXml() },
  ])
  return withoutTimes(zip)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const coreXml = (title: string, author: string, at: string): string => {
  const time = `${at.slice(0, 19)}Z`
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><cp:lastModifiedBy>${xmlText(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
}

/** A face that the reader's machine lacks is replaced by the one Windows has of the same kind. */
const fontTableXml = (): string => {
  const fonts = Object.entries(FALLBACKS).map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`
}
