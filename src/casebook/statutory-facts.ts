import type { StatutoryFactRecord } from '../domain/statutory-fact.js'
import type { Casebook } from './casebook.js'
import type { Database } from './database.js'
import { factTable } from './fact-table.js'

/** Statutory facts by run and position: by lot, rule and value. */
export const statutoryFactTable = (db: Database) => {
  const table = factTable<StatutoryFactRecord>(db, 'statutory_fact')
  const questions: Pick<Casebook, 'statutoryFacts'> = { statutoryFacts: table.find }
  return { questions, insert: table.insert }
}
