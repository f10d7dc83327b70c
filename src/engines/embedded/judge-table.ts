import type { DuckDBConnection } from '@duckdb/node-api'
import { assumedColumns, storageOf, tableNumber } from '../../domain/storage.js'
import type { Table } from '../../domain/tables.js'
import { CellChanges } from '../cell-changes.js'
import { Judgement, KeyVersions } from '../judge-key.js'
import type { Database } from './database.js'
import { rowsOf } from './database.js'
import { isNews, type Judged } from './news.js'
import { type Chunk, streamColumns } from './read.js'
import { isBlank, keyOf, quote } from './schema.js'
import { type FurtherOf, Verdicts, type VersionFacts } from './verdicts.js'

/** Versions judged in one go, about: what bounds the memory of an import that comes upon everything again. */
const PASS = 250_000

/**
 * Judges the keys of a table that have several versions, something new among them: rewrites `withheld`,
 * `merged_…` and `parts` for them, in the caller's transaction.
 * @returns which effective cells are other ones than before
 */
export const judgeTable = async (
  db: Database,
  connection: DuckDBConnection,
  table: Table,
  since: Judged,
): Promise<CellChanges> => {
  const changes = new CellChanges(table)
  const versions = await listVersions(connection, table, since)
  const passes = Math.ceil(versions / PASS)
  for (let pass = 0; pass < passes; pass++) {
    const verdicts = new Verdicts(table)
    const further = await furtherOf(connection, table, pass, passes)
    await new KeyReader(table, verdicts, changes, further).read(connection, pass, passes)
    await verdicts.write(db, connection)
  }
  return changes
}

/**
 * Keys that may have several versions, one of them new: those of what is new, or, when all rows are new,
 * those whose 64-bit hash occurs twice, which is quicker to group than the keys.
 */
const candidates = (table: Table, since: Judged): string => {
  const key = keyOf(table).join(', ')
  const { name } = table
  return since.rows[name] === 0
    ? `SELECT ${key} FROM ${name} WHERE hash(${key}) IN (
        SELECT h FROM (SELECT hash(${key}) AS h FROM ${name}) GROUP BY h HAVING count(*) > 1)`
    : `SELECT ${key} FROM ${name} WHERE ${isNews(name, since)}`
}

/**
 * Lists the versions to judge with the place in time of the last import that holds each (-1 = none does), now
 * and as it was judged last; takes back what was judged of them. @returns how many there are
 */
