const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/g
const ANSI = /\u001b\[[0-9;]*m/g

/** Columns a text takes in a terminal: a CJK character takes two. */
export const widthOf = (text: string): number => {
  const plain = text.replace(ANSI, '')
  return [...plain].length + (plain.match(WIDE)?.length ?? 0)
}

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
