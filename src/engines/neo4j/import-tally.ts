import { append } from '../../arrays/append.js'
import { growInt } from '../../arrays/grow.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { tableNumber } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { ImportOutcome } from '../../intake/writer.js'
import type { Rows } from '../version-buffer.js'
import { CONFLICT, HISTORY } from '../versions.js'
import type { Client } from './client.js'
import { numberOf, whole } from './integers.js'
import { rowLabel } from './labels.js'

interface Count {
  file: number
  table: TableName
  read: number
  defective: number
  /** by reason: 0 effective, then those of judge.ts */
  fresh: number[]
  repeated: number[]
}

/** A row that repeats a stored version. */
interface Repeats {
  file: ReturnType<typeof growInt>
  line: ReturnType<typeof growInt>
  seq: ReturnType<typeof growInt>
}

/** What became of rows: why those of a table that are new, and why those with these numbers, are withheld. */
export interface Verdicts {
  /** number of new rows by file and reason */
  fresh(table: TableName): Promise<{ file: number; reason: number; count: number }[]>
  /** new rows in conflict or pending */
  withheld(table: TableName): Promise<{ file: number; line: number; reason: number }[]>
  /** reason by number, of those that are withheld */
  reasons(table: TableName, seqs: readonly number[]): Promise<Map<number, number>>
}

/**
 * What became of every row that was read. A new version that is effective is accepted; a repetition of it, and history,
 * is merged; a conflicting or pending one is quarantined, its repetitions too.
 */
export class ImportTally {
  private readonly names = new Map<number, string>()
  private readonly counts = new Map<string, Count>()
  private readonly repeats = new Map<TableName, Repeats>()

  file(file: number, name: string): void {
    this.names.set(file, name)
  }

  read(rows: RowBatch): void {
    const count = this.count(rows.file, rows.table)
    count.read += rows.read
    count.defective += rows.read - rows.count
  }

  /** Remembers rows that repeat the versions with these numbers. */
  repeated(table: TableName, { batches, part, row, pick }: Rows, seqs: Int32Array): void {
    if (pick.length === 0) return
    const repeats = this.repeats.get(table) ?? { file: growInt(), line: growInt(), seq: growInt() }
    this.repeats.set(table, repeats)
    pick.forEach((i, k) => {
      const batch = batches[part[i]!]!
      repeats.file.push(batch.file)
      repeats.line.push(batch.line[row[i]!]!)
      repeats.seq.push(seqs[k]!)
    })
  }

  async outcome(verdicts: Verdicts, resolved: number): Promise<ImportOutcome> {
    const withheld: ImportOutcome['withheld'] = []
    for (const { name } of TABLES) {
      if (![...this.counts.values()].some(({ table }) => table === name)) continue
      for (const { file, reason, count } of await verdicts.fresh(name))
        this.count(file, name).fresh[reason]! += count
      const rows = await verdicts.withheld(name)
      append(rows, await this.countRepeats(name, verdicts))
      append(withheld, byFile(name, rows))
    }
    withheld.sort((a, b) => a.file - b.file || tableNumber[a.table] - tableNumber[b.table])
    const files = [...this.counts.values()]
      .sort((a, b) => a.file - b.file || tableNumber[a.table] - tableNumber[b.table])
      .map((count) => ({
        number: count.file,
        file: this.names.get(count.file)!,
        table: count.table,
        ...totals(count),
      }))
    return { files, withheld, resolved }
  }

  private async countRepeats(
    name: TableName,
    verdicts: Verdicts,
  ): Promise<{ file: number; line: number; reason: number }[]> {
    const repeats = this.repeats.get(name)
    if (!repeats) return []
    const reasons = await verdicts.reasons(name, [...new Set(repeats.seq.view)])
    const withheld: { file: number; line: number; reason: number }[] = []
    for (let k = 0; k < repeats.seq.length; k++) {
      const reason = reasons.get(repeats.seq.at(k)) ?? 0
      this.count(repeats.file.at(k), name).repeated[reason]! += 1
      if (reason > HISTORY) withheld.push({ file: repeats.file.at(k), line: repeats.line.at(k), reason })
    }
    return withheld
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
}

/** The verdicts of a settled graph on the rows from number `from` on. */
export const verdictsOf = (client: Client, from: number): Verdicts => ({
  fresh: async (table) =>
    (await client.read('read/tally-new', { from: whole(from) }, { Row: rowLabel(table) })).map((row) => {
      const [file, reason, count] = row.map(numberOf) as [number, number, number]
      return { file, reason, count }
    }),
  withheld: async (table) =>
    (await client.read('read/tally-withheld', { from: whole(from) }, { Row: rowLabel(table) })).map((row) => {
      const [file, line, reason] = row.map(numberOf) as [number, number, number]
      return { file, line, reason }
    }),
  reasons: async (table, seqs) => {
    const reasons = new Map<number, number>()
    for (let at = 0; at < seqs.length; at += CHUNK) {
      const part = seqs.slice(at, at + CHUNK).map(whole)
      for (const [seq, reason] of await client.read('read/reasons', { seqs: part }, { Row: rowLabel(table) }))
        reasons.set(numberOf(seq), numberOf(reason))
    }
    return reasons
  },
})

const CHUNK = 10_000

const byFile = (
  table: TableName,
  rows: { file: number; line: number; reason: number }[],
): ImportOutcome['withheld'] => {
  rows.sort((a, b) => a.file - b.file || a.line - b.line)
  const groups: ImportOutcome['withheld'] = []
  for (let from = 0, to = 0; from < rows.length; from = to) {
    while (to < rows.length && rows[to]!.file === rows[from]!.file) to++
    const group = rows.slice(from, to)
    groups.push({
      file: group[0]!.file,
      table,
      line: Int32Array.from(group, ({ line }) => line),
      reason: group.map(({ reason }) => (reason === CONFLICT ? 'conflict' : 'pending')),
    })
  }
  return groups
}

const totals = ({ read, defective, fresh, repeated }: Count) => ({
  read,
  accepted: fresh[0]!,
  merged: fresh[HISTORY]! + repeated[0]! + repeated[HISTORY]!,
  quarantined: defective + fresh[2]! + fresh[3]! + repeated[2]! + repeated[3]!,
})
