import type { DuckDBConnection } from '@duckdb/node-api'
import { growInt } from '../../arrays/grow.js'
import { AppError } from '../../domain/errors.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { assumedColumns, tableNumber } from '../../domain/storage.js'
import { TABLES, type Table, type TableName } from '../../domain/tables.js'
import type { BeginImport, ImportOutcome, ImportWriter } from '../../intake/writer.js'
import { type Rows, VersionBuffer } from '../version-buffer.js'
import { awaitedLots } from './awaited-lots.js'
import { type Database, rowsOf } from './database.js'
import { ImportFiles } from './import-files.js'
import { ImportTally } from './import-tally.js'
import { oddBids } from './odd-bids.js'
import { bidsInOtherCurrency } from './other-currency.js'
import { lotsInOtherUnit } from './other-unit.js'
import { leavePlace } from './place.js'
import { streamColumns } from './read.js'
import { isBlank } from './schema.js'
import { SeenHashes } from './seen-hashes.js'
import { SeenTexts } from './seen-texts.js'
import { settle } from './settle.js'
import { TextBuffer } from './texts.js'
import { dupFeed, extraFeed, restFeed, rowFeed, versionFeed } from './version-feeds.js'

/** Rows of one transaction, unless the settings say otherwise. */
const BATCH_ROWS = 262_144

export interface WriterOptions extends BeginImport {
  dry: boolean
  batchRows?: number
  /** called when the writer has ended, however it did */
  done: () => void
  /**
   * Called in every transaction before it is committed, `isSettled` when all that was imported is judged.
   * When it fails the transaction is taken back.
   */
  beforeCommit?: (connection: DuckDBConnection, isSettled: boolean) => Promise<void>
}

/**
 * The one writer. Rows wait in a buffer and are written a batch at a time, one transaction each, while the
 * next buffer fills; a version that the store has already is not stored again.
 */
export class EmbeddedWriter implements ImportWriter {
  private readonly buffers = new Map<TableName, VersionBuffer>()
  private texts: TextBuffer
  /** the buffer of the last transaction, to be filled again */
  private spare: TextBuffer | undefined
  private waiting = 0
  private writing: Promise<void> = Promise.resolve()
  private failure: unknown
  private readonly next: Record<TableName, number>
  /** numbers below were there before this import */
  private readonly first: Record<TableName, number>
  private readonly tally = new ImportTally()
  private begun = false
  /** rows of a full buffer, once there was one */
  private expected: number | undefined

  private constructor(
    private readonly db: Database,
    private readonly connection: DuckDBConnection,
    readonly batch: number,
    private readonly options: WriterOptions & { batchRows: number },
    next: Record<TableName, number>,
    private readonly files: ImportFiles,
    private readonly seen: { texts: SeenTexts; rows: Record<TableName, SeenHashes> },
  ) {
    this.next = next
    this.first = { ...next }
    this.texts = new TextBuffer(seen.texts)
  }

  static async begin(db: Database, options: WriterOptions): Promise<EmbeddedWriter> {
    const connection = await db.connect()
    const next = {} as Record<TableName, number>
    for (const { name } of TABLES)
      next[name] = Number(
        (await rowsOf(connection, `SELECT coalesce(max(seq) + 1, 0) AS n FROM ${name}`))[0]!.n,
      )
    const texts = await rowsOf(connection, 'SELECT 1 FROM texts LIMIT 1')
    const [last] = await rowsOf(connection, 'SELECT coalesce(max(batch), 0) AS batch FROM batches')
    const batch = Number(last!.batch) + 1
    const { replace = false, mapping = '' } = options
    const files = await ImportFiles.begin(connection, batch, { replace, mapping })
    await db.alone(true)
    if (options.dry) await connection.run('BEGIN')
    await connection.run(
      'CREATE OR REPLACE TEMP TABLE repeats(tbl UTINYINT, file INTEGER, line INTEGER, seq UINTEGER)',
    )
    return new EmbeddedWriter(db, connection, batch, { batchRows: BATCH_ROWS, ...options }, next, files, {
      texts: new SeenTexts(texts.length === 0),
      rows: seenRows(next),
    })
  }

  async file(name: string, sha256: string): Promise<number> {
    const file = this.files.add(name, sha256)
    this.tally.file(file, name)
    return file
  }

  brokeOff(file: number): void {
    this.files.brokeOff(file)
  }

