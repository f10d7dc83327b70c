import { widthOf } from '../texts/width.js'

const CJK_BREAK = /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef]/u
const NOT_FIRST = new Set([...'、，。；：）》”！？,.;:)!?'])

/**
 * The text in lines of at most `width` columns: `first` before the first line, blanks of its width before the
 * others. Breaks at blanks, and between CJK characters though never before a closing mark; a longer word is
 * cut.
 */
export const wrap = (text: string, first: string, width: number): string[] => {
  const indent = ' '.repeat(widthOf(first))
  const room = Math.max(10, width - indent.length)
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, room)) {
    if (line !== '' && widthOf(line) + widthOf(piece.trimEnd()) > room) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  lines.push(line.trimEnd())
  return lines.map((content, i) => (i === 0 ? first : indent) + content)
}

/** Smallest pieces between which a line may break. */
const pieces = (text: string, room: number): string[] => {
  const found: string[] = []
  let piece = ''
  for (const character of text) {
    const joins =
      piece !== '' &&
      (NOT_FIRST.has(character) ||
        (!CJK_BREAK.test(character) && !CJK_BREAK.test(piece.at(-1)!) && !piece.endsWith(' ')))
    if (joins && widthOf(piece) < room) piece += character
    else {
      if (piece !== '') found.push(piece)
      piece = character
    }
  }
  return piece === '' ? found : [...found, piece]
}
