import { type TableName, tableNamed } from '../domain/tables.js'
import type { Text } from '../texts/text.js'
import { headerName } from './header-name.js'
import { namedAbove } from './named-above.js'
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
 * @param above the lines above the header, which may name the lot
 */
export const mappingHint = (
  header: readonly string[],
  said?: TableName,
  name?: 'sheet' | 'file',
  above: readonly (readonly string[])[] = [],
): string | undefined => {
  const near = nearTables(header).find(({ table, near }) => (said ? table === said : near >= ENOUGH))
  if (!near) return undefined
  const { table, columns } = near
  const known = header.map((cell) => columnNamed(table, headerName(cell))?.name)
  const taken = new Map<string, string>()
  const lot = lotAbove(above)
  /** where the lot's id stands, where the rows are of one lot */
  let lotIs: object | undefined
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
    else if (column === 'lot_id' && table === 'bids' && (lot || name))
      lotIs = lot?.lot_id ?? { [name!]: true }
    else return undefined
  }
  if (lotIs) {
    const read = header.flatMap((cell, i) => {
      const column = known[i] ?? taken.get(cell)
      return column === undefined ? [] : [[column, readFrom(cell)]]
    })
    const columns = { lot_id: lotIs, ...Object.fromEntries(read) }
    return JSON.stringify({ tables: { ...(lot && { lots: { columns: lot } }), [table]: { columns } } })
  }
  return taken.size > 0 ? JSON.stringify({ [table]: Object.fromEntries(taken) }) : undefined
}

/** The columns of lots that the lines above a header name, where the lot's id is among them. */
const lotAbove = (
  above: readonly (readonly string[])[],
): (Record<string, object> & { lot_id: object }) | undefined => {
  const columns: Record<string, object> = {}
  for (const { name } of namedAbove(above)) {
    const said = headerName(name)
    const column = columnNamed('lots', said)?.name
    const scale = SCALES[said.unit ?? '']
    if (column !== undefined) columns[column] ??= { above: name, ...(scale !== undefined && { scale }) }
  }
  return columns.lot_id && { ...columns, lot_id: columns.lot_id }
}

/** Who won a lot, and by what code, in a register of lots. */
const WINNER =
  /^(?:第一)?(?:中标|成交|定标)(?:人|单位|企业|供应商|方|公司|商)(?:名称)?$|^(?:winner|winning_?bidder|awardee|awarded_?to)(?:_?name)?$/
const WINNER_CODE =
  /^(?:中标|成交|定标)(?:人|单位|企业|供应商|方|公司|商)?(?:的)?(?:统一社会)?(?:信用代码|代码|编号)$|^(?:winner|winning_?bidder|awardee)_?(?:id|code)$/
const AWARD = /^(?:中标|成交|定标)(?:总)?(?:价格?|金额|额)$|^award(?:ed)?_?(?:amount|price|value)$/

/**
 * A mapping that reads a register of lots as that and, beside it, the winners that it names as bids;
 * undefined where it names none.
 */
export const winnersHint = (
  header: readonly string[],
  columns: readonly (string | null)[],
): { header: string; hint: string } | undefined => {
  const unknown = (word: RegExp): string | undefined =>
    header.find((cell, i) => columns[i] === null && headerName(cell).keys.some((key) => word.test(key)))
  const [winner, code, award] = [unknown(WINNER), unknown(WINNER_CODE), unknown(AWARD)]
  const id = code ?? winner
  if (id === undefined) return undefined
  const lots = Object.fromEntries(
    columns.flatMap((column, i) => (column === null ? [] : [[column, readFrom(header[i]!)]])),
  )
  const bids = {
    lot_id: lots.lot_id,
    bidder_id: id,
    ...(winner !== undefined && { bidder_name: winner }),
    won: { constant: '1' },
    ...(award !== undefined && { awarded_amount: readFrom(award) }),
  }
  const where = { column: id, empty: false }
  const hint = JSON.stringify({ tables: { lots: { columns: lots }, bids: { where, columns: bids } } })
  return { header: winner ?? id, hint }
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
