import type { TableName } from '../../../src/domain/tables.js'
import type { Cells } from '../../support/import.js'

/** Rows of an import table: what its file promises. */
export interface TableFixture {
  table: TableName
  accepted: Cells
  /** says what `accepted` says, in other words: merged with it */
  merged: Cells
  quarantined: Cells
  /** why `quarantined` is not taken */
  reason: string
}
