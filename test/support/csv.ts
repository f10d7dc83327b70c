import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** The rows of a CSV file by its header. */
export const table = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { columns: true, bom: true })
