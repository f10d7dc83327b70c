import type { Cell } from '../cell.js'

/** How a number is shown. `wan` is an amount in 万元; `day` and `second` take texts of ISO form. */
export type NumberFormat = 'text' | 'money' | 'wan' | 'percent' | 'day' | 'second'

export interface Style {
  bold?: true
  red?: true
  /** points; 11 unless said */
  size?: 14 | 16
  /** the fill and rule of a table's head */
  shaded?: true
  wrap?: true
  middle?: true
  format?: NumberFormat
}

export interface StyledCell {
  value: Cell
  style: Style
}

export type SheetCell = Cell | StyledCell

export interface Column {
  /** absent in a sheet that is no table */
  head?: string
  /** characters wide */
  width: number
  format?: NumberFormat
  /** its head stands out: it has to be filled in */
  required?: boolean
  /** a remark on its head */
  note?: string
  /** words offered for the rows to fill in; any other may be typed too */
  choices?: readonly string[]
}

export interface Sheet {
  /** cut and cleaned where the format refuses it */
  name: string
  columns: readonly Column[]
  rows: Iterable<readonly SheetCell[]>
  /** rows above the head: a title and what is said of the file */
  preamble?: readonly string[]
  /** rows below the table, outside its filter */
  closing?: readonly string[]
  /** columns at the left that stay in sight and are repeated in print */
  frozenColumns?: number
  /** rows below the head that choices are offered for */
  rowsToFill?: number
}

export interface WorkbookFacts {
  title: string
  author: string
  /** ISO time */
  at: string
  /** printed at the head of every page */
  header?: string
  /** printed at the foot of every page */
  footer: string
}

/** A table has a head; other sheets are rows of text. */
export const isTable = ({ columns }: Sheet): boolean => columns.some(({ head }) => head !== undefined)
