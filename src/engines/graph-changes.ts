import type { ValueKind } from '../domain/value-kind.js'

/**
 * What the graph on a server has to become for rows that it does not show yet, as the record gives it and the
 * server takes it: every kind of thing in pages. Things are named by the 64-bit hashes of their texts, bids
 * by their number in the record.
 */
export interface GraphChanges {
  /** texts that are new, in the order in which they came: `at` is the mark after the page */
  texts(): AsyncIterable<{ texts: GraphText[]; at: number }>
  /** bids that are effective and may not be shown yet */
  bids(): AsyncIterable<GraphBid[]>
  /** bids that are withheld, or that have other values now, and may be shown: to go before `bids` come */
  goneBids(): AsyncIterable<number[]>
  lots(): AsyncIterable<GraphLot[]>
  /**
   * organisations of which what they have, who holds a post in them or who owns them is new: all of it anew
   */
  links(): AsyncIterable<GraphLinks[]>
  organisations(): AsyncIterable<GraphOrganisation[]>
}

export interface Hash {
  hi: number
  lo: number
}

export type GraphText =
  | { is: 'value'; kind: ValueKind; hash: Hash; text: string; links: boolean }
  | { is: 'organisation' | 'lot'; hash: Hash; text: string }

export interface GraphUse {
  value: Hash
  role: string
}

export interface GraphBid {
  seq: number
  bidder: Hash
  lot: Hash
  numbers: Record<string, number>
  used: GraphUse[]
  /** people who acted in it */
  acted: GraphUse[]
}

export interface GraphLot {
  hash: Hash
  /** false: it is only named by rows, its own is not there */
  isKnown: boolean
  title?: string
  industry?: string
  category?: string
  region?: string
  method?: string
  controlPriceFen?: number
  /** epoch seconds */
  opened?: number
  buyer?: Hash
  agency?: Hash
  winners: Hash[]
}

export interface GraphLinks {
  organisation: Hash
  has: (GraphUse & { by: string })[]
  holds: (Holds & { person: Hash })[]
  owned: (Span & { owner: Hash })[]
}

/** Days as numbers. */
export interface Span {
  share?: number
  from?: number
  to?: number
}
export interface Holds extends Span {
  role?: string
  by: string
}

export interface GraphOrganisation {
  hash: Hash
  name?: string
  aliases: string[]
  bids: number
  wins: number
  isBuyer: boolean
  isAgency: boolean
  isRegistered: boolean
}
