import type { Issue } from '../domain/errors.js'
import type { BidderRecord, BidderValue, BidRecord, LotRecord } from '../domain/records.js'
import type { FactRef, SourceRow } from '../domain/source-row.js'
import type { AwaitedLot, ColumnChange, ImportTarget, OddBids, OtherUnit } from '../intake/writer.js'
import type { Lookup } from '../market/lookup.js'
import type { Market } from '../market/market.js'
import type { PairCounts, PairSubject } from '../market/pair-counts.js'
import type { LikelySame } from './likely-same.js'

/**
 * The contract of a graph engine: the named questions that the rest of the product asks of a store, and the
 * few acts that change it. Two implementations (embedded, neo4j) answer alike; `test/engines/conformance.ts`
 * holds them to it. Every list answer has a total order. Every method fails with AppError:
 * `engine_unavailable` when the store cannot be reached, `not_found` where stated, `cancelled` when its
 * signal fires.
 */
export interface GraphEngine extends ImportTarget, Lookup {
  readonly name: 'embedded' | 'neo4j'

  /** Digest of the effective records: hex. Owes nothing to files, lines, batches, order or quarantine. */
  digest(): Promise<string>
  counts(): Promise<StoreCounts>
  /** The market for detection; served from the snapshot on disk when that is of the current digest. */
  market(options?: {
    signal?: AbortSignal
    progress?: (done: number, of: number, what: string) => void
  }): Promise<Market>

  /** Source rows of facts, in the order asked, each sorted by (file, line). */
  sources(wanted: FactRef[]): Promise<SourceRow[][]>

  /** One bidder's record with history, or undefined. */
  bidder(id: string): Promise<BidderRecord | undefined>
  /** Names of bidders, buyers, agencies and other organisations by id; those without a name are left out. */
  names(ids: readonly string[]): Promise<Map<string, string>>
  lot(id: string): Promise<LotRecord | undefined>
  lotBids(id: string): Promise<BidRecord[]>
  lotIds(query: { after?: string; limit: number }): Promise<string[]>
  /** Values of one bidder (bids, registry, roles), by kind then text. */
  valuesOf(bidder: string): Promise<BidderValue[]>

  quality(): Promise<QualityReport>
  /** The same counts by file or by month of the lot, of tables that have rows. */
  qualityBy(part: QualityPart): Promise<QualityGroup[]>
  /**
   * Rows that were not taken, after a number, in one order; those alone that meet every part of the filter.
   */
  quarantine(
    query: { after?: number; limit: number } & QuarantineFilter,
  ): Promise<{ seq: number; issue: Issue }[]>
  /** How many of them there are by import, file, table and reason, in this order. */
  quarantineGroups(): Promise<QuarantineGroup[]>

  /**
   * Shows a run's rings to those who look at the graph with its own tools; an engine without such tools has
   * none of it. May be repeated.
   */
  publish?(run: { id: string; at: string }, rings: Iterable<PublishedRing>): Promise<void>

  /**
   * Communities of a pair graph by a library of the engine's own: a label for every node. An engine without
   * one lacks it; fails with `invalid_input` where the library is not installed.
   */
  communities?(graph: PairGraph, seed: number): Promise<Int32Array>

  /** The graph that a server shows of the record; an engine without one lacks it. */
  graph?: ShownGraph

  /** Counts made anew where the data lies; an engine that is asked by message lacks them. */
  recount?: Recount

  /** Imports after a number, in their order. */
  imports(query: { after?: number; limit: number }): Promise<ImportRecord[]>
  /**
   * Takes an import out: the store is as if it had not been, and files that it replaced count again. Fails
   * with `not_found`, or with `conflict` where none of its files counts or another import runs.
   * @param options.dry says what would change and changes nothing
   */
  undoImport(
    batch: number,
    options?: { dry?: boolean; progress?: (done: number) => void },
  ): Promise<UndoneImport>

  /** Empties the store. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** A graph beside the record that may be behind it. */
export interface ShownGraph {
  /**
   * bids that it lacks, of how many; `isLarge`: so many that a bulk load is quicker, and nobody brings it up
   * in passing
   */
  backlog(): Promise<{ bids: number; of: number; isLarge: boolean }>
  /** Brings it up to the record, however long that takes. */
  push(progress: (bids: number) => void): Promise<void>
}

/** Weighted pairs of nodes, each once. */
export interface PairGraph {
  nodes: number
  a: Int32Array
  b: Int32Array
  weight: Float64Array
}

/**
 * Counts over all that is effective now, from the records themselves: what the product else reads from
 * running totals and snapshots.
 */
export interface Recount {
  digest(): Promise<string>
  /** Reads every block in use of the file; fails with `engine_unavailable` at the first damaged one. */
  readAll?(): Promise<void>
  /**
   * Pairs of bidders by how many of the subject they have in common; one that more than `most` bidders have
   * counts for no pair.
   */
  pairs(of: PairSubject, most: number): Promise<PairCounts>
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

/** By the file that a row first came from, or by the month of its lot. */
export type QualityPart = 'source' | 'month'

/** How full the columns of one table are in one part of the store, by name of the part, then by table. */
export interface QualityGroup {
  /** a file's name; a month `2026-03`, '' where a lot has no day */
  part: string
  table: string
  rows: number
  columns: { column: string; filled: number; placeholder: number; invalid: number }[]
}

/** Which rows of the quarantine are meant. */
export interface QuarantineFilter {
  /** number of the import */
  batch?: number
  /** name of the file */
  file?: string
  table?: string
  reason?: string
}

/** Rows of the quarantine that agree in where they come from and why they stand there. */
export interface QuarantineGroup {
  batch: number
  file: string
  table: string
  reason: string
  rows: number
}

/** An import and its files. */
export interface ImportRecord {
  batch: number
  /** ISO times; without an end it was cut off */
  startedAt: string
  finishedAt?: string
  /** by name; `counts` is false of what was taken out, or replaced by another import */
  files: { file: string; counts: boolean; replacedBy?: number }[]
}

/** What became of a store from which an import was taken out. */
export interface UndoneImport {
  batch: number
  /** files that do not count any more */
  files: string[]
  /** by table, by how many its effective rows are more (or, negative, fewer) than before */
  rows: Record<string, number>
  /** cells of keys that remain */
  changes: ColumnChange[]
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

export interface QualityReport {
  /** bidders that may be one, to be looked at: ids or names that differ only in zeros or spelling */
  likelySame: LikelySame[]
  /** bids in another currency than their lot, which count without their amount; the commonest first */
  otherCurrency: { currency: string; lotCurrency: string; bids: number }[]
  /** lots whose bids and ceiling seem to be read in different units of money */
  otherUnit: OtherUnit[]
  /** bids that contradict themselves, or have a rate and no amount */
  oddBids: OddBids[]
  /** lots that bids wait for, and that may be there under another spelling */
  awaitedLots: AwaitedLot[]
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
