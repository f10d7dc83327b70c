import type { Statement } from '../database.js'

/** Runs a statement and says whether it changed a row. */
export const changed = (statement: Statement, ...values: unknown[]): boolean =>
  (statement.run(...values) as { changes: number }).changes > 0
