import { SALT } from '../../domain/hash.js'
import type { RawBids } from '../../market/bid-order.js'
import { fillDays, type Lots, type Orgs } from '../market-columns.js'
import type { Client } from './client.js'
import { orgIndex } from './market-lots.js'
import type { Effective } from './market-tables.js'
import { rankTexts } from './words.js'

const UNKNOWN_WON = 255

/** The effective bids' numbers in the store's order; sets the lots' days, which the earliest bid may decide. */
export const readRawBids = async (
  client: Client,
  orgs: Orgs,
  lots: Lots,
  { bids }: Effective,
): Promise<RawBids> => {
  const consortia = await rankTexts(client, SALT.text, [[bids, 'consortium']])
  const rows = Array.from({ length: bids.count }, (_, row) => row)
  const or = (column: string, missing: number): Float64Array =>
    bids.number(column).map((value) => (Number.isNaN(value) ? missing : value))
  const raw: RawBids = {
    count: bids.count,
    seq: bids.seq.view.slice(),
    lot: Int32Array.from(rows, (row) => orgIndex(lots, bids.hash('lot_id', row))),
    bidder: Int32Array.from(rows, (row) => orgIndex(orgs, bids.hash('bidder_id', row))),
    no: Int32Array.from(bids.number('bid_no')),
    amount: bids.number('amount').slice(),
    status: Uint8Array.from(bids.number('status')),
    won: Uint8Array.from(or('won', UNKNOWN_WON)),
    rank: Int32Array.from(or('rank', 0)),
    submitted: bids.number('submitted_at').slice(),
    sealed: bids.number('sealed_at').slice(),
    accountType: Uint8Array.from(or('deposit_account_type', 0)),
    consortium: consortia.column(bids, 'consortium'),
  }
  const earliest = new Float64Array(lots.index.count).fill(Number.NaN)
  raw.submitted.forEach((at, p) => {
    const lot = raw.lot[p]!
    if (!(at >= earliest[lot]!)) earliest[lot] = Number.isNaN(at) ? earliest[lot]! : at
  })
  fillDays(lots, earliest)
  return raw
}
