import { TABLES, type TableName } from '../domain/tables.js'

/** How far a record has come: the number after the last of each. Nothing below a mark ever changes. */
export interface Marks {
  /** rows, by table */
  rows: Record<TableName, number>
  texts: number
  files: number
  batches: number
  defects: number
  /** rows that came again */
  sightings: number
  /** changes of files: taken out, or counting from then on */
  changes: number
}

export const noMarks = (): Marks => marksOf([])

/**
 * Marks as a list: texts, files, batches, defects, sightings, changes, then the tables in their order; tables
 * that came later are at its end.
 */
export const listOfMarks = ({
  rows,
  texts,
  files,
  batches,
  defects,
  sightings,
  changes,
}: Marks): number[] => [
  texts,
  files,
  batches,
  defects,
  sightings,
  changes,
  ...TABLES.map(({ name }) => rows[name]),
]

export const marksOf = (list: readonly number[]): Marks => {
  const [texts = 0, files = 0, batches = 0, defects = 0, sightings = 0, changes = 0, ...counts] = list
  const rows = Object.fromEntries(TABLES.map(({ name }, i) => [name, counts[i] ?? 0]))
  return { rows: rows as Record<TableName, number>, texts, files, batches, defects, sightings, changes }
}
