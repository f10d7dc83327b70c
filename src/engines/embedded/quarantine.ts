import { append } from '../../arrays/append.js'
import type { Issue } from '../../domain/errors.js'
import { saltOf, storageOf, tableNumber, tableOf } from '../../domain/storage.js'
import { TABLES } from '../../domain/tables.js'
import { CONFLICT, HISTORY } from '../versions.js'
import type { Database } from './database.js'
import { hashOf } from './read.js'
import { quote } from './schema.js'
import { lookup, type Salted } from './texts-of.js'

/** Numbers of withheld rows lie above those of defects: table t's begin at (t + 1) × 2^36. */
const ABOVE = 2 ** 36

/**
 * Defective, conflicting and pending rows after a number, in one order: defects as they came, then by table.
 */
export const quarantine = async (
  db: Database,
  { after = -1, limit }: { after?: number; limit: number },
): Promise<{ seq: number; issue: Issue }[]> => {
  const found = after < ABOVE ? await defects(db, after, limit) : []
  for (const { name } of TABLES) {
    const base = (tableNumber[name] + 1) * ABOVE
    if (found.length < limit && after < base + ABOVE)
      append(found, await withheld(db, name, after - base, limit - found.length, base))
  }
  return found
}

const defects = async (
  db: Database,
  after: number,
  limit: number,
): Promise<{ seq: number; issue: Issue }[]> => {
  const rows = await db.rows(
    `SELECT seq, f.name, line, tbl, col, value, reason, detail FROM quarantine q JOIN files f USING (file)
     WHERE seq > ${after} ORDER BY seq LIMIT ${limit}`,
  )
  return rows.map((row) => ({
    seq: Number(row.seq),
    issue: {
      file: row.name as string,
      line: row.line as number,
      table: row.tbl as string,
      column: row.col as string,
      value: row.value as string,
      reason: row.reason as string,
      ...(row.detail && { detail: row.detail as string }),
    },
  }))
}

const withheld = async (
  db: Database,
  name: (typeof TABLES)[number]['name'],
  after: number,
  limit: number,
  base: number,
): Promise<{ seq: number; issue: Issue }[]> => {
  const table = tableOf(name)
  const keys = (table.key ?? table.columns.filter((c) => c.required).map((c) => c.name)).map(
    (key) => table.columns.find((column) => column.name === key)!,
  )
  const rows = await db.rows(
    `SELECT seq, f.name AS file_name, line, w.reason AS reason_, ${keys.map((k) => `t.${quote(k.name)}`).join(', ')}
     FROM ${name} t JOIN (SELECT seq, reason FROM withheld WHERE tbl = ${tableNumber[name]} AND reason > ${HISTORY}) w
     USING (seq) JOIN files f USING (file) WHERE seq > ${Math.max(after, -1)} ORDER BY seq LIMIT ${limit}`,
  )
  const hashes: Salted[] = rows.flatMap((row) =>
    keys.filter((k) => storageOf(k) === 'hash').map((k) => ({ salt: saltOf(k), ...hashOf(row[k.name]!) })),
  )
  const text = await lookup(db, hashes)
  return rows.map((row) => {
    const isConflict = row.reason_ === CONFLICT
    const shown = isConflict ? keys : keys.slice(0, 1)
    const said = (key: (typeof keys)[number]): string =>
      storageOf(key) === 'hash' ? (text(saltOf(key), hashOf(row[key.name]!)) ?? '') : String(row[key.name])
    return {
      seq: base + Number(row.seq),
      issue: {
        file: row.file_name as string,
        line: row.line as number,
        table: name,
        column: shown.map((key) => key.name).join(' + '),
        value: shown.map(said).join(' / '),
        reason: isConflict ? 'conflict' : 'pending',
      },
    }
  })
}
