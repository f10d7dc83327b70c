import { hash, hashBytes, hashText, SALT } from '../../domain/hash.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { storageOf } from '../../domain/storage.js'
import { type Table, tableNamed } from '../../domain/tables.js'
import { type Hash, pairAt } from './integers.js'

/**
 * A row's key as one 64-bit hash, under which its versions are found: that of its one key column, else a hash over the
 * hashes and numbers of all, else, where the whole row is the key, the first half of its content.
 */
export const keyOf = (table: Table, batch: RowBatch, r: number): Hash => {
  if (!table.key) return { hi: batch.content[4 * r]!, lo: batch.content[4 * r + 1]! }
  return keyHash(
    table.key.map((name): KeyPart => {
      const column = batch.hashes[name]
      return column ? pairAt(column, r) : numberIn(batch, name, r)
    }),
  )
}

export type KeyPart = Hash | number

const numberIn = (batch: RowBatch, name: string, r: number): number =>
  batch.numbers[name] ? batch.numbers[name][r]! : Number.NaN

const bytes = new DataView(new ArrayBuffer(8 * 16))
const words = new Uint32Array(bytes.buffer)
const doubles = new Float64Array(bytes.buffer)

/** The key of these parts, in the order of the table's key columns. */
export const keyHash = (parts: readonly KeyPart[]): Hash => {
  const [first] = parts
  if (parts.length === 1 && typeof first === 'object') return first
  parts.forEach((part, i) => {
    if (typeof part === 'number') doubles[i] = part
    else {
      words[2 * i] = part.hi
      words[2 * i + 1] = part.lo
    }
  })
  hashBytes(bytes, 0, 8 * parts.length, SALT.row)
  return { hi: hash.hi, lo: hash.lo }
}

/** The hash of an id. */
export const idOf = (text: string, salt: number): Hash => {
  hashText(text, salt)
  return { hi: hash.hi, lo: hash.lo }
}

/** The key of a bid. */
export const bidKey = (lot: string, bidder: string, no: number): Hash =>
  keyHash(
    BID_KEY.map(
      (name) => ({ lot_id: idOf(lot, SALT.lot), bidder_id: idOf(bidder, SALT.bidder), bid_no: no })[name]!,
    ),
  )
const BID_KEY = tableNamed('bids').key as readonly ('lot_id' | 'bidder_id' | 'bid_no')[]

/** Columns by which the rows of a table are asked for beside their key: those that name an organisation or a lot. */
export const lookedUp = (table: Table): string[] =>
  table.name === 'bids'
    ? []
    : table.columns
        .filter(
          (column) =>
            storageOf(column) === 'hash' &&
            (column.type === 'bidder-id' || column.name === 'lot_id' || column.type === 'allow-value') &&
            !(table.key?.length === 1 && table.key[0] === column.name),
        )
        .map((column) => column.name)
