import type { DuckDBConnection } from '@duckdb/node-api'
import { growInt } from '../../arrays/grow.js'
import { tableNumber, tableOf } from '../../domain/storage.js'
import type { TableName } from '../../domain/tables.js'
import type { Withheld, WithheldRows } from '../../intake/writer.js'
import { CONFLICT, HISTORY, UNDONE } from '../versions.js'
import { rowsOf } from './database.js'
import { type Hash, streamColumns } from './read.js'

/** Names of columns of a bit set. */
export const columnsIn = (table: TableName, { hi, lo }: Hash): string[] =>
  tableOf(table).columns.flatMap(({ name }, c) => (((c < 32 ? lo : hi) >>> (c & 31)) & 1 ? [name] : []))

/** Where a version stands, for SQL: (seq, at_file, at_line), the first place among files that still count. */
export const standsSql = (
  name: string,
  tbl: number,
): string => `(SELECT seq, coalesce(s.file, t.file) AS at_file, coalesce(s.line, t.line) AS at_line
  FROM ${name} t LEFT JOIN (SELECT seq, file, line FROM sightings JOIN files USING (file) WHERE tbl = ${tbl} AND live = 1
    AND seq IN (SELECT seq FROM ${name} WHERE file IN (SELECT file FROM files WHERE live = 0))
    QUALIFY row_number() OVER (PARTITION BY seq ORDER BY n) = 1) s USING (seq))`

/** Rows of an import that became conflict or pending, by file and line. */
export const withheldRows = async (
  connection: DuckDBConnection,
  name: TableName,
  batch: number,
): Promise<WithheldRows[]> => {
  const tbl = tableNumber[name]
  const names = await fileNames(connection)
  const [file, line] = [growInt(), growInt()]
  const why: Withheld[] = []
  const known = new Map<string, Withheld>()
  await streamColumns(
    connection,
    `SELECT file, line, w.reason, w.cols, coalesce(by_file, 0), coalesce(by_line, 0) FROM (
       SELECT file, line, seq FROM ${name} WHERE file >= (SELECT min(file) FROM files WHERE batch = ${batch})
       UNION ALL SELECT file, line, seq FROM repeats WHERE tbl = ${tbl}) r
     JOIN (SELECT seq, reason, cols, against FROM withheld WHERE tbl = ${tbl} AND reason > ${HISTORY} AND reason < ${UNDONE}) w USING (seq)
     LEFT JOIN (SELECT seq AS against, file AS by_file, line AS by_line FROM ${name}) b ON w.against = b.against AND w.reason = ${CONFLICT}
     ORDER BY file, line`,
    (columns, rows) => {
      file.append(columns[0] as Int32Array, 0, rows)
      line.append(columns[1] as Int32Array, 0, rows)
      const cols = columns[3] as Uint32Array
      for (let k = 0; k < rows; k++) {
        const [reason, at, row] = [2, 4, 5].map((c) => columns[c]![k] as number) as [number, number, number]
        const key = `${reason}/${cols[2 * k]}/${cols[2 * k + 1]}/${at}/${row}`
        let one = known.get(key)
        if (!one) {
          one =
            reason === CONFLICT
              ? {
                  reason: 'conflict',
                  columns: columnsIn(name, { lo: cols[2 * k]!, hi: cols[2 * k + 1]! }),
                  inForce: { file: names.get(at) ?? '', line: row },
                }
              : { reason: 'pending', columns: [] }
          known.set(key, one)
        }
        why.push(one)
      }
    },
  )
  return grouped(name, file.view, line.view, why)
}

/** Every file has a number of its own, so the rows of one file follow one another. */
const grouped = (table: TableName, file: Int32Array, line: Int32Array, why: Withheld[]): WithheldRows[] => {
  const groups: WithheldRows[] = []
  for (let from = 0; from < file.length; ) {
    let to = from + 1
    while (to < file.length && file[to] === file[from]) to++
    groups.push({ file: file[from]!, table, line: line.slice(from, to), why: why.slice(from, to) })
    from = to
  }
  return groups
}

const fileNames = async (connection: DuckDBConnection): Promise<Map<number, string>> =>
  new Map(
    (await rowsOf(connection, 'SELECT file, name FROM files')).map((row) => [
      row.file as number,
      row.name as string,
    ]),
  )
