import type { DuckDBConnection } from '@duckdb/node-api'
import { HashIndex } from '../../arrays/hash-index.js'
import { SALT } from '../../domain/hash.js'
import type { RawBids } from '../../market/bid-order.js'
import { fillDays, type Lots, type Orgs } from '../market-columns.js'
import { rowsOf } from './database.js'
import { seqsInOtherCurrency } from './other-currency.js'
import { streamColumns } from './read.js'

const BIDS = `SELECT seq, lot_id, bidder_id, bid_no, amount, status, won, rank, submitted_at, sealed_at,
  deposit_account_type, consortium FROM e_bids`

const UNKNOWN_WON = 255

/**
 * The effective bids' numbers in the store's order; sets the lots' days, which the earliest bid may decide.
 */
export const readRawBids = async (connection: DuckDBConnection, orgs: Orgs, lots: Lots): Promise<RawBids> => {
  const names = await consortiumRanks(connection)
  const n = Number((await rowsOf(connection, 'SELECT count(*) AS n FROM e_bids'))[0]!.n)
  const raw = emptyRaw(n)
  const other = await seqsInOtherCurrency(connection)
  const earliest = new Float64Array(lots.index.count).fill(Number.NaN)
  let p = 0
  await streamColumns(connection, BIDS, (columns, rows) => {
    const [seq, lot, bidder, no, amount, status, won, rank, submitted, sealed, account, consortium] =
      columns as [Uint32Array, Uint32Array, Uint32Array, ...Float64Array[]] as unknown as [
        Uint32Array,
        Uint32Array,
        Uint32Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Uint32Array,
      ]
    for (let k = 0; k < rows; k++, p++) {
      const l = lots.index.find(lot[2 * k + 1]!, lot[2 * k]!)
      raw.seq[p] = seq[k]!
      raw.lot[p] = l
      raw.bidder[p] = orgs.index.find(bidder[2 * k + 1]!, bidder[2 * k]!)
      raw.no[p] = no[k]!
      raw.amount[p] = amount[k]!
      raw.status[p] = status[k]!
      raw.won[p] = !Number.isNaN(won[k]!) ? won[k]! : UNKNOWN_WON
      raw.rank[p] = !Number.isNaN(rank[k]!) ? rank[k]! : 0
      raw.submitted[p] = submitted[k]!
      raw.sealed[p] = sealed[k]!
      raw.accountType[p] = !Number.isNaN(account[k]!) ? account[k]! : 0
      raw.consortium[p] = names.find(consortium[2 * k + 1]!, consortium[2 * k]!)
      if (!(submitted[k]! >= earliest[l]!))
        earliest[l] = !Number.isNaN(submitted[k]) ? submitted[k]! : earliest[l]!
    }
  })
  if (other.size > 0) for (let p = 0; p < n; p++) if (other.has(raw.seq[p]!)) raw.amount[p] = Number.NaN
  fillDays(lots, earliest)
  return raw
}

const emptyRaw = (n: number): RawBids => ({
  count: n,
  seq: new Int32Array(n),
  lot: new Int32Array(n),
  bidder: new Int32Array(n),
  no: new Int32Array(n),
  amount: new Float64Array(n),
  status: new Uint8Array(n),
  won: new Uint8Array(n),
  rank: new Int32Array(n),
  submitted: new Float64Array(n),
  sealed: new Float64Array(n),
  accountType: new Uint8Array(n),
  consortium: new Int32Array(n),
})

/** Consortium names, numbered in the order of their texts. */
const consortiumRanks = async (connection: DuckDBConnection): Promise<HashIndex> => {
  const index = new HashIndex(64)
  const sql = `SELECT hash FROM texts WHERE salt = ${SALT.text}
    AND hash IN (SELECT DISTINCT consortium FROM e_bids WHERE consortium <> 0) ORDER BY text`
  await streamColumns(connection, sql, ([h], rows) => {
    const hashes = h as Uint32Array
    for (let k = 0; k < rows; k++) index.add(hashes[2 * k + 1]!, hashes[2 * k]!)
  })
  return index
}
