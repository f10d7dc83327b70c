import type { Issue } from './errors.js'
import type { TableName } from './tables.js'

/**
 * 64-bit words as pairs of 32-bit ones, low half first, as they lie in memory: word i is `[2 * i]` and `[2 *
 * i + 1]`.
 */
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
  /**
   * money (fen), dates (epoch seconds), integers, shares, flags, status: NaN = not given. Descriptive codes
   * are texts, in `hashes`.
   */
  numbers: Record<string, Float64Array>
  /**
   * values after the first of a multi-valued cell, and the own text of a code's unknown word: (row, column,
   * hash); rows ascending
   */
  extras: { row: Int32Array; column: string[]; hash: Pairs }
  /**
   * texts first seen in this batch: (hash salt, hash, text) to be remembered, with a second hash (32 bits of
   * another function) that tells two texts of one hash apart; flag 1 = may link bidders. May repeat earlier
   * ones.
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
  /**
   * columns of the row whose cell was a placeholder, and whose value is doubtful: bit sets over the table's
   * columns
   */
  placeholder: Pairs
  invalid: Pairs
  /** the doubtful values by column and mark: how many of the batch's rows, the first one's line and cell */
  doubts: { column: string; reason: string; rows: number; line: number; value: string }[]
  /**
   * 128 bits of the row's canonical content without `updated_at` (intake/content.ts): four words a row, first
   * word highest
   */
  content: Uint32Array
  /** rows read to make this batch: `count` + the distinct lines of `quarantined` */
  read: number
  /** defects, in the order of lines; a row may have several */
  quarantined: Issue[]
}
