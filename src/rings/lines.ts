const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
const CJK_BREAK = /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef]/u
const NOT_FIRST = new Set([...'、，。；：）》”！？,.;:)!?'])

/** Columns a text takes in a terminal: a CJK character takes two. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

/**
 * The text in lines of at most `width` columns: `first` before the first line, blanks of its width before the others.
 * Breaks at blanks, and between CJK characters though never before a closing mark; a longer word is cut.
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
