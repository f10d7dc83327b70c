import neo4j, { type Driver, type ManagedTransaction, type Session, type Transaction } from 'neo4j-driver'
import { AppError } from '../../domain/errors.js'
import { Breaker } from './breaker.js'
import { statement } from './statements.js'

export interface Neo4jSettings {
  /** `neo4j://` (routed: a cluster or one server) or `bolt://`, with `+s` for TLS */
  uri: string
  user: string
  password: string
  database?: string | undefined
  /**
   * how long a question waits for a server that is gone before it fails; an import always waits as long as a
   * restart takes
   */
  patienceMs?: number
  /** runs whose rings the graph shows; 0 = all; default 3 */
  keepRuns?: number
  /** green groups of a run that the graph shows, the best; default 1000 */
  greenGroups?: number
}

export type Params = Record<string, unknown>
export type Labels = Record<string, string>
/** One answer row, by position. */
export type Fields = unknown[]

const CONNECT_MS = 1000
/** a call under way this long is doubted: a second connection asks whether the server is there */
const DOUBT_MS = 700
const PING_MS = 700
/**
 * the same before the server has ever answered: one that has just started reads its first statements slowly
 */
const FIRST_PING_MS = 8000
const FIRST_TRIES_MS = 30_000
const REST_MS = 500
/** how long an import goes on trying while the server restarts */
const WRITE_PATIENCE_MS = 120_000
/** how long an index may take that a statement before has begun to make */
const SCHEMA_PATIENCE_MS = 600_000
const READ_TIMEOUT_MS = 600_000
const WRITE_TIMEOUT_MS = 300_000
const FETCH = 5000

/**
 * The connection to the server. Questions go to readers, writes to the leader; transient errors are tried
 * again, sessions are closed, transactions have a time limit. A call that hangs (packets lost, nothing
 * refused) is found out by a ping on another connection, so that it fails within 1.5 s as
 * `engine_unavailable`; after that a breaker answers at once until the server does.
 */
export class Client {
  private driver: Driver
  private readonly breaker = new Breaker(REST_MS)
  private readonly bookmarks = neo4j.bookmarkManager()
  private closed = false
  private hasAnswered = false

  constructor(private readonly settings: Neo4jSettings) {
    try {
      this.driver = this.connect()
    } catch (cause) {
      throw new AppError('invalid_input', `Cannot use NEO4J_URI: ${(cause as Error).message}`, { cause })
    }
  }

  /** The answer of `cypher/<path>.cypher`, whole. */
  async read(path: string, params: Params = {}, labels: Labels = {}): Promise<Fields[]> {
    const rows: Fields[] = []
    await this.stream(
      path,
      params,
      labels,
      (row) => rows.push(row),
      () => {
        rows.length = 0
      },
    )
    return rows
  }

  /**
   * Hands every row of an answer to `each`; `again` is called before the answer is asked anew after a
   * failure.
   */
  async stream(
    path: string,
    params: Params,
    labels: Labels,
    each: (row: Fields) => void,
    again: () => void = () => undefined,
  ): Promise<void> {
    const query = statement(path, labels)
    let tried = false
    await this.patiently(this.settings.patienceMs ?? 0, () => {
      if (tried) again()
      tried = true
      return this.guarded((driver) => this.run(driver, query, params, each))
    })
  }

  /**
   * Does the work in one write transaction, again after a transient failure or while the server restarts. The
   * reply to a commit may be lost with the server, so the work must be repeatable.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.patiently(WRITE_PATIENCE_MS, () =>
      this.guarded(async (driver) => {
        const session = this.session(driver, 'WRITE')
        try {
          const transaction = await session.beginTransaction({ timeout: WRITE_TIMEOUT_MS })
          const result = await work(new Tx(transaction))
          await transaction.commit()
          return result
        } finally {
          void session.close().catch(() => undefined)
        }
      }, true),
    )
  }

  /** Runs a statement in a transaction of its own, as `CALL { } IN TRANSACTIONS` needs it. */
  autocommit(path: string, params: Params = {}, labels: Labels = {}): Promise<Fields[]> {
    return this.execute(statement(path, labels), params)
  }

  private execute(query: string, params: Params): Promise<Fields[]> {
    return this.patiently(WRITE_PATIENCE_MS, () =>
      this.guarded(async (driver) => {
        const session = this.session(driver, 'WRITE')
        try {
          const { records } = await session.run(query, params)
          return records.map((record) => record.keys.map((key) => record.get(key)))
        } finally {
          void session.close().catch(() => undefined)
        }
      }, true),
    )
  }