  async write(rows: RowBatch): Promise<void> {
    if (this.failure) throw this.failure
    this.tally.read(rows)
    let buffer = this.buffers.get(rows.table)
    if (!buffer) this.buffers.set(rows.table, (buffer = new VersionBuffer(rows.table, this.expected)))
    buffer.add(rows)
    this.texts.add(rows.texts)
    this.waiting += rows.count + rows.quarantined.length
    if (this.waiting >= this.options.batchRows) await this.flush()
  }

  async finish(): Promise<ImportOutcome> {
    await this.flush()
    await this.idle()
    try {
      const { connection } = this
      await this.db.alone(false)
      if (!this.options.dry) await connection.run('BEGIN')
      await this.storeFiles()
      await this.storeSightings()
      await this.files.takePlaces(connection)
      const settled = await settle(this.db, connection)
      const outcome = {
        ...(await this.tally.outcome(connection, this.batch, settled)),
        before: this.files.before,
        otherCurrency: await bidsInOtherCurrency(connection),
        otherUnit: await lotsInOtherUnit(connection),
        oddBids: await oddBids(connection),
        awaitedLots: await awaitedLots(connection),
      }
      await connection.run('UPDATE batches SET finished_at = ? WHERE batch = ?', [
        this.options.now.toISOString(),
        this.batch,
      ])
      if (!this.options.dry) await this.options.beforeCommit?.(connection, true)
      await connection.run(this.options.dry ? 'ROLLBACK' : 'COMMIT')
      if (!this.options.dry && this.tally.rows >= this.options.batchRows) await connection.run('CHECKPOINT')
      return outcome
    } catch (error) {
      await this.connection.run('ROLLBACK').catch(() => undefined)
      throw error
    } finally {
      await this.end()
    }
  }

  /** Leaves what is committed; a dry run takes everything back. */
  async abort(): Promise<void> {
    await this.writing.catch(() => undefined)
    await this.db.alone(false)
    if (this.options.dry) await this.connection.run('ROLLBACK').catch(() => undefined)
    else await this.db.with((connection) => settleAlone(this.db, connection))
    await this.end()
  }

  private async end(): Promise<void> {
    this.connection.closeSync()
    await this.db.trim()
    this.options.done()
  }

  private async idle(): Promise<void> {
    await this.writing
    if (this.failure) throw this.failure
  }

  /** Hands the buffers to the writing of the next transaction, which begins when the last one has ended. */
  private async flush(): Promise<void> {
    await this.idle()
    if (this.waiting === 0) return
    const buffers = [...this.buffers.values()]
    const texts = this.texts
    this.buffers.clear()
    this.expected = this.waiting
    this.texts = this.spare ?? new TextBuffer(this.seen.texts)
    this.texts.clear()
    this.spare = texts
    this.waiting = 0
    this.writing = this.transaction(buffers, texts).catch((error: unknown) => {
      this.failure = error
    })
  }

  private async transaction(buffers: VersionBuffer[], texts: TextBuffer): Promise<void> {
    const { connection, options } = this
    if (!options.dry) await connection.run('BEGIN')
    try {
      await this.storeFiles()
      await this.seen.texts.prepare(connection)
      await texts.store(this.db, connection)
      for (const buffer of buffers) await this.storeVersions(buffer)
      await this.tally.storeQuarantine(
        this.db,
        connection,
        buffers.flatMap((buffer) => buffer.batches),
      )
      if (!options.dry) {
        await options.beforeCommit?.(connection, false)
        await connection.run('COMMIT')
      }
    } catch (error) {
      await connection.run('ROLLBACK').catch(() => undefined)
      throw error instanceof AppError ? error : failure(error)
    }
  }

  /** The batch and the files named since the last transaction. */
  private async storeFiles(): Promise<void> {
    const { connection, batch, options } = this
    if (!this.begun) {
      await connection.run('INSERT INTO batches VALUES (?, ?, NULL)', [batch, options.now.toISOString()])
      if (!options.beforeCommit) await leavePlace(connection)
    }
    this.begun = true
    await this.files.store(connection)
  }

