import type { FileChild } from 'docx'
import { ACROSS_WIDTH, SIZE, tableOf } from '../formats/official.js'

export type DossierColumn = [head: string, width: number, align?: 'left' | 'right' | 'centre']

/** A table of plain texts; widths are shares of the line, which is longer on a page across. */
export const plainTable = (
  title: string,
  columns: DossierColumn[],
  rows: string[][],
  { note = '', across = false, size = SIZE.tiny }: { note?: string; across?: boolean; size?: number } = {},
): FileChild[] =>
  tableOf({
    title,
    unit: '',
    note,
    columns: columns.map(([head, width, align = 'left']) => ({ head, width, align })),
    rows: rows.map((row) => row.map((text) => ({ text }))),
    parts: true,
    ...(across && { lineWidth: ACROSS_WIDTH, size }),
  })
