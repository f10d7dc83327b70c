import type { ReactNode } from 'react'

/** A column of a list: its head, what stands in a cell, and the plain value that sorts and is saved. */
export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** without it the column neither sorts nor leaves with the file */
  value?: (row: Row) => string | number | null
  /** to the right, with digits of one width */
  numeric?: boolean
  /** CSS length; what is left is shared out */
  width?: string
  /** the cell names its row */
  rowHead?: boolean
  /** of use on the screen alone, not on paper */
  onScreen?: boolean
}

/** `score.desc`, `name.asc`; the column's own order where it is none. */
export interface Sorting {
  key: string
  descending: boolean
}

export const readSorting = (text: string): Sorting | undefined => {
  const [, key, order] = /^([\w-]+)\.(asc|desc)$/.exec(text) ?? []
  return key === undefined ? undefined : { key, descending: order === 'desc' }
}

export const writeSorting = ({ key, descending }: Sorting): string => `${key}.${descending ? 'desc' : 'asc'}`

/** The rows by one column; rows without a value at the end, equal ones as they stood. */
export const sortedBy = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] => {
  const value = columns.find(({ key }) => key === sorting?.key)?.value
  if (!sorting || !value) return rows
  const keyed = rows.map((row) => ({ row, key: value(row) }))
  const sign = sorting.descending ? -1 : 1
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    return a.key < b.key ? -sign : a.key > b.key ? sign : 0
  })
  return keyed.map(({ row }) => row)
}
