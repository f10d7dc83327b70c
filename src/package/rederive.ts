import { BIT } from '../domain/grade.js'
import { TABLES } from '../domain/tables.js'
import { SOURCES, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import { rarityBits } from '../evidence/rarity.js'
import { creditCode } from '../normalise/credit-code.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import type { Claim, Claims } from './claims.js'
import type { ReadRows } from './enclosed-rows.js'
import type { Source } from './manifest.js'
import { tokensIn } from './masked-cells.js'
import type { Enclosed, Outcome, Row } from './outcome.js'
import { derivePattern } from './rederive-patterns.js'

/** The enclosed rows under the places where they stood in the imported files. */
export const enclosedOf = (files: readonly { source: Source; read: ReadRows }[]): Enclosed => {
  const rows: Row[] = []
  const places = new Map<string, Row>()
  for (const { source, read } of files) {
    const cells = [...read.rows.keys()].sort((x, y) => x - y).map((line) => read.rows.get(line)!)
    source.lines.forEach((line, i) => {
      const own = cells[i]
      if (!own) return
      const row = rowOf(read, own, line)
      rows.push(row)
      places.set(placeOf({ ...source, line }), row)
    })
  }
  return { rows, at: (row) => places.get(placeOf(row)) }
}

const placeOf = ({ table, file, sha256, line }: Claim['rows'][number]): string =>
  JSON.stringify([table, file, sha256, line])

const rowOf = (read: ReadRows, cells: readonly string[], line: number): Row => {
  const cell = (column: string): string => {
    const at = read.columns.indexOf(column)
    return at < 0 ? '' : (cells[at] ?? '')
  }
  return {
    table: read.table,
    line,
    bidder: creditCode(cell('bidder_id')).canonical,
    lot: cell('lot_id').trim(),
    cell,
  }
}

/**
 * Derives each fact again: that every named member holds the named value in one of the named columns of a row
 * that is enclosed, on the named lots; and that its bits are no more than its rarity among the run's bidders
 * allows.
 */
export const rederive = (claims: Claims, enclosed: Enclosed, bidders: number): Map<number, Outcome> =>
  new Map(claims.evidence.map((claim) => [claim.item, outcomeOf(claim, enclosed, bidders)]))

const outcomeOf = (claim: Claim, enclosed: Enclosed, bidders: number): Outcome => {
  if (claim.of !== bidders) return { result: 'fails', why: 'population', what: `${claim.of} ≠ ${bidders}` }
  const found = claim.rows.map((row) => enclosed.at(row))
  const rows = found.filter((row) => row !== undefined)
  if (claim.rows.length === 0 || rows.length < found.length)
    return { result: 'notDerived', why: 'rowsNotEnclosed' }
  if (claim.kind === null) return derivePattern(claim, rows)
  const kind = claim.kind as ValueKind
  if (!VALUE_KINDS.includes(kind) || (claim.value === null && claim.token === null))
    return { result: 'notDerived', why: 'withheld' }
  const holding = rows.filter((row) => holds(row, claim, kind))
  return missingMember(claim, holding) ?? missingLot(claim, holding) ?? rarityOf(claim) ?? { result: 'holds' }
}

/** Whether the row has the value in one of the claim's columns. */
const holds = (row: Row, { columns, value, token }: Claim, kind: ValueKind): boolean =>
  columnsIn(row, columns, kind).some((name) => {
    const column = TABLES.find((one) => one.name === row.table)!.columns.find((one) => one.name === name)
    const cell = row.cell(name)
    if (!column || cell.trim() === '') return false
    const tokens = tokensIn(cell)
    if (tokens) return token !== null && tokens.includes(token)
    const { canonical, all = [] } = normaliserFor(column, row.table)(cell)
    return value !== null && [canonical, ...all.map((other) => other.canonical)].includes(value)
  })

/**
 * Columns of the row's table that the sources name; a role (`roles.legal-rep`) is the person's number in such
 * a row.
 */
const columnsIn = (row: Row, sources: readonly string[], kind: ValueKind): string[] =>
  sources.flatMap((source) => {
    const [table, name] = source.split('.') as [string, string]
    if (table !== row.table) return []
    const known = SOURCES.some((one) => one.id === source && one.kind === kind)
    if (!known) return []
    return table === 'roles' && name !== 'person_name' && name !== 'phone' ? ['person_id_no'] : [name]
  })

const missingMember = ({ members }: Claim, holding: readonly Row[]): Outcome | undefined => {
  const there = new Set(holding.map((row) => row.bidder))
  const missing = members.filter((member) => !there.has(creditCode(member).canonical))
  return missing.length > 0
    ? { result: 'fails', why: 'memberWithoutValue', what: missing.join(', ') }
    : undefined
}

/**
 * What counts for nothing is listed with all lots on which the value was used, not with those where two met.
 */
const SCATTERED = ['acrossLots', 'noJointLot', 'issuers', 'allowlisted']

/**
 * A lot named by a fact that stands in bids alone: on it two members hold the value, or one where the fact is
 * scattered. Where the value stands in registers too, a lot may be named because both bid on it.
 */
const missingLot = ({ lots, columns, notes }: Claim, holding: readonly Row[]): Outcome | undefined => {
  if (!columns.every((column) => column.startsWith('bids.'))) return undefined
  const least = notes.some((note) => SCATTERED.includes(note)) ? 1 : 2
  const byLot = new Map<string, Set<string>>()
  for (const { lot, bidder } of holding) byLot.set(lot, (byLot.get(lot) ?? new Set()).add(bidder))
  const missing = lots.filter((lot) => (byLot.get(lot)?.size ?? 0) < least)
  return missing.length > 0
    ? { result: 'fails', why: 'lotWithoutValue', what: missing.join(', ') }
    : undefined
}

/**
 * The bits of a value held by d of N bidders are at most log2((N − 1) / (d − 1)); half a hundredth for
 * rounding.
 */
const rarityOf = ({ holders, of, bits, members }: Claim): Outcome | undefined => {
  if (holders === null) return undefined
  const most = rarityBits(holders, of, 1) / BIT
  return holders < members.length || holders > of || bits < 0 || bits > most + 0.006
    ? { result: 'fails', why: 'rarity', what: `${bits} > ${most.toFixed(2)} (${holders} / ${of})` }
    : undefined
}