  /**
   * Fails with `engine_unavailable` at once when nobody listens there, or not to this user, or when the
   * database does not start. A server that has just started takes connections before it answers: it is given
   * some seconds.
   */
  async verify(): Promise<void> {
    const until = performance.now() + FIRST_TRIES_MS
    for (;;)
      try {
        return await this.patiently(0, () => this.guarded((driver) => this.ping(driver), true))
      } catch (error) {
        if (isRefused(error) || !isUnavailable(error)) throw error
        const status = await this.status()
        if (status && STOPPED.has(status)) throw notOnline(status)
        if (performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
  }

  /**
   * Runs the statements of a schema file, each in a transaction of its own; all of them may be repeated. One
   * that is still under way at the server, because its reply was lost or another client gave it, is waited
   * for.
   */
  async schema(path: string, labels: Labels = {}): Promise<void> {
    for (const one of statement(path, labels)
      .split(';')
      .filter((text) => text.trim() !== ''))
      await this.made(one)
  }

  private async made(one: string): Promise<void> {
    for (const until = performance.now() + SCHEMA_PATIENCE_MS; ; )
      try {
        await this.execute(one, {})
        return
      } catch (error) {
        if (!isBeingMade(error) || performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, REST_MS))
      }
  }

  async close(): Promise<void> {
    this.closed = true
    await within(2000, this.driver.close()).catch(() => undefined)
  }

  private connect(): Driver {
    const { uri, user, password } = this.settings
    return neo4j.driver(uri, neo4j.auth.basic(user, password), {
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: CONNECT_MS + 400,
      connectionLivenessCheckTimeout: 30_000,
      maxTransactionRetryTime: 0,
      fetchSize: FETCH,
      telemetryDisabled: true,
      userAgent: 'biaojian',
    })
  }

  private session(driver: Driver, mode: 'READ' | 'WRITE'): Session {
    const { database } = this.settings
    return driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.bookmarks,
      ...(database && { database }),
    })
  }

  private async run(
    driver: Driver,
    query: string,
    params: Params,
    each: (row: Fields) => void,
  ): Promise<void> {
    const session = this.session(driver, 'READ')
    try {
      const result = session.run(query, params, { timeout: READ_TIMEOUT_MS })
      await new Promise<void>((resolve, reject) => {
        let width = 0
        result.subscribe({
          onKeys: (keys) => {
            width = keys.length
          },
          onNext: (record) => {
            const row: Fields = new Array(width)
            for (let i = 0; i < width; i++) row[i] = record.get(i)
            each(row)
          },
          onCompleted: () => resolve(),
          onError: reject,
        })
      })
    } finally {
      void session.close().catch(() => undefined)
    }
  }

  /** Tries again what failed for want of a server, or by a transient error, until the time is over. */
  private async patiently<T>(ms: number, attempt: () => Promise<T>): Promise<T> {
    const until = performance.now() + ms
    for (let pause = 100; ; pause = Math.min(2 * pause, 2000)) {
      try {
        return await attempt()
      } catch (error) {
        if (!isWorthRetrying(error) || this.closed || performance.now() + pause > until)
          throw translated(error)
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  /** One call to the server, through the breaker unless it `insists`. */
  private async guarded<T>(call: (driver: Driver) => Promise<T>, insists = false): Promise<T> {
    const { driver } = this
    if (!insists && !this.breaker.admits()) throw unavailable(undefined)
    const doubt = new Doubt(() => this.ping(driver), this.hasAnswered ? PING_MS : FIRST_PING_MS)
    try {
      const result = await Promise.race([call(driver), doubt.lost])
      this.hasAnswered = true
      this.breaker.succeed()
      return result
    } catch (error) {
      if (isGone(error)) {
        this.breaker.fail()
        this.renew(driver)
        throw unavailable(error)
      }
      this.breaker.succeed()
      throw error
    } finally {
      doubt.end()
    }
  }

  private async ping(driver: Driver): Promise<void> {
    const session = this.session(driver, 'READ')
    try {
      await session.run('RETURN 1')
    } finally {
      void session.close().catch(() => undefined)
    }
  }

  /** What the server says of its database; undefined when it says nothing. */
  private async status(): Promise<string | undefined> {
    const driver = this.connect()
    try {
      const session = driver.session({ database: 'system', defaultAccessMode: neo4j.session.READ })
      const { database } = this.settings
      const which = database ? 'DATABASES YIELD * WHERE name = $database' : 'DEFAULT DATABASE YIELD *'
      const asked = session.run(`SHOW ${which} RETURN currentStatus, statusMessage`, { database })
      const [found] = (await within(FIRST_PING_MS, asked)).records
      return found && found.get('statusMessage') !== '' ? (found.get('currentStatus') as string) : undefined
    } catch {
      return undefined
    } finally {
      void driver.close().catch(() => undefined)
    }
  }

  /** Leaves the connections that hang behind. */
  private renew(old: Driver): void {
    if (this.driver !== old || this.closed) return
    this.driver = this.connect()
    void old.close().catch(() => undefined)
  }
}

/** A transaction's statements. */
export class Tx {
  constructor(private readonly transaction: Transaction | ManagedTransaction) {}

  async run(path: string, params: Params = {}, labels: Labels = {}): Promise<Fields[]> {
    const { records } = await this.transaction.run(statement(path, labels), params)
    return records.map((record) => record.keys.map((key) => record.get(key)))
  }
}

/**
 * Watches a call: when it takes long, pings the server, again and again; `lost` rejects when a ping is not
 * answered.
 */
class Doubt {
  readonly lost: Promise<never>
  private timer: NodeJS.Timeout | undefined
  private ended = false

  constructor(
    private readonly ping: () => Promise<void>,
    patienceMs: number,
  ) {
    this.lost = new Promise((_, reject) => {
      const look = (): void => {
        within(patienceMs, this.ping()).then(
          () => {
            if (!this.ended) this.timer = setTimeout(look, DOUBT_MS)
          },
          (error) => reject(error),
        )
      }
      this.timer = setTimeout(look, DOUBT_MS)
    })
    this.lost.catch(() => undefined)
  }

  end(): void {
    this.ended = true
    clearTimeout(this.timer)
  }
}

/** A ping that was not answered in time. */
class Late extends Error {}

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late('no answer')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const GONE = new Set(['ServiceUnavailable', 'SessionExpired', 'N/A', 'ProtocolError'])

/** Whether the error says that the server cannot be reached, rather than that it answered with an error. */
const isGone = (error: unknown): boolean => {
  if (error instanceof Late) return true
  const code = (error as { code?: string }).code ?? ''
  return (
    GONE.has(code) ||
    code.startsWith('ECONN') ||
    code === 'Neo.TransientError.General.DatabaseUnavailable' ||
    code === 'Neo.ClientError.Cluster.NotALeader'
  )
}

/** Nobody listens at the address, or the server does not let this user in. */
const isRefused = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause)
    if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|\.Security\./.test(at.message)) return true
  return false
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'engine_unavailable'

