import { api, type Schemas } from '../../api/client.js'
import type { Account } from './ring-part.js'

export type RingBids = Schemas['RingBids']
export type Cell = RingBids['cells'][number]
export type BidLot = RingBids['lots'][number]

/** The bids of the ring's members, asked for once for the pictures that need them. */
export const useRingBids = ({ ring, run }: Account) =>
  api.useQuery('get', '/api/v1/rings/{id}/bids', { params: { path: { id: ring }, query: { run } } })

/**
 * How far a bid lies above the lowest valid one of its lot: 0.02 = 2 %; undefined where either is unknown.
 */
export const above = ({ lowestFen }: BidLot, { fen, valid }: Cell): number | undefined =>
  fen === null || lowestFen === null || lowestFen === 0 || !valid ? undefined : fen / lowestFen - 1
