import type { RowBatch } from '../domain/row-batch.js'
import type { TableName } from '../domain/tables.js'

/** What an import writes to: of an engine (engines/engine.ts). */
export interface ImportTarget {
  /**
   * Opens a writer for one import run. One writer at a time: a second fails with `conflict`. A dry run judges
   * the rows against the store and takes everything back in `finish`.
   */
  beginImport(options: { now: Date; dry?: boolean }): Promise<ImportWriter>
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
  withheld: { file: number; table: TableName; line: Int32Array; reason: ('conflict' | 'pending')[] }[]
  /** bids that were pending in the store and now have their lot */
  resolved: number
  /** bids of the store in another currency than their lot, which count without their amount */
  otherCurrency: { currency: string; lotCurrency: string; bids: number }[]
}
