import type { Issue } from '../domain/errors.js'
import type { SourceRow } from '../domain/source-row.js'
import type { TableName } from '../domain/tables.js'
import type { ValueKind } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'

/**
 * The contract of a graph engine: the named questions that the rest of the product asks of a store, and the few
 * acts that change it. Two implementations (embedded, neo4j) answer alike; `test/engines/conformance.ts` holds them to it.
 * Every list answer has a total order. Every method fails with AppError: `engine_unavailable` when the store cannot be
 * reached, `not_found` where stated, `cancelled` when its signal fires.
 */
export interface GraphEngine {
  readonly name: 'embedded' | 'neo4j'

  /**
   * Opens a writer for one import run. One writer at a time: a second fails with `conflict`. A dry run judges the rows
   * against the store and takes everything back in `finish`.
   */
  beginImport(options: { now: Date; dry?: boolean }): Promise<ImportWriter>

  /** Digest of the effective records: hex. Owes nothing to files, lines, batches, order or quarantine. */
  digest(): Promise<string>
  counts(): Promise<StoreCounts>
  /** The market for detection; served from the snapshot on disk when that is of the current digest. */
  market(options?: {
    signal?: AbortSignal
    progress?: (done: number, of: number, what: string) => void
  }): Promise<Market>

  /** Canonical texts of values by (kind, hash), in the order asked; undefined where the store has none. */
  texts(wanted: { kind: ValueKind; hi: number; lo: number }[]): Promise<(string | undefined)[]>
  /** Source rows of facts, in the order asked, each sorted by (file, line). */
  sources(wanted: FactRef[]): Promise<SourceRow[][]>

  /** One bidder's record with history, or undefined. */
  bidder(id: string): Promise<BidderRecord | undefined>
  /** Bidders whose id, name or former name contains the text (normalised), by name then id, after the cursor id. */
  searchBidders(query: { text?: string; after?: string; limit: number }): Promise<BidderRecord[]>
  /** Names of bidders, buyers, agencies and other organisations by id; those without a name are left out. */
  names(ids: readonly string[]): Promise<Map<string, string>>
  lot(id: string): Promise<LotRecord | undefined>
  lotBids(id: string): Promise<BidRecord[]>
  lotIds(query: { after?: string; limit: number }): Promise<string[]>
  /** Every bidder or organisation that holds the value, with its uses, sorted by bidder then date. `value` is raw text: it is normalised as its kind. */
  holders(kind: ValueKind, value: string): Promise<Holding[]>
  /** Values of one bidder (bids, registry, roles), by kind then text. */
  valuesOf(bidder: string): Promise<BidderValue[]>

  quality(): Promise<QualityReport>
  quarantine(query: { after?: number; limit: number }): Promise<{ seq: number; issue: Issue }[]>

  /**
   * Shows a run's rings to those who look at the graph with its own tools; an engine without such tools has none of it.
   * May be repeated.
   */
  publish?(run: { id: string; at: string }, rings: Iterable<PublishedRing>): Promise<void>

  /**
   * Communities of a pair graph by a library of the engine's own: a label for every node. An engine without one lacks it;
   * fails with `invalid_input` where the library is not installed.
   */
  communities?(graph: PairGraph, seed: number): Promise<Int32Array>

  /** Counts made anew where the data lies; an engine that is asked by message lacks them. */
  recount?: Recount

  /** Empties the store. */
  clear(): Promise<void>
  close(): Promise<void>
}

/**
 * Takes normalised rows of one import run in batches; each batch is one transaction. `finish` decides what is
 * effective (keys, conflicts, pending bids) and returns what became of every row, by file.
 * A crash between batches leaves whole batches; the next `beginImport` or open settles them.
 */
export interface ImportWriter {
  readonly batch: number
  /** Registers a file (or archive member, or sheet): the number under which its rows are sent. */
  file(name: string, sha256: string): Promise<number>
  write(rows: RowBatch): Promise<void>
  finish(): Promise<ImportOutcome>
  abort(): Promise<void>
}

/** 64-bit words as pairs of 32-bit ones, low half first, as they lie in memory: word i is `[2 * i]` and `[2 * i + 1]`. */
export type Pairs = Uint32Array

/**
 * Normalised rows of one table and file, by column. Column c of row r:
 * text-like columns carry the 64-bit hash of the canonical text (0/0 = not given); numbers a float.
 */
