import type { RowBatch } from '../domain/row-batch.js'
import type { TableName } from '../domain/tables.js'

/** What an import writes to: of an engine (engines/engine.ts). */
export interface ImportTarget {
  /**
   * Opens a writer for one import run. One writer at a time: a second fails with `conflict`. A dry run judges
   * the rows against the store and takes everything back in `finish`.
   */
  beginImport(options: BeginImport): Promise<ImportWriter>
}

export interface BeginImport {
  now: Date
  dry?: boolean
  /**
   * the files take the place of those of earlier imports that have the same bytes or the same name, all of
   * them when the import ends and not before
   */
  replace?: boolean
  /** of the mapping by which the files are read: what tells two readings of one file apart; '' = none */
  mapping?: string
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
  /** Reading the file broke off: it replaces nothing. */
  brokeOff(file: number): void
  finish(): Promise<ImportOutcome>
  abort(): Promise<void>
}

/** Lots whose bids all lie at a ten-thousandth of the ceiling, or at ten thousand times it. */
export interface OtherUnit {
  /** where the bids lie from the ceiling */
  bids: 'below' | 'above'
  lots: number
  /** bids of these lots */
  count: number
  /** the first of them */
  lot: string
}

/** Bids that won though withdrawn or rejected, or whose price is a rate alone. */
export interface OddBids {
  what: 'withdrawn' | 'rejected' | 'rate'
  bids: number
  lots: number
  /** the first of them */
  lot: string
}

/** A lot that bids wait for, and the one of the store that it is likely to be. */
export interface AwaitedLot {
  /** its id as the bids give it */
  lot: string
  bids: number
  /** the id of the lot that is there */
  likely: string
  /** what is the same but for its spelling: the id, or the title */
  by: 'id' | 'title'
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
  /**
   * rows of this run that became conflict or pending, for the quarantine file: by file number, table and
   * line, sorted
   */
  withheld: WithheldRows[]
  /** bids that were pending in the store and now have their lot */
  resolved: number
  /** bids of the store in another currency than their lot, which count without their amount */
  otherCurrency: { currency: string; lotCurrency: string; bids: number }[]
  /** lots of the store whose bids and ceiling seem to be read in different units of money */
  otherUnit: OtherUnit[]
  /** bids of the store that contradict themselves, or have a rate and no amount */
  oddBids: OddBids[]
  /** lots that bids of the store wait for, and that may be there under another spelling */
  awaitedLots: AwaitedLot[]
  /** cells that other imports had filled with something else, or left empty: by table and column */
  changes: ColumnChange[]
  /** files that were imported before, in the order of their numbers */
  before: { number: number; earlier: EarlierImport }[]
}

/** An import of before of which a file has the same bytes, or the same name with another mapping. */
export interface EarlierImport {
  batch: number
  /** ISO time */
  at: string
  /** the file's name then */
  file: string
  sameBytes: boolean
  sameMapping: boolean
  /** this import has taken its place */
  replaced: boolean
}

export interface WithheldRows {
  file: number
  table: TableName
  line: Int32Array
  why: Withheld[]
}

/** Why a row does not count. Rows of one cause share one object. */
export interface Withheld {
  reason: 'conflict' | 'pending'
  /** of a conflict: columns in which another row of the key says otherwise */
  columns: string[]
  /** of a conflict: where the row in force stands */
  inForce?: { file: string; line: number }
}

/** What an import has changed in one column, counted in keys, against what was in force before. */
export interface ColumnChange {
  table: TableName
  column: string
  /** keys that have another value now */
  changed: number
  /** keys that had none */
  filled: number
  /** some of the keys that have another value */
  examples: {
    /** the cells of the key, in the order of the format */
    key: string[]
    before: string
    now: string
    /** where the value in force stands */
    file: string
    line: number
  }[]
}
