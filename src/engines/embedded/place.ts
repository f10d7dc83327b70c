import type { DuckDBConnection } from '@duckdb/node-api'
import type { Place } from '../place.js'
import { rowsOf } from './database.js'

/** The step of a record on a server that this one holds; undefined: it is a record by itself. */
export const placeOf = async (connection: DuckDBConnection): Promise<Place | undefined> => {
  const [row] = await rowsOf(connection, `SELECT value FROM meta WHERE key = 'place'`)
  return row && (JSON.parse(row.value as string) as Place)
}

/** Says which step is held, in the caller's transaction with the rows of that step. */
export const takePlace = async (connection: DuckDBConnection, place: Place): Promise<void> => {
  await leavePlace(connection)
  await connection.run(`INSERT INTO meta VALUES ('place', ?)`, [JSON.stringify(place)])
}

/** What comes now is written here alone. */
export const leavePlace = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run(`DELETE FROM meta WHERE key = 'place'`)
}
