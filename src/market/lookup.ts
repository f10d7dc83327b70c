import type { BidderRecord, Holding } from '../domain/records.js'
import type { ValueKind } from '../domain/value-kind.js'

/** Texts of shared values, which the market has by hash alone. */
export interface ValueTexts {
  /** Canonical texts of values by (kind, hash), in the order asked; undefined where the store has none. */
  texts(wanted: { kind: ValueKind; hi: number; lo: number }[]): Promise<(string | undefined)[]>
}

/**
 * What is asked of the store beside the market when somebody names a thing: of an engine (engines/engine.ts).
 */
export interface Lookup extends ValueTexts {
  /**
   * Bidders whose id, name or former name contains the text (normalised), by name then id, after the cursor
   * id.
   */
  searchBidders(query: { text?: string; after?: string; limit: number }): Promise<BidderRecord[]>
  /**
   * Every bidder or organisation that holds the value, with its uses, sorted by bidder then date. `value` is
   * raw text: it is normalised as its kind.
   */
  holders(kind: ValueKind, value: string): Promise<Holding[]>
}
