import { TABLES, type TableName } from '../../src/domain/tables.js'
import { markNames, type Normalised } from '../../src/normalise/normalised.js'
import { normaliserFor } from '../../src/normalise/normaliser-for.js'

/** Reads one cell as the importer does: `read('bids.mac', '…')`. */
export const read = (path: string, raw: string): Normalised => {
  const [table, name] = path.split('.') as [TableName, string]
  const column = TABLES.find((t) => t.name === table)!.columns.find((c) => c.name === name)!
  return normaliserFor(column, table)(raw)
}

export const canonical = (path: string, raw: string): string => read(path, raw).canonical
export const marks = (path: string, raw: string): string[] => markNames(read(path, raw).marks)
export const links = (path: string, raw: string): boolean => read(path, raw).links