/** A deadlock passes; a transaction that needs more memory than the server has does not. */
const isWorthRetrying = (error: unknown): boolean =>
  isUnavailable(error) ||
  (neo4j.isRetryableError(error) && !((error as { code?: string }).code ?? '').includes('OutOfMemory'))

/** What a constraint or index is answered whose name is taken by one that is not whole yet. */
const isBeingMade = (error: unknown): boolean =>
  error instanceof AppError &&
  /AlreadyExists/.test((error.cause as { code?: string } | undefined)?.code ?? '')

/** What a database is that failed to start, and stays so. */
const STOPPED = new Set(['offline', 'dirty', 'quarantined'])

const notOnline = (status: string): AppError =>
  new AppError(
    'engine_unavailable',
    `The Neo4j server is there, and its database does not start (${status}): a bulk load that was cut off leaves it so. Load it again into an empty data folder; the server's log has the cause`,
  )

const unavailable = (cause: unknown): AppError =>
  new AppError('engine_unavailable', 'Cannot reach the Neo4j server', { cause })

/** The server's own errors as ours; its message may quote data, so only its code goes on. */
const translated = (error: unknown): unknown => {
  if (error instanceof AppError) return error
  const code = (error as { code?: string }).code
  if (typeof code !== 'string' || !code.startsWith('Neo.')) return error
  if (code.includes('.Security.'))
    return new AppError('engine_unavailable', `The Neo4j server refuses the user or password (${code})`, {
      cause: error,
    })
  return new AppError('engine_unavailable', `The Neo4j server cannot answer (${code})`, { cause: error })
}
