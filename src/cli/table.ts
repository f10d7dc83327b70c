import { widthOf } from '../texts/width.js'

const pad = (text: string, width: number, right: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? blanks + text : text + blanks
}

/** A table of plain text; `right` names the columns set to the right. */
export const table = (header: string[], rows: string[][], right: number[] = []): string => {
  const widths = header.map((head, c) => Math.max(widthOf(head), ...rows.map((row) => widthOf(row[c] ?? ''))))
  const line = (row: string[]): string =>
    row
      .map((cell, c) => pad(cell, widths[c]!, right.includes(c)))
      .join('  ')
      .trimEnd()
  return [line(header), ...rows.map(line)].join('\n')
}

/** The text cut to a width, with an ellipsis where something was cut. */
export const clip = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text
  let taken = ''
  for (const character of text) {
    if (widthOf(taken + character) > width - 1) break
    taken += character
  }
  return `${taken}…`
}
