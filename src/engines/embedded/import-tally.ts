import type { DuckDBConnection } from '@duckdb/node-api'
import type { Issue } from '../../domain/errors.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { tableNumber } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { ImportOutcome, WithheldRows } from '../../intake/writer.js'
import { CONFLICT, HISTORY, PENDING, UNDONE } from '../versions.js'
import { columnChanges } from './column-changes.js'
import type { Database } from './database.js'
import type { Feed } from './feed.js'
import { streamColumns } from './read.js'
import { DEFECTS } from './schema.js'
import type { Settled } from './settle.js'
import { withheldRows } from './withheld-rows.js'

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
      count = { file, table, read: 0, defective: 0, fresh: noReasons(), repeated: noReasons() }
      this.counts.set(key, count)
    }
    return count
  }

  /** Stores the defects; the same one of the same file's bytes is stored once, and seen again after that. */
  async storeQuarantine(db: Database, connection: DuckDBConnection, batches: RowBatch[]): Promise<void> {
    const issues = batches.flatMap(({ file, quarantined }) => quarantined.map((issue) => ({ file, issue })))
    if (issues.length === 0) return
    await db.feeds.use(issueFeed(issues), async (feed) => {
      await connection.run(`CREATE OR REPLACE TEMP TABLE found_defects AS SELECT i.*, f.sha256 FROM ${feed} i JOIN files f USING (file)
        QUALIFY row_number() OVER (PARTITION BY f.sha256, i.line, i.tbl, i.col, i.reason ORDER BY i.file, i.i) = 1`)
      const known = `(SELECT min(q.seq) AS seq, q.line, q.tbl, q.col, q.reason, f.sha256 FROM quarantine q JOIN files f USING (file)
        GROUP BY ALL) k USING (line, tbl, col, reason, sha256)`
      await connection.run(`INSERT INTO sightings
        SELECT (SELECT coalesce(max(n) + 1, 0) FROM sightings) + row_number() OVER (ORDER BY k.seq, d.file) - 1,
          ${DEFECTS}, k.seq, d.file, d.line FROM found_defects d JOIN ${known}`)
      await connection.run(`INSERT INTO quarantine
        SELECT (SELECT coalesce(max(seq) + 1, 0) FROM quarantine) + row_number() OVER (ORDER BY d.file, d.line, d.i) - 1,
          d.file, d.line, d.tbl, d.col, d.value, d.reason, d.detail FROM found_defects d ANTI JOIN ${known}`)
    })
  }

  async outcome(
    connection: DuckDBConnection,
    batch: number,
    { resolved, changes }: Settled,
  ): Promise<Omit<ImportOutcome, 'before' | 'otherCurrency' | 'otherUnit' | 'oddBids' | 'awaitedLots'>> {
    await this.countVersions(connection, batch)
    const files = [...this.counts.values()]
      .sort((a, b) => a.file - b.file || tableNumber[a.table] - tableNumber[b.table])
      .map((count) => ({
        number: count.file,
        file: this.names.get(count.file)!,
        table: count.table,
        ...totals(count),
      }))
    return {
      files,
      withheld: await this.withheld(connection, batch),
      resolved,
      changes: await columnChanges(connection, changes),
    }
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

  private async withheld(connection: DuckDBConnection, batch: number): Promise<WithheldRows[]> {
    const groups: WithheldRows[] = []
    for (const { name } of TABLES)
      if ([...this.counts.values()].some(({ table }) => table === name))
        for (const rows of await withheldRows(connection, name, batch)) groups.push(rows)
    return groups.sort((a, b) => a.file - b.file || tableNumber[a.table] - tableNumber[b.table])
  }
}

const noReasons = (): number[] => Array<number>(UNDONE + 1).fill(0)

/** Conflicts, pending rows, and those of a file whose reading broke off when it was to replace another. */
const withheldOf = (counts: readonly number[]): number =>
  counts[CONFLICT]! + counts[PENDING]! + counts[UNDONE]!

const totals = ({ read, defective, fresh, repeated }: Count) => ({
  read,
  accepted: fresh[0]!,
  merged: fresh[HISTORY]! + repeated[0]! + repeated[HISTORY]!,
  quarantined: defective + withheldOf(fresh) + withheldOf(repeated),
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
