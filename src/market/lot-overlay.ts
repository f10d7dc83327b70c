import { dayOfInstant } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { hash, hashText } from '../domain/hash.js'
import { type Column, type TableName, tableNamed } from '../domain/tables.js'
import { kindIndex, kindsWhere, SOURCES, sourceIndex, type ValueKind } from '../domain/value-kind.js'
import type { Normalised, Normaliser } from '../normalise/normalised.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import { normaliseValue } from '../normalise/value-of.js'

/** A cell as it comes in JSON. */
export type RawCell = string | number | boolean | null
/** One lot and its bids in the import format's column names, English or Chinese. */
export interface RawLot {
  lot: Record<string, RawCell>
  bids: Record<string, RawCell>[]
}

/** A value's identity; hashes as in market.values. */
export interface ValueKey {
  kind: number
  hi: number
  lo: number
}
export interface NewUse extends ValueKey {
  source: number
}

/** The lot, normalised as the importer would. */
export interface NewLot {
  id: string
  day: number
  buyer: string
  agency: string
  issuer: ValueKey[]
  bids: NewBid[]
}
export interface NewBid {
  bidder: string
  name: string
  no: number
  consortium: string
  submitted: number
  accountType: number
  /** sources that are filled, linking or not */
  filled: number[]
  uses: NewUse[]
}

/**
 * Normalises a lot and its bids, cell by cell, with the importer's normalisers. A cell that cannot be read is
 * left out; without a bidder id a bid fails with `unprocessable`, naming its place.
 */
export const readLot = ({ lot, bids }: RawLot): NewLot => {
  const cell = reader('lots', lot)
  const opened = cell('opened_at').number
  const first = Number.isNaN(opened) ? cell('published_at').number : opened
  return {
    id: cell('lot_id').canonical || 'NEW',
    day: dayOfInstant(first),
    buyer: cell('buyer_id').canonical || cell('buyer_name').canonical,
    agency: cell('agency_id').canonical || cell('agency_name').canonical,
    issuer: [...issuedAs(cell('issuer_locks'), LOCKS), ...issuedAs(cell('issuer_devices'), DEVICES)],
    bids: bids.map(readBid),
  }
}

const LOCKS = kindsWhere(({ issued }) => issued === 'lock')
const DEVICES = kindsWhere(({ issued }) => issued === 'device' || issued === 'file')

/** An issuer's device comes without its kind: it is looked for as each of them. */
const issuedAs = (value: Normalised, kinds: readonly ValueKind[]): ValueKey[] =>
  [value, ...(value.all ?? [])]
    .filter(({ canonical }) => canonical !== '')
    .flatMap(({ canonical }) =>
      kinds.map((kind) => keyOf(kindIndex[kind], normaliseValue(kind, canonical).canonical || canonical)),
    )

const readBid = (row: Record<string, RawCell>, i: number): NewBid => {
  const cell = reader('bids', row)
  const bidder = cell('bidder_id').canonical
  if (bidder === '')
    throw new AppError('unprocessable', `Cannot check the lot: bids[${i}].bidder_id is not given`)
  const filled: number[] = []
  const uses: NewUse[] = []
  for (const column of tableNamed('bids').columns) {
    if (!column.source) continue
    const value = cell(column.name)
    if (value.canonical === '') continue
    const source = sourceIndex[column.source]
    filled.push(source)
    for (const one of [value, ...(value.all ?? [])])
      if (one.links && one.canonical !== '')
        uses.push({ source, ...keyOf(kindIndex[SOURCES[source]!.kind], one.canonical) })
  }
  return {
    bidder,
    name: cell('bidder_name').canonical,
    no: numberOr(cell('bid_no').number, 1),
    consortium: cell('consortium').canonical,
    submitted: cell('submitted_at').number,
    accountType: numberOr(cell('deposit_account_type').number, 0),
    filled,
    uses,
  }
}

const numberOr = (number: number, other: number): number => (Number.isNaN(number) ? other : number)

const keyOf = (kind: number, canonical: string): ValueKey => {
  hashText(canonical, kind)
  return { kind, hi: hash.hi, lo: hash.lo }
}

const normalisers = new Map<Column, Normaliser>()
const NONE: Normalised = { canonical: '', number: Number.NaN, links: false, marks: 0 }

/** Cells of one row by column name; a column may also stand under its Chinese name. */
const reader = (table: TableName, row: Record<string, RawCell>): ((name: string) => Normalised) => {
  const columns = new Map(tableNamed(table).columns.map((column) => [column.name, column]))
  return (name) => {
    const column = columns.get(name)!
    const raw = Object.hasOwn(row, name)
      ? row[name]
      : Object.hasOwn(row, column.alias)
        ? row[column.alias]
        : null
    if (raw === null || raw === undefined || raw === '') return NONE
    let normalise = normalisers.get(column)
    if (!normalise) normalisers.set(column, (normalise = normaliserFor(column, table)))
    const value = normalise(String(raw))
    return value.problem ? NONE : value
  }
}
