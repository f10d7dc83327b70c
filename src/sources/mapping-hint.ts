import { type TableName, tableNamed } from '../domain/tables.js'
import type { Text } from '../texts/text.js'
import { headerName } from './header-name.js'
import { nearTables } from './nearest-columns.js'
import { told } from './source-error.js'
import { besideEachOther, columnNamed, shown } from './which-table.js'

/** Words of a table that must be in common before it is offered as the one that is meant. */
const ENOUGH = 1.5
/** Numbers of the rows of a table, which are the ids of nothing. */
const ROW_NUMBER = /^(?:序号|编号|行号|项次|no\.?|#)$/i

/**
 * A mapping that would give a header its required columns, as one line of JSON: for each that is lacking the
 * nearest unknown header, for the id of a bidder also the name's, which then is the id; for the lot of bids
 * the name of their sheet or file. Undefined where some of them have no header that comes near.
 *
 * @param said the table, where it is known; else the one that the headers come nearest to
 * @param name what the lot's id may be the name of, if of anything
 */
export const mappingHint = (
  header: readonly string[],
  said?: TableName,
  name?: 'sheet' | 'file',
): string | undefined => {
  const near = nearTables(header).find(({ table, near }) => (said ? table === said : near >= ENOUGH))
  if (!near) return undefined
  const { table, columns } = near
  const known = header.map((cell) => columnNamed(table, headerName(cell))?.name)
  const taken = new Map<string, string>()
  /** of what the lot's id is the name, where the rows are of one lot */
  let lotIs: typeof name
  for (const { name: column, required } of tableNamed(table).columns) {
    if (!required || known.includes(column)) continue
    const free = (i: number): boolean =>
      header[i]!.trim() !== '' && !ROW_NUMBER.test(header[i]!.trim()) && !taken.has(header[i]!)
    const at = header.findIndex((_, i) => known[i] === undefined && free(i) && columns[i]!.includes(column))
    const instead =
      column === 'bidder_id'
        ? header.findIndex((_, i) => (known[i] ?? columns[i]![0]) === 'bidder_name' && free(i))
        : -1
    const cell = header[at >= 0 ? at : instead]
    if (cell !== undefined) taken.set(cell, column)
    else if (column === 'lot_id' && table === 'bids' && name && known.includes('bidder_id')) lotIs = name
    else return undefined
  }
  if (lotIs) {
    const read = header.flatMap((cell, i) => (known[i] === undefined ? [] : [[known[i], readFrom(cell)]]))
    return JSON.stringify({
      tables: { [table]: { columns: { lot_id: { [lotIs]: true }, ...Object.fromEntries(read) } } },
    })
  }
  return taken.size > 0 ? JSON.stringify({ [table]: Object.fromEntries(taken) }) : undefined
}

const SCALES: Readonly<Record<string, number>> = { 千元: 1000, 万元: 10_000, 亿元: 100_000_000 }

/** A column as a mapping reads it: in yuan where its header has another unit. */
const readFrom = (header: string): string | { from: string; scale: number } => {
  const scale = SCALES[headerName(header).unit ?? '']
  return scale === undefined ? header : { from: header, scale }
}

/**
 * How a mapping would read a header that is refused, as the end of a message: what the hint says, or that
 * bidders stand side by side; nothing where neither is so.
 */
export const hintText = (hint: string | undefined, header: readonly string[]): Text | string => {
  if (hint !== undefined) return told('mapping_hint', { hint })
  const beside = besideEachOther(
    header,
    header.map(() => null),
  )
  return beside.length > 0 ? told('mapping_beside', { headers: shown(beside) }) : ''
}
