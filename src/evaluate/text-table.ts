import { mostOf } from '../arrays/extremes.js'
import { widthOf } from '../texts/width.js'

/** Rows as a table for a terminal: the first column to the left, the others to the right. */
export const textTable = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, c) => mostOf(rows.map((row) => widthOf(row[c] ?? ''))))
  const pad = (text: string, c: number): string => {
    const blank = ' '.repeat(widths[c]! - widthOf(text))
    return c === 0 ? text + blank : blank + text
  }
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** Three decimals, or a dash where there is no number. */
export const decimal = (x: number | null): string => (x === null ? '–' : x.toFixed(3))