  /**
   * Versions of earlier imports that came again: each once, where it stood first. Told last, so that of an
   * import that was cut off only what is new remains.
   */
  private async storeSightings(): Promise<void> {
    const first = TABLES.map(({ name }) => `WHEN ${tableNumber[name]} THEN ${this.first[name]}`).join(' ')
    await this.connection.run(`INSERT INTO sightings
      SELECT (SELECT coalesce(max(n) + 1, 0) FROM sightings) + row_number() OVER (ORDER BY tbl, seq) - 1, tbl, seq, file, line
      FROM (SELECT * FROM repeats WHERE seq < CASE tbl ${first} END
        QUALIFY row_number() OVER (PARTITION BY tbl, seq ORDER BY file, line) = 1)`)
  }

  private async storeVersions(buffer: VersionBuffer): Promise<void> {
    const { db, connection } = this
    const { table } = buffer
    const tbl = tableNumber[table.name]
    const next = this.next[table.name]
    const { fresh, dups, seqOfDup } = buffer.split(await this.stored(buffer), next)
    const added = fresh.pick.length
    if (added > 0) {
      await db.feeds.use(rowFeed(table, fresh, next), (f) =>
        connection.run(`INSERT INTO ${table.name} SELECT * FROM ${f}`),
      )
      const extras = extraFeed(table, fresh, next)
      if (extras.count > 0)
        await db.feeds.use(extras, (f) =>
          connection.run(`INSERT INTO extras SELECT ${tbl}, col, seq, hash FROM ${f}`),
        )
      const rest = restFeed(fresh, next)
      if (rest.count > 0)
        await db.feeds.use(rest, (f) => connection.run(`INSERT INTO rest SELECT ${tbl}, seq, json FROM ${f}`))
    }
    if (dups.pick.length > 0)
      await db.feeds.use(dupFeed(dups, seqOfDup), (f) =>
        connection.run(`INSERT INTO repeats SELECT ${tbl}, file, line, seq FROM ${f}`),
      )
    this.next[table.name] = next + added
  }

  /** `seq` of each version of the buffer that the store has, -1 of the others. */
  private async stored(buffer: VersionBuffer): Promise<Int32Array> {
    const versions = buffer.versions()
    const seqs = new Int32Array(versions.pick.length).fill(-1)
    const { name } = buffer.table
    await this.seen.rows[name].prepare(this.connection)
    const asked = seenBy(this.seen.rows[name], versions)
    if (this.next[name] === 0 || asked.length === 0) return seqs
    const rows = { ...versions, pick: asked.map((v) => versions.pick[v]!) }
    await this.db.feeds.use(versionFeed(rows), async (feed) => {
      const sql = `SELECT f.i, t.seq FROM ${name} t JOIN ${feed} f
        ON t.c_hi = f.c_hi AND t.c_lo = f.c_lo AND t.updated_at = f.u AND ${openSql(buffer.table)} = f.open`
      await streamColumns(this.connection, sql, ([i, seq], rows) => {
        for (let k = 0; k < rows; k++) seqs[asked[i![k] as number]!] = seq![k] as number
      })
    })
    return seqs
  }
}

/** What a stored row leaves to be assumed, as `openCells` says it. */
const openSql = ({ name }: Table): string =>
  assumedColumns(name)
    .map((column, c) => `CASE WHEN ${isBlank(column, 't.')} THEN ${1 << c} ELSE 0 END`)
    .join(' + ') || '0'

const seenRows = (next: Record<TableName, number>): Record<TableName, SeenHashes> =>
  Object.fromEntries(
    TABLES.map(({ name }) => [
      name,
      new SeenHashes(`SELECT c_hi, 0::INTEGER FROM ${name}`, next[name] === 0),
    ]),
  ) as Record<TableName, SeenHashes>

/** Places of the versions that the store may hold; the others are noted as held from now on. */
const seenBy = (seen: SeenHashes, { batches, part, row, pick }: Rows): Int32Array => {
  const asked = growInt()
  for (let v = 0; v < pick.length; v++) {
    const { content } = batches[part[pick[v]!]!]!
    const at = 4 * row[pick[v]!]!
    if (seen.may(content[at]!, content[at + 1]!)) asked.push(v)
    else seen.add(content[at]!, content[at + 1]!)
  }
  return asked.view
}

/** Settles in a transaction of its own. */
export const settleAlone = async (db: Database, connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  await settle(db, connection)
  await connection.run('COMMIT')
}

const failure = (error: unknown): AppError =>
  new AppError(
    'engine_unavailable',
    `Cannot write to the store: ${(error as Error).message.split('\n')[0]}`,
    {
      cause: error,
    },
  )
