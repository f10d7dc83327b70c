import type { Casebook, LotFlagRecord } from './casebook.js'
import type { Database } from './database.js'
import { factTable } from './fact-table.js'

/** Flags on lots by run and position: by lot, rule and bidders. */
export const lotFlagTable = (db: Database) => {
  const table = factTable<LotFlagRecord>(db, 'lot_flag')
  const questions: Pick<Casebook, 'lotFlags'> = { lotFlags: table.find }
  return { questions, insert: table.insert }
}
