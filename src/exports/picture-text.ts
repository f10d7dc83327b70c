import { widthOf } from '../formats/svg.js'

/**
 * The text in at most so many lines of a width in pixels. A number or Latin word is never broken: half of it
 * would say something else. What does not fit ends in an ellipsis.
 */
export const wrapped = (text: string, size: number, width: number, most = 2): string[] => {
  const lines: string[] = ['']
  for (const piece of text.match(PIECES) ?? []) {
    const line = lines.at(-1)! + piece
    if (widthOf(line, size) <= width || lines.at(-1) === '') lines[lines.length - 1] = line
    else if (lines.length < most) lines.push(piece.trimStart())
    else {
      lines[lines.length - 1] = ended(lines.at(-1)!, size, width)
      break
    }
  }
  return lines.flatMap((line) => (widthOf(line, size) <= width ? [line] : [ended(line, size, width)]))
}

/** Parts that stay whole, on as many lines as they need. */
export const linesOf = (parts: readonly string[], size: number, width: number): string[] => {
  const lines: string[] = []
  for (const part of parts) {
    const longer = lines.length > 0 ? `${lines.at(-1)}　${part}` : part
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines.flatMap((line) => wrapped(line, size, width, 3))
}

/** Runs of digits and Latin letters, or one other character. */
const PIECES = /[\w.,:/@*+-]+|./gsu

const ended = (line: string, size: number, width: number): string => {
  let kept = line
  while (kept !== '' && widthOf(`${kept}…`, size) > width) kept = [...kept].slice(0, -1).join('')
  return `${kept}…`
}
