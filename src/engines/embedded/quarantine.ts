import { append } from '../../arrays/append.js'
import type { Issue } from '../../domain/errors.js'
import { saltOf, storageOf, tableNumber, tableOf } from '../../domain/storage.js'
import { TABLES } from '../../domain/tables.js'
import type { QuarantineFilter, QuarantineGroup } from '../engine.js'
import { CONFLICT, HISTORY, UNDONE } from '../versions.js'
import type { Database } from './database.js'
import { hashOf } from './read.js'
import { DEFECTS, quote } from './schema.js'
import { lookup, type Salted } from './texts-of.js'
import { columnsIn, standsSql } from './withheld-rows.js'

/** Numbers of withheld rows lie above those of defects: table t's begin at (t + 1) × 2^36. */
const ABOVE = 2 ** 36

/**
 * Defective, conflicting and pending rows after a number that meet the filter, in one order: defects as they
 * came, then by table.
 */
export const quarantine = async (
  db: Database,
  { after = -1, limit, ...filter }: { after?: number; limit: number } & QuarantineFilter,
): Promise<{ seq: number; issue: Issue }[]> => {
  const { reason, table } = filter
  const withheldToo = reason === undefined || Object.hasOwn(WITHHELD_REASONS, reason)
  const found = after < ABOVE ? await defects(db, after, limit, filter) : []
  for (const { name } of TABLES) {
    const base = (tableNumber[name] + 1) * ABOVE
    const wanted = withheldToo && (table === undefined || table === name)
    if (wanted && found.length < limit && after < base + ABOVE)
      append(found, await withheld(db, name, after - base, limit - found.length, base, filter))
  }
  return found
}

/** How many rows there are by import, file, table and reason. */
export const quarantineGroups = async (db: Database): Promise<QuarantineGroup[]> => {
  const live = `SELECT at_file, tbl AS of_table, reason FROM (SELECT seq, tbl, reason FROM quarantine WHERE ${isLiveDefect})
    JOIN ${standsSql('quarantine', DEFECTS)} USING (seq)`
  const withheldSql = TABLES.map(
    ({
      name,
    }) => `SELECT at_file, '${name}' AS of_table, CASE WHEN reason = ${CONFLICT} THEN 'conflict' ELSE 'pending' END AS reason
      FROM (SELECT seq, reason FROM withheld WHERE tbl = ${tableNumber[name]} AND reason > ${HISTORY} AND reason < ${UNDONE})
      JOIN ${standsSql(name, tableNumber[name])} USING (seq)`,
  )
  const rows = await db.rows(
    `SELECT batch, name, of_table, reason, count(*) AS n FROM (${[live, ...withheldSql].join(' UNION ALL ')})
     JOIN files ON file = at_file GROUP BY ALL ORDER BY batch, name, of_table, reason`,
  )
  return rows.map((row) => ({
    batch: Number(row.batch),
    file: row.name as string,
    table: row.of_table as string,
    reason: row.reason as string,
    rows: Number(row.n),
  }))
}

/** Why a row that could be read is withheld, by the number of the verdict. */
const WITHHELD_REASONS: Readonly<Record<string, string>> = {
  conflict: `reason = ${CONFLICT}`,
  pending: `reason <> ${CONFLICT}`,
}

/** Rows of the files that are meant, for SQL; nothing where any file will do. */
const ofFiles = (name: string, tbl: number, { batch, file }: QuarantineFilter): string => {
  const tests = [
    ...(batch === undefined ? [] : [`batch = ${Math.trunc(batch)}`]),
    ...(file === undefined ? [] : [`name = ${sqlText(file)}`]),
  ]
  if (tests.length === 0) return ''
  return ` AND seq IN (SELECT seq FROM ${standsSql(name, tbl)} WHERE at_file IN (SELECT file FROM files WHERE ${tests.join(' AND ')}))`
}

const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A row of the quarantine that a file holds which still counts. */
export const isLiveDefect = `seq NOT IN (SELECT seq FROM withheld WHERE tbl = ${DEFECTS})`

const defects = async (
  db: Database,
  after: number,
  limit: number,
  filter: QuarantineFilter,
): Promise<{ seq: number; issue: Issue }[]> => {
  const { table, reason } = filter
  const meant = [
    ...(table === undefined ? [] : [` AND tbl = ${sqlText(table)}`]),
    ...(reason === undefined ? [] : [` AND reason = ${sqlText(reason)}`]),
    ofFiles('quarantine', DEFECTS, filter),
  ].join('')
  const rows = await db.rows(
    `WITH page AS MATERIALIZED (SELECT * FROM quarantine WHERE seq > ${after} AND ${isLiveDefect}${meant} ORDER BY seq LIMIT ${limit})
     SELECT seq, f.name, at_line AS line, tbl, col, value, reason, detail FROM page
     JOIN (SELECT * FROM ${standsSql('quarantine', DEFECTS)} WHERE seq IN (SELECT seq FROM page)) p USING (seq)
     JOIN files f ON f.file = at_file ORDER BY seq`,
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
  filter: QuarantineFilter,
): Promise<{ seq: number; issue: Issue }[]> => {
  const table = tableOf(name)
  const keys = (table.key ?? table.columns.filter((c) => c.required).map((c) => c.name)).map(
    (key) => table.columns.find((column) => column.name === key)!,
  )
  const { reason } = filter
  const meant = `${reason === undefined ? '' : ` AND ${WITHHELD_REASONS[reason]}`}${ofFiles(name, tableNumber[name], filter)}`
  const rows = await db.rows(
    `WITH page AS MATERIALIZED (SELECT seq, reason, cols, against FROM withheld WHERE tbl = ${tableNumber[name]}
       AND reason > ${HISTORY} AND reason < ${UNDONE} AND seq > ${Math.max(after, -1)}${meant} ORDER BY seq LIMIT ${limit})
     SELECT seq, f.name AS file_name, at_line AS line, w.reason AS reason_, w.cols AS cols_, b.by_file, b.by_line,
       ${keys.map((k) => `t.${quote(k.name)}`).join(', ')}
     FROM ${name} t JOIN page w USING (seq) JOIN (SELECT * FROM ${standsSql(name, tableNumber[name])} WHERE seq IN (SELECT seq FROM page)) p USING (seq)
     JOIN files f ON f.file = p.at_file
     LEFT JOIN (SELECT seq AS against, name AS by_file, at_line AS by_line FROM ${standsSql(name, tableNumber[name])} JOIN files ON file = at_file
       WHERE seq IN (SELECT against FROM page)) b ON b.against = w.against AND w.reason = ${CONFLICT} ORDER BY seq`,
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
        ...(isConflict && {
          differs: columnsIn(name, hashOf(row.cols_!)),
          inForce: { file: row.by_file as string, line: row.by_line as number },
        }),
      },
    }
  })
}
