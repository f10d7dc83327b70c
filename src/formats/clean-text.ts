/**
 * Texts come from other people's files and may hold anything. Control characters (but tab and line ends) and
 * lone surrogates are no XML and break spreadsheets: they become U+FFFD, so that it shows that something
 * stood there.
 */
export const cleanText = (text: string): string => (PLAIN.test(text) ? text : text.replace(BAD, '\ufffd'))

const BAD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}\ufffe\uffff]/gu

/** The text as content or attribute of XML. */
export const xmlText = (text: string): string => {
  if (PLAIN.test(text)) return text
  const clean = cleanText(text)
  return MARKUP.test(clean) ? clean.replace(EVERY_MARKUP, (c) => ENTITIES[c]!) : clean
}

/** letters, digits, Chinese characters and what ids, days and places are written with: most texts */
const PLAIN = /^[\w .:;/()\u4e00-\u9fff-]*$/
const MARKUP = /[&<>"'\t\n\r]/
const EVERY_MARKUP = /[&<>"'\t\n\r]/g
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** The text on one line, for cells of tables that other programs read line by line. */
export const oneLine = (text: string): string => cleanText(text).replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')

/**
 * A text that a spreadsheet would take for a formula gets a single quote before it (OWASP: = + - @ tab CR,
 * full width too).
 */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)

/** Joins lines to pieces of some 64 KiB, so that a stream is not fed line by line. */
export function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = []
  let length = 0
  for (const line of lines) {
    piece.push(line)
    length += line.length
    if (length < PIECE) continue
    yield piece.join('')
    piece = []
    length = 0
  }
  if (length > 0) yield piece.join('')
}

const PIECE = 65_536
