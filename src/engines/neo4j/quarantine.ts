import { append } from '../../arrays/append.js'
import type { Issue } from '../../domain/errors.js'
import { storageOf, tableNumber, tableOf } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import { CONFLICT } from '../versions.js'
import type { Client } from './client.js'
import { numberOf, whole } from './integers.js'
import { rowLabel } from './labels.js'
import { recordsOf } from './records.js'

/** Numbers of withheld rows lie above those of defects: table t's begin at (t + 1) × 2^36. */
const ABOVE = 2 ** 36

type Quarantined = { seq: number; issue: Issue }

/** Defective, conflicting and pending rows after a number, in one order: defects as they came, then by table. */
export const quarantine = async (
  client: Client,
  { after = -1, limit }: { after?: number; limit: number },
): Promise<Quarantined[]> => {
  const found = after < ABOVE ? await defects(client, after, limit) : []
  for (const { name } of TABLES) {
    const base = (tableNumber[name] + 1) * ABOVE
    if (found.length < limit && after < base + ABOVE)
      append(found, await withheld(client, name, Math.max(after - base, -1), limit - found.length, base))
  }
  return found
}

const defects = async (client: Client, after: number, limit: number): Promise<Quarantined[]> => {
  const rows = await client.read('read/defects', { after: whole(after), limit: whole(limit) })
  return rows.map(([seq, file, line, table, column, value, reason, detail]) => ({
    seq: numberOf(seq),
    issue: {
      file: file as string,
      line: numberOf(line),
      table: table as string,
      column: column as string,
      value: value as string,
      reason: reason as string,
      ...(detail ? { detail: detail as string } : {}),
    },
  }))
}

const withheld = async (
  client: Client,
  name: TableName,
  after: number,
  limit: number,
  base: number,
): Promise<Quarantined[]> => {
  const table = tableOf(name)
  const keys = table.key ?? table.columns.filter((column) => column.required).map((column) => column.name)
  const params = { after: whole(after), limit: whole(limit) }
  const rows = await client.read('read/withheld', params, { Row: rowLabel(name) })
  const records = await recordsOf(
    client,
    name,
    rows.map((row) => row[4] as Record<string, unknown>),
  )
  return rows.map(([seq, file, line, reason], i) => {
    const isConflict = numberOf(reason) === CONFLICT
    const shown = isConflict ? keys : keys.slice(0, 1)
    const said = (key: string): string =>
      storageOf(table.columns.find((column) => column.name === key)!) === 'hash'
        ? (records[i]!.texts[key]![0] ?? '')
        : String(records[i]!.numbers[key])
    return {
      seq: base + numberOf(seq),
      issue: {
        file: file as string,
        line: numberOf(line),
        table: name,
        column: shown.join(' + '),
        value: shown.map(said).join(' / '),
        reason: isConflict ? 'conflict' : 'pending',
      },
    }
  })
}
