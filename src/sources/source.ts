import type { TableName } from '../domain/tables.js'
import type { Text } from '../texts/text.js'

/**
 * A block of rows as bytes, so that a reader may hash and intern cells without making strings. Cell c of row
 * r is `bytes[starts[r * width + c] .. ends[r * width + c])`: UTF-8, unquoted, unescaped, untrimmed. All
 * arrays belong to the source and are overwritten by the next block: keep nothing of a batch past the next
 * `next()`.
 */
export interface CellBatch {
  width: number
  rows: number
  bytes: Uint8Array
  starts: Int32Array
  ends: Int32Array
  /**
   * where each row's record starts, increasing and unique in its table: 1-based line of the file (CSV), row
   * (XLSX), or row of the derived table (OCDS, where one record gives several rows)
   */
  line: Int32Array
  /**
   * rows of this batch that must be quarantined unread, ascending by row; such a row's cells may be empty or
   * cut
   */
  issues: RowIssue[]
  /** bytes of `SourceTable.size` read so far, over all batches */
  bytesRead: number
}

/** Why a row cannot be read at all. `reason` is a key of `sourceTexts` too. */
export type RowReason =
  | 'cell_count'
  | 'other_header'
  | 'other_unit'
  | 'bad_quote'
  | 'unterminated_quote'
  | 'giant_cell'
  | 'bad_encoding'
  | 'control_character'
  | 'lost_digits'
  | 'formula_error'
  | 'unreadable'
  | 'bad_record'
  | 'linked_record'
  | 'versioned_record'
  | 'dollar_sign'
  | 'sign_contradicts'

export interface RowIssue {
  /** index in the batch */
  row: number
  reason: RowReason
  /** our column, or the input's header, or '' when the row as a whole is at fault */
  column: string
  /** the value at fault as the input has it, at most 200 characters */
  value: string
  detail?: string
}

/**
 * One table found in one file. Several stand over the same file when a mapping or OCDS feeds several tables.
 */
export interface SourceTable {
  /** as the user named it, `/` between folders: `2026/bids.csv`, `archive.zip!/bids.csv`, `book.xlsx#投标` */
  file: string
  /** of the file's bytes; of the unpacked entry for a ZIP archive; of the workbook for a sheet */
  sha256: string
  table: TableName
  /** our column of each cell of a batch; null: a column we do not know, kept in `rest` under `header[c]` */
  columns: (string | null)[]
  /** the name of each cell of a batch, unique */
  header: string[]
  /** the names of the cells that `rowsAt` gives, which are the input's own columns */
  inputHeader: string[]
  /** input columns that a mapping does not use: to be reported once, as unknown columns are */
  ignored: string[]
  /** bytes to read, for progress: unpacked where packed */
  size: number
  /**
   * Every row once, in order. Throws AppError invalid_input when the file turns out broken half-way,
   * `cancelled` on the signal.
   */
  batches(): AsyncIterable<CellBatch>
  /** what its users should know of how it was read, told once all of it has been */
  notes?(): Text[]
  /**
   * all tables that come of the same reading of a file, this one among them: quicker than one after the other
   */
  together?: Together
  /**
   * The input's own cells of the rows that start at these lines (ascending), for the quarantine file. Reads
   * the file again.
   */
  rowsAt(lines: Int32Array | readonly number[]): AsyncIterable<RawRow>
}

export interface Together {
  tables: readonly SourceTable[]
  /**
   * The batches of all of them, each table's in order; `table` is a place in `tables`. A batch lasts until
   * the next.
   */
  batches(): AsyncIterable<{ table: number; cells: CellBatch }>
}

export interface RawRow {
  line: number
  /**
   * as many as the row has, which a row with the reason `cell_count` has more or fewer of than `inputHeader`
   */
  cells: string[]
}

/**
 * What became of a file, sheet or entry: a table to read, a whole file refused (the user must know), or one
 * that is none of ours.
 */
export type SourceOutcome =
  | { kind: 'table'; table: SourceTable }
  | { kind: 'rejected'; file: string; error: Text }
  | { kind: 'skipped'; file: string; reason: Text }
