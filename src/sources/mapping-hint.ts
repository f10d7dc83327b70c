import { type TableName, tableNamed } from '../domain/tables.js'
import type { Text } from '../texts/text.js'
import { headerName } from './header-name.js'
import { nearTables } from './nearest-columns.js'
import { told } from './source-error.js'
import { columnNamed } from './which-table.js'

/** Words of a table that must be in common before it is offered as the one that is meant. */
const ENOUGH = 1.5

/**
 * A simple mapping that would give a header its required columns, as one line of JSON: for each that is
 * lacking the nearest unknown header, for the id of a bidder also the name's, which then is the id. Undefined
 * where some of them have no header that comes near.
 *
 * @param said the table, where it is known; else the one that the headers come nearest to
 */
export const mappingHint = (header: readonly string[], said?: TableName): string | undefined => {
  const near = nearTables(header).find(({ table, near }) => (said ? table === said : near >= ENOUGH))
  if (!near) return undefined
  const { table, columns } = near
  const known = header.map((cell) => columnNamed(table, headerName(cell))?.name)
  const taken = new Set<string>()
  const entries: [string, string][] = []
  for (const { name, required } of tableNamed(table).columns) {
    if (!required || known.includes(name)) continue
    const free = (i: number): boolean => header[i]!.trim() !== '' && !taken.has(header[i]!)
    const at = header.findIndex((_, i) => known[i] === undefined && free(i) && columns[i]!.includes(name))
    const instead =
      name === 'bidder_id'
        ? header.findIndex((_, i) => (known[i] ?? columns[i]![0]) === 'bidder_name' && free(i))
        : -1
    const cell = header[at >= 0 ? at : instead]
    if (cell === undefined) return undefined
    taken.add(cell)
    entries.push([cell, name])
  }
  return entries.length > 0 ? JSON.stringify({ [table]: Object.fromEntries(entries) }) : undefined
}

/** The hint as the end of a message: nothing where there is none. */
export const hintText = (hint: string | undefined): Text | string =>
  hint === undefined ? '' : told('mapping_hint', { hint })