export interface RowBatch {
  table: TableName
  file: number
  count: number
  line: Int32Array
  /** by column name of the table */
  hashes: Record<string, Pairs>
  /** money (fen), dates (epoch seconds), integers, shares, flags, status: NaN = not given. Descriptive codes are texts, in `hashes`. */
  numbers: Record<string, Float64Array>
  /**
   * values after the first of a multi-valued cell, and the own text of a code's unknown word: (row, column, hash);
   * rows ascending
   */
  extras: { row: Int32Array; column: string[]; hash: Pairs }
  /**
   * texts first seen in this batch: (hash salt, hash, text) to be remembered, with a second hash (32 bits of another
   * function) that tells two texts of one hash apart; flag 1 = may link bidders. May repeat earlier ones.
   */
  texts: {
    salt: Uint8Array
    hash: Pairs
    check: Uint32Array
    flags: Uint8Array
    /** UTF-8 of all texts, one after the other, and where each ends */
    bytes: Uint8Array
    ends: Uint32Array
  }
  /** unknown columns of the row as canonical JSON, '' when none; [] when no row has any */
  rest: string[]
  /** marks of data quality by row: bit set of QUALITY_MARKS (normalise/normalised.ts) */
  marks: Uint32Array
  /** columns of the row whose cell was a placeholder, and whose value is doubtful: bit sets over the table's columns */
  placeholder: Pairs
  invalid: Pairs
  /** 128 bits of the row's canonical content without `updated_at` (intake/content.ts): four words a row, first word highest */
  content: Uint32Array
  /** rows read to make this batch: `count` + the distinct lines of `quarantined` */
  read: number
  /** defects, in the order of lines; a row may have several */
  quarantined: Issue[]
}

export interface ImportOutcome {
  files: {
    /** as returned by `ImportWriter.file` */
    number: number
    file: string
    table: string
    read: number
    accepted: number
    merged: number
    quarantined: number
  }[]
  /** rows of this run that became conflict or pending, for the quarantine file: by file number, table and line, sorted */
  withheld: { file: number; table: TableName; line: Int32Array; reason: ('conflict' | 'pending')[] }[]
  /** bids that were pending in the store and now have their lot */
  resolved: number
}

/** Weighted pairs of nodes, each once. */
export interface PairGraph {
  nodes: number
  a: Int32Array
  b: Int32Array
  weight: Float64Array
}

/** Counts over all that is effective now, from the records themselves: what the product else reads from running totals and snapshots. */
export interface Recount {
  digest(): Promise<string>
  /** Pairs of bidders by how many of the subject they have in common; one that more than `most` bidders have counts for no pair. */
  pairs(of: PairSubject, most: number): Promise<PairCounts>
}

/** Values that both bidders used in bids and that may link bidders, or lots on which both bid. */
export type PairSubject = 'values' | 'lots'

/** Pairs of bidders, each once, in no order. */
export interface PairCounts {
  /** by pair the hashes of the two bidders' ids, four words, high halves first */
  ids: Uint32Array
  count: Int32Array
}

/** A suspected ring as a graph: bits by pair of members, and which families they come from. */
export interface PublishedRing {
  id: string
  level: string
  score: number
  lots: number
  members: { bidder: string; role: string }[]
  ties: { a: string; b: string; bits: number; families: string[]; rules: string[] }[]
}

export interface StoreCounts {
  bidders: number
  lots: number
  bids: number
  /** rows on record by table, effective ones only */
  tables: Record<string, number>
  quarantined: number
  pending: number
  conflicts: number
}

/** A fact of the store whose source rows are wanted. */
export type FactRef =
  | { table: 'bids'; lot: string; bidder: string; no: number }
  | { table: 'bidders'; bidder: string }
  | { table: 'lots'; lot: string }
  | { table: 'roles'; bidder: string; kind: ValueKind; hi: number; lo: number }
  | { table: 'ownership'; owner: string; owned: string }
  | { table: 'groups'; bidder: string }
  | { table: 'allowlist'; kind: ValueKind; hi: number; lo: number }
  | { table: 'experts'; lot: string; expert: string }
  | { table: 'scores'; lot: string; expert: string; bidder: string }
  | { table: 'contracts'; contract: string }
  | { table: 'subcontracts'; contract: string; subcontractor: string }
  | { table: 'penalties'; bidder: string; docNo: string }

export interface BidderRecord {
  id: string
  name: string
  formerNames: string[]
  /** every name under which it bid, if different */
  bidNames: string[]
  legalRepName?: string
  phone?: string
  email?: string
  address?: string
  regionCode?: string
  registeredAt?: string
  cancelledAt?: string
  capitalFen?: number
  bids: number
  wins: number
  /** of the identifier and fields: invalid_checksum … */
  marks: string[]
}

export interface LotRecord {
  id: string
  title?: string
  projectId?: string
  buyerId?: string
  buyerName?: string
  agencyId?: string
  agencyName?: string
  industry?: string
  category?: string
  domain?: string
  regionCode?: string
  township?: string
  method?: string
  evaluation?: string
  estimateFen?: number
  controlPriceFen?: number
  currency: string
  publishedAt?: string
  openedAt?: string
  awardedAt?: string
  bids: number
}

export interface BidRecord {
  lotId: string
  bidderId: string
  bidderName: string
  no: number
  amountFen?: number
  status: 'valid' | 'disqualified' | 'withdrawn'
  rank?: number
  won?: boolean
  submittedAt?: string
  consortium?: string
  /** shared-value columns as canonical text, by column name */
  values: Record<string, string[]>
}

export interface Holding {
  bidder: string
  name: string
  source: string
  lot?: string
  /** ISO date */
  from?: string
  to?: string
}

export interface BidderValue {
  kind: ValueKind
  text: string
  /** bidders that hold it, this one included */
  holders: number
  uses: number
}

export interface QualityReport {
  tables: {
    table: string
    rows: number
    columns: {
      column: string
      filled: number
      missing: number
      placeholder: number
      invalid: number
      distinct: number
    }[]
  }[]
}
