/** Columns a text takes in a terminal: a Chinese character takes two. */
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/.test(char) ? 2 : 1), 0)

/** Rows as a table for a terminal: the first column to the left, the others to the right. */
export const textTable = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => width(row[c] ?? ''))))
  const pad = (text: string, c: number): string => {
    const blank = ' '.repeat(widths[c]! - width(text))
    return c === 0 ? text + blank : blank + text
  }
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** Three decimals, or a dash where there is no number. */
export const decimal = (x: number | null): string => (x === null ? '–' : x.toFixed(3))
