/** What can go wrong, by machine code; one table maps a code to an HTTP status, one to an exit code. */
export type ErrorCode =
  | 'invalid_input'
  /** well formed, but what it asks for does not exist: a date that never comes, a time zone of nowhere */
  | 'unprocessable'
  | 'not_found'
  | 'conflict'
  | 'forbidden'
  | 'unauthorised'
  | 'too_large'
  | 'cancelled'
  | 'engine_unavailable'
  /** the audit log takes nothing, so nothing may be shown or done */
  | 'audit_unavailable'
  | 'internal'

/**
 * The one error type of the project: a machine code and a message that says what was attempted, then the
 * state.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  /** the message in both languages, where it is one for the users of the command line */
  readonly told: { zh: string; en: string } | undefined
  constructor(code: ErrorCode, message: string | { zh: string; en: string }, options?: { cause?: unknown }) {
    super(typeof message === 'string' ? message : message.en, options)
    this.name = 'AppError'
    this.code = code
    this.told = typeof message === 'string' ? undefined : message
  }
}

/** A defect in one input record: counted and reported, never thrown. */
export interface Issue {
  /**
   * file as the user named it; inside an archive `archive.zip!/bids.csv`, inside a workbook `book.xlsx#投标`
   */
  file: string
  /** 1-based line (CSV, JSONL) or row (XLSX) or record number (JSON) where the record starts */
  line: number
  table: string
  column: string
  value: string
  /** one of the catalogue's reason codes: missing, unreadable, negative, unknown_word, conflict, pending … */
  reason: string
  detail?: string
  /** of a conflict: columns in which the row contradicts the one in force, and where that stands */
  differs?: string[]
  inForce?: { file: string; line: number }
}