const listVersions = async (connection: DuckDBConnection, table: Table, since: Judged): Promise<number> => {
  const { name } = table
  const key = keyOf(table).join(', ')
  const tbl = tableNumber[name]
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE touched AS SELECT ${key} FROM ${name} SEMI JOIN (${candidates(table, since)}) n
     USING (${key}) GROUP BY ALL HAVING count(*) > 1`,
  )
  await connection.run(`CREATE OR REPLACE TEMP TABLE versions AS
    WITH f AS MATERIALIZED (SELECT file, CASE WHEN live = 1 THEN place ELSE -1 END AS now,
        CASE WHEN (live = 1) <> (changed > ${since.changes}) THEN place ELSE -1 END AS before FROM files),
      own AS MATERIALIZED (SELECT seq, hash(${key}) AS h, now, CASE WHEN seq < ${since.rows[name]} THEN before ELSE -1 END AS before
        FROM ${name} SEMI JOIN touched USING (${key}) JOIN f USING (file)),
      seen AS (SELECT seq, max(now) AS now, max(CASE WHEN n < ${since.sightings} THEN before ELSE -1 END) AS before
        FROM sightings JOIN f USING (file) WHERE tbl = ${tbl} AND seq IN (SELECT seq FROM own) GROUP BY seq)
    SELECT seq, h, greatest(own.now, coalesce(seen.now, -1)) AS now, greatest(own.before, coalesce(seen.before, -1)) AS before
    FROM own LEFT JOIN seen USING (seq)`)
  for (const judged of ['withheld', 'merged_extras', 'parts'])
    await connection.run(`DELETE FROM ${judged} WHERE tbl = ${tbl} AND seq IN (SELECT seq FROM versions)`)
  await connection.run(`DELETE FROM merged_${name} WHERE seq IN (SELECT seq FROM versions)`)
  const [row] = await rowsOf(connection, 'SELECT count(*) AS n FROM versions')
  return Number(row!.n)
}

const inPass = (pass: number, passes: number): string => (passes > 1 ? `h % ${passes} = ${pass}` : 'true')

const furtherOf = async (
  connection: DuckDBConnection,
  { name }: Table,
  pass: number,
  passes: number,
): Promise<FurtherOf> => {
  const found = new Map<number, [col: number, lo: number, hi: number][]>()
  const sql = `SELECT seq, col, hash FROM extras JOIN (SELECT seq FROM versions WHERE ${inPass(pass, passes)}) v USING (seq)
    WHERE tbl = ${tableNumber[name]} ORDER BY seq, col, hash`
  await streamColumns(connection, sql, ([seq, col, hash], rows) => {
    const words = hash as Uint32Array
    for (let k = 0; k < rows; k++) {
      const one: [number, number, number] = [col![k] as number, words[2 * k]!, words[2 * k + 1]!]
      const list = found.get(seq![k] as number)
      if (list) list.push(one)
      else found.set(seq![k] as number, [one])
    }
  })
  return (seq) => found.get(seq) ?? []
}

/** Columns of the answer before the table's own, and where the content stands among them. */
const CONTENT = 8
const BEFORE = ['now', 'before', 'seq', 'file', 'line', 'marks', 'placeholder', 'invalid', 'c_hi', 'c_lo']

/** Reads versions key by key and has each key judged. */
class KeyReader {
  private readonly versions: KeyVersions
  private readonly facts: VersionFacts = {
    seq: [],
    file: [],
    line: [],
    marks: [],
    placeholder: [],
    invalid: [],
  }
  private readonly before: number[] = []
  private readonly now: number[] = []
  /** columns of the chunk under way as words */
  private cells: Int32Array[] = []
  private content: Int32Array[] = []
  /** content of the last row, and what it gives of what may be assumed */
  private readonly last: number[] = []
  private readonly assumed: number[]
  private readonly keyColumns: number[]
  private readonly judgedNow: Judgement
  private readonly judgedBefore: Judgement
  private readonly dateColumn: number

  constructor(
    private readonly table: Table,
    private readonly verdicts: Verdicts,
    private readonly changes: CellChanges,
    private readonly further: FurtherOf,
  ) {
    const { columns, key } = table
    const at = (name: string): number => columns.findIndex((column) => column.name === name)
    this.dateColumn = at('updated_at')
    this.keyColumns = key ? key.map(at) : []
    this.assumed = assumedColumns(table.name).map(({ name }) => at(name))
    this.versions = new KeyVersions({
      columns: columns.length,
      isNumber: Uint8Array.from(columns, (column) => (storageOf(column) === 'number' ? 1 : 0)),
      dateColumn: this.dateColumn,
    })
    this.judgedNow = new Judgement(columns.length)
    this.judgedBefore = new Judgement(columns.length)
  }

  async read(connection: DuckDBConnection, pass: number, passes: number): Promise<void> {
    const { name, columns } = this.table
    const own = columns.map((column) => `t.${quote(column.name)}`)
    const key = keyOf(this.table).map((column) => `t.${column}`)
    const open = assumedColumns(name).map((column) => isBlank(column, 't.'))
    await streamColumns(
      connection,
      `SELECT ${BEFORE.join(', ')}, ${own.join(', ')} FROM ${name} t JOIN versions USING (seq)
       WHERE ${inPass(pass, passes)} ORDER BY ${[...new Set([...key, 't.c_hi', 't.c_lo']), ...open, 't.seq'].join(', ')}`,
      (chunk, rows) => {
        this.cells = (chunk.slice(BEFORE.length) as (Uint32Array | Float64Array)[]).map(wordsOf)
        this.content = (chunk.slice(CONTENT, BEFORE.length) as Uint32Array[]).map(wordsOf)
        for (let k = 0; k < rows; k++) this.row(chunk, k)
      },
    )
    this.judge()
  }

  private row(chunk: Chunk, k: number): void {
    if (this.versions.count > 0 && !this.isOfKey(k)) this.judge()
    const { versions, facts } = this
    const v = versions.count
    const number = (column: number): number => chunk[column]![k] as number
    const pair = (column: number): [number, number] => {
      const words = chunk[column] as Uint32Array
      return [words[2 * k]!, words[2 * k + 1]!]
    }
    const date = number(BEFORE.length + this.dateColumn)
    const at = versions.add(Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date, this.contentOf(k), 0)
    this.now[v] = number(0)
    this.before[v] = number(1)
    facts.seq[v] = number(2)
    facts.file[v] = number(3)
    facts.line[v] = number(4)
    facts.marks[v] = number(5)
    facts.placeholder[v] = pair(6)
    facts.invalid[v] = pair(7)
    for (let c = 0; c < this.cells.length; c++) {
      versions.words[at + 2 * c] = this.cells[c]![2 * k]!
      versions.words[at + 2 * c + 1] = this.cells[c]![2 * k + 1]!
    }
    for (const [col, lo, hi] of this.further(number(2))) {
      const cell = v * versions.cells.columns + col
      versions.further.set(cell, `${versions.further.get(cell) ?? ''}${hi}:${lo};`)
    }
  }

  /**
   * Number of the row's content among those of the key: rows of one content follow one another. A row that
   * gives what another leaves to be assumed says more.
   */
  private contentOf(k: number): number {
    const { versions, last } = this
    const isFirst = versions.count === 0
    const words = [...this.content, ...this.assumed.map((c) => this.cells[c]!)]
    let isKnown = !isFirst
    words.forEach((word, w) => {
      isKnown &&= last[2 * w] === word[2 * k] && last[2 * w + 1] === word[2 * k + 1]
      last[2 * w] = word[2 * k]!
      last[2 * w + 1] = word[2 * k + 1]!
    })
    const before = isFirst ? -1 : versions.content[versions.count - 1]!
    return isKnown ? before : before + 1
  }

  private isOfKey(k: number): boolean {
    const { last, versions } = this
    if (!this.table.key)
      return this.content.every(
        (word, w) => last[2 * w] === word[2 * k] && last[2 * w + 1] === word[2 * k + 1],
      )
    return this.keyColumns.every((c) => {
      const words = this.cells[c]!
      return words[2 * k] === versions.words[2 * c] && words[2 * k + 1] === versions.words[2 * c + 1]
    })
  }

  private judge(): void {
    const { versions, facts } = this
    if (versions.count === 0) return
    this.judgeAt(this.before, this.judgedBefore)
    this.judgeAt(this.now, this.judgedNow)
    this.changes.add(versions, this.judgedBefore, this.judgedNow, facts.seq)
    this.verdicts.add(versions, this.judgedNow, facts, this.further)
    versions.clear()
  }

  private judgeAt(places: readonly number[], judged: Judgement): void {
    for (let v = 0; v < this.versions.count; v++) this.versions.place[v] = places[v]!
    judged.judge(this.versions)
  }
}

/** The words of a column of a chunk, each cell two. */
const wordsOf = (column: Uint32Array | Float64Array): Int32Array =>
  new Int32Array(column.buffer, column.byteOffset, column.byteLength >> 2)
