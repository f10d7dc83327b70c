import type { DuckDBConnection } from '@duckdb/node-api'
import { growByte, growInt } from '../../arrays/grow.js'
import type { Issue } from '../../domain/errors.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { tableNumber } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { ImportOutcome } from '../../intake/writer.js'
import { CONFLICT, HISTORY } from '../versions.js'
import type { Database } from './database.js'
import type { Feed } from './feed.js'
import { streamColumns } from './read.js'

interface Count {
  file: number
  table: TableName
  read: number
  defective: number
  /** by reason: 0 effective, then those of `withheld` */
  fresh: number[]
  repeated: number[]
}

/**
 * What became of every row that was read. A new version that is effective is accepted; a repetition of it,
 * and history, is merged; a conflicting or pending one is quarantined, its repetitions too.
 */
export class ImportTally {
  rows = 0
  private readonly names = new Map<number, string>()
  private readonly counts = new Map<string, Count>()

  file(file: number, name: string): void {
    this.names.set(file, name)
  }

  read(rows: RowBatch): void {
    this.rows += rows.read
    const count = this.count(rows.file, rows.table)
    count.read += rows.read
    count.defective += rows.read - rows.count
  }

  private count(file: number, table: TableName): Count {
    const key = `${file}/${table}`
    let count = this.counts.get(key)
    if (!count) {
      count = { file, table, read: 0, defective: 0, fresh: [0, 0, 0, 0], repeated: [0, 0, 0, 0] }
      this.counts.set(key, count)
    }
    return count
  }

  /** Stores the defects; the same one of the same file's bytes is stored once. */
  async storeQuarantine(db: Database, connection: DuckDBConnection, batches: RowBatch[]): Promise<void> {
    const issues = batches.flatMap(({ file, quarantined }) => quarantined.map((issue) => ({ file, issue })))
    if (issues.length === 0) return
    await db.feeds.use(issueFeed(issues), (feed) =>
      connection.run(`INSERT INTO quarantine
        SELECT (SELECT coalesce(max(seq) + 1, 0) FROM quarantine) + row_number() OVER (ORDER BY n.file, n.line, n.i) - 1,
          n.file, n.line, n.tbl, n.col, n.value, n.reason, n.detail
        FROM (SELECT i.*, f.sha256 FROM ${feed} i JOIN files f USING (file)) n
        ANTI JOIN (SELECT q.line, q.tbl, q.col, q.reason, f.sha256 FROM quarantine q JOIN files f USING (file)) k
        USING (line, tbl, col, reason, sha256)
        QUALIFY row_number() OVER (PARTITION BY n.sha256, n.line, n.tbl, n.col, n.reason ORDER BY n.file, n.i) = 1`),
    )
  }

  async outcome(
    connection: DuckDBConnection,
    batch: number,
    resolved: number,
  ): Promise<Omit<ImportOutcome, 'otherCurrency'>> {
    await this.countVersions(connection, batch)
    const files = [...this.counts.values()]
      .sort((a, b) => a.file - b.file || tableNumber[a.table] - tableNumber[b.table])
      .map((count) => ({
        number: count.file,
        file: this.names.get(count.file)!,
        table: count.table,
        ...totals(count),
      }))
    return { files, withheld: await this.withheld(connection, batch), resolved }
  }

  private async countVersions(connection: DuckDBConnection, batch: number): Promise<void> {
    for (const { name } of TABLES) {
      const tbl = tableNumber[name]
      const add = (kind: 'fresh' | 'repeated') => (columns: ArrayLike<unknown>[], rows: number) => {
        for (let k = 0; k < rows; k++) {
          const [file, reason, n] = columns.map((column) => column[k] as number) as [number, number, number]
          this.count(file, name)[kind][reason]! += n
        }
      }
      const reason = `(SELECT seq, reason FROM withheld WHERE tbl = ${tbl}) w USING (seq)`
      const sums = `coalesce(w.reason, 0)::INTEGER AS reason, count(*)::DOUBLE AS n`
      if (![...this.counts.values()].some((count) => count.table === name)) continue
      await streamColumns(
        connection,
        `SELECT file, ${sums} FROM ${name} LEFT JOIN ${reason}
         WHERE file >= (SELECT min(file) FROM files WHERE batch = ${batch}) GROUP BY ALL`,
        add('fresh'),
      )
      await streamColumns(
        connection,
        `SELECT file, ${sums} FROM repeats r LEFT JOIN ${reason} WHERE r.tbl = ${tbl} GROUP BY ALL`,
        add('repeated'),
      )
    }
  }

  private async withheld(connection: DuckDBConnection, batch: number): Promise<ImportOutcome['withheld']> {
    const groups: ImportOutcome['withheld'] = []
    for (const { name } of TABLES) {
      const tbl = tableNumber[name]
      const [file, line, reason] = [growInt(), growInt(), growByte()]
      await streamColumns(
        connection,
        `SELECT file, line, w.reason FROM (
           SELECT file, line, seq FROM ${name} WHERE file >= (SELECT min(file) FROM files WHERE batch = ${batch})
           UNION ALL SELECT file, line, seq FROM repeats WHERE tbl = ${tbl}) r
         JOIN (SELECT seq, reason FROM withheld WHERE tbl = ${tbl} AND reason > ${HISTORY}) w USING (seq)
         ORDER BY file, line`,
        (columns, rows) => {
          file.append(columns[0] as Int32Array, 0, rows)
          line.append(columns[1] as Int32Array, 0, rows)
          reason.append(columns[2] as Uint8Array, 0, rows)
        },
      )
      for (let from = 0; from < file.length; ) {
        let to = from + 1
        while (to < file.length && file.at(to) === file.at(from)) to++
        groups.push({
          file: file.at(from),
          table: name,
          line: line.view.slice(from, to),
          reason: Array.from(reason.view.subarray(from, to), (r) =>
            r === CONFLICT ? 'conflict' : 'pending',
          ),
        })
        from = to
      }
    }
    return groups.sort((a, b) => a.file - b.file || tableNumber[a.table] - tableNumber[b.table])
  }
}

const totals = ({ read, defective, fresh, repeated }: Count) => ({
  read,
  accepted: fresh[0]!,
  merged: fresh[HISTORY]! + repeated[0]! + repeated[HISTORY]!,
  quarantined: defective + fresh[2]! + fresh[3]! + repeated[2]! + repeated[3]!,
})

const issueFeed = (issues: { file: number; issue: Issue }[]): Feed => {
  const text = (name: string, of: (issue: Issue) => string): Feed['columns'][number] => ({
    name,
    type: 'text',
    at: (k) => of(issues[k]!.issue),
  })
  return {
    count: issues.length,
    columns: [
      {
        name: 'i',
        type: 'u32',
        fill: (out, from, n) => {
          for (let k = 0; k < n; k++) out[k] = from + k
        },
      },
      {
        name: 'file',
        type: 'i32',
        fill: (out, from, n) => {
          for (let k = 0; k < n; k++) out[k] = issues[from + k]!.file
        },
      },
      {
        name: 'line',
        type: 'i32',
        fill: (out, from, n) => {
          for (let k = 0; k < n; k++) out[k] = issues[from + k]!.issue.line
        },
      },
      text('tbl', (issue) => issue.table),
      text('col', (issue) => issue.column),
      text('value', (issue) => issue.value),
      text('reason', (issue) => issue.reason),
      text('detail', (issue) => issue.detail ?? ''),
    ],
  }
}
