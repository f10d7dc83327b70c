import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import { Feeds } from './feed.js'

export interface DatabaseSettings {
  /** memory DuckDB may use before it spills, e.g. '2GB' */
  memoryLimit?: string
  threads?: number
  readOnly?: boolean
}

export type Row = Record<string, DuckDBValue>

const MEMORY_LIMIT = '2GB'
const TRIMMED = '128MB'

const open = new Set<string>()

/**
 * One DuckDB file, opened by this process alone. A second open, here or in another process, fails with
 * `conflict`: two instances over one file in one process would lose each other's commits without an error.
 */
export class Database {
  private tasks = 0
  private trimming: Promise<void> = Promise.resolve()

  private constructor(
    readonly path: string,
    private readonly instance: DuckDBInstance,
    readonly feeds: Feeds,
    private readonly threads: number,
    private readonly memoryLimit: string,
  ) {}

  static async open(file: string, settings: DatabaseSettings = {}): Promise<Database> {
    const path = resolve(file)
    const threads = settings.threads ?? 2
    const memoryLimit = settings.memoryLimit ?? MEMORY_LIMIT
    if (open.has(path))
      throw new AppError('conflict', `Cannot open the store ${path}: this process has it open`)
    if (!settings.readOnly) mkdirSync(dirname(path), { recursive: true })
    open.add(path)
    try {
      const instance = await DuckDBInstance.create(path, {
        memory_limit: memoryLimit,
        threads: String(threads),
        temp_directory: settings.readOnly
          ? join(tmpdir(), `biaojian-spill-${process.pid}`)
          : join(dirname(path), 'spill'),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        checkpoint_threshold: '256MB',
        ...(settings.readOnly && { access_mode: 'READ_ONLY' }),
      })
      const connection = await instance.connect()
      const feeds = new Feeds(connection)
      return new Database(path, instance, feeds, threads, memoryLimit)
    } catch (error) {
      open.delete(path)
      throw openError(path, error)
    }
  }

  /** Does a piece of work on a connection of its own: one task, one connection. */
  async with<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    await this.trimming
    this.tasks++
    try {
      return await this.apart(work)
    } finally {
      this.tasks--
    }
  }

  private async apart<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  }

  /**
   * Lets DuckDB work with one thread, or again with as many as it was opened with. While rows are fed to it,
   * a second one would only wait for the first, and waits by spinning: a fifth of all the CPU time of an
   * import.
   */
  async alone(isAlone: boolean): Promise<void> {
    await this.rows(`SET threads = ${isAlone ? 1 : this.threads}`)
  }

  connect(): Promise<DuckDBConnection> {
    return this.instance.connect()
  }

  /**
   * Gives the memory of pages read before back to the system: after a pass over everything there are
   * gigabytes of them, which nobody reads again soon. Does nothing beside another task; tasks that come
   * meanwhile wait, some tenths of a second. Not to be called while an import writes.
   */
  async trim(): Promise<void> {
    if (this.tasks > 0) return
    this.trimming = this.apart(async (connection) => {
      // refused when what is in use takes more: then there is little to give back
      await connection.run(`SET memory_limit = '${TRIMMED}'`).catch(() => undefined)
      await connection.run(`SET memory_limit = '${this.memoryLimit}'`)
    })
    await this.trimming
  }

  /** Rows of a small answer. */
  rows(sql: string, values?: DuckDBValue[]): Promise<Row[]> {
    return this.with((connection) => rowsOf(connection, sql, values))
  }

  close(): void {
    this.feeds.close()
    this.instance.closeSync()
    open.delete(this.path)
  }
}

export const rowsOf = async (
  connection: DuckDBConnection,
  sql: string,
  values?: DuckDBValue[],
): Promise<Row[]> => {
  const reader = await connection.runAndReadAll(sql, values)
  return reader.getRowObjects() as Row[]
}

const openError = (path: string, error: unknown): AppError => {
  const message = (error as Error).message
  const holder = /\(PID (\d+)\)/.exec(message)?.[1]
  if (/conflicting lock/i.test(message))
    return new AppError(
      'conflict',
      `Cannot open the store ${path}: process ${holder ?? 'unknown'} has it open. Stop it, or work through it with --server URL`,
      { cause: error },
    )
  return new AppError('engine_unavailable', `Cannot open the store ${path}: ${message.split('\n')[0]}`, {
    cause: error,
  })
}
