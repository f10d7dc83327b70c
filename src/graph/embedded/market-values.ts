import { Worker } from 'node:worker_threads'
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import { SOURCES, VALUE_KINDS } from '../../domain/value-kind.js'
import { tableNumber, tableOf } from '../../intake/layout.js'
import { workerFile } from '../../worker-file.js'
import type { Market } from '../market.js'
import type { RawBids } from './bid-order.js'
import type { Database } from './database.js'
import { growByte, growInt, growUint } from './grow.js'
import { pickFacts } from './market-facts.js'
import type { Lots } from './market-lots.js'
import type { Orgs } from './market-orgs.js'
import type { MarketWorkerData, ToMarketWorker } from './market-worker.js'
import { streamColumns } from './read.js'
import { quote } from './schema.js'
import { sharedUints } from './shared-arrays.js'
import type { Facts, KindInput } from './shared-values.js'

interface Parts {
  raw: RawBids
  orgs: Orgs
  lots: Lots
  facts: Facts
  allowlist: Market['allowlist']
  coverage: Market['coverage']
}

/**
 * Bids in order, and the values that organisations share. The worker thread sorts and counts; this thread streams the
 * columns of one kind after the other into shared memory, at most one kind ahead.
 */
export const buildValues = async (
  _db: Database,
  connection: DuckDBConnection,
  parts: Parts,
  signal?: AbortSignal,
): Promise<Pick<Market, 'bids' | 'values'>> => {
  const { raw, orgs, lots, allowlist } = parts
  const seqs = raw.seq.reduce((most, seq) => Math.max(most, seq + 1), 0)
  const sizes = { lots: lots.index.count, bidders: orgs.market.count, orgs: orgs.index.count, seqs }
  const data: MarketWorkerData = { raw, sizes, lotDay: lots.market.day, allowlist }
  const worker = new Answers(
    new Worker(workerFile(import.meta.url, './market-worker.js'), { workerData: data, execArgv: [] }),
  )
  try {
    const { bidOfSeq } = await worker.next<{ bidOfSeq: Int32Array }>()
    let ahead = 0
    for (let kind = 0; kind < VALUE_KINDS.length; kind++) {
      if (signal?.aborted) throw new AppError('cancelled', 'The market build was cancelled')
      const input = await readKind(connection, parts, bidOfSeq, kind)
      if (!input) continue
      if (ahead > 0) await worker.next()
      else ahead++
      worker.send({ kind: 'values', input })
    }
    if (ahead > 0) await worker.next()
    worker.send({ kind: 'finish' })
    const { bids, values } = await worker.next<Pick<Market, 'bids' | 'values'>>()
    return { bids, values }
  } finally {
    await worker.stop()
  }
}

/** The worker's answers, in order. */
class Answers {
  private readonly inbox: unknown[] = []
  private error: Error | undefined
  private wake: (() => void) | undefined
  constructor(private readonly worker: Worker) {
    worker.on('message', (message) => {
      this.inbox.push(message)
      this.wake?.()
    })
    worker.on('error', (error) => {
      this.error = error as Error
      this.wake?.()
    })
  }
  async next<T>(): Promise<T> {
    while (this.inbox.length === 0) {
      if (this.error)
        throw new AppError('internal', `The market cannot be built: ${this.error.message}`, {
          cause: this.error,
        })
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    return this.inbox.shift() as T
  }
  send(message: ToMarketWorker): void {
    this.worker.postMessage(message)
  }
  async stop(): Promise<void> {
    await this.worker.terminate()
  }
}

const readKind = async (
  connection: DuckDBConnection,
  { raw, facts, coverage }: Parts,
  bidOfSeq: Int32Array,
  kind: number,
): Promise<KindInput | undefined> => {
  const sources = [...SOURCES.entries()].filter(([, source]) => source.kind === VALUE_KINDS[kind])
  const isOfKind = new Uint8Array(SOURCES.length)
  for (const [source] of sources) isOfKind[source] = 1
  const mine = pickFacts(
    facts,
    Int32Array.from(facts.org.keys()).filter((i) => isOfKind[facts.source[i]!] === 1),
  )
  const columns = sources
    .filter(([, { id }]) => id.startsWith('bids.') && coverage[id]!.filled > 0)
    .map(([source, { id }]) => ({
      source,
      name: id.slice('bids.'.length),
      pairs: sharedUints(2 * raw.count),
    }))
  if (columns.length === 0 && mine.org.length === 0) return undefined
  if (columns.length > 0) await scatter(connection, columns, bidOfSeq)
  return {
    kind,
    columns: columns.map(({ source, pairs }) => ({ source, pairs })),
    extras: await readExtras(connection, columns, bidOfSeq),
    facts: mine,
    blocked: await readBlocked(connection, kind),
  }
}

const scatter = async (
  connection: DuckDBConnection,
  columns: { name: string; pairs: Uint32Array }[],
  bidOfSeq: Int32Array,
): Promise<void> => {
  const sql = `SELECT seq, ${columns.map(({ name }) => quote(name)).join(', ')} FROM bids`
  await streamColumns(connection, sql, (chunk, rows) => {
    const seq = chunk[0] as Uint32Array
    for (let c = 0; c < columns.length; c++) {
      const { pairs } = columns[c]!
      const hashes = chunk[c + 1] as Uint32Array
      for (let k = 0; k < rows; k++) {
        const bid = bidOfSeq[seq[k]!] ?? -1
        if (bid < 0) continue
        pairs[2 * bid] = hashes[2 * k]!
        pairs[2 * bid + 1] = hashes[2 * k + 1]!
      }
    }
  })
}

const readExtras = async (
  connection: DuckDBConnection,
  columns: { source: number; name: string }[],
  bidOfSeq: Int32Array,
): Promise<KindInput['extras']> => {
  const [source, bid, pairs] = [growByte(), growInt(), growUint()]
  const sourceOf = new Map(
    columns.map((column) => [
      tableOf('bids').columns.findIndex((c) => c.name === column.name),
      column.source,
    ]),
  )
  if (sourceOf.size > 0) {
    const sql = `SELECT col, seq, hash FROM extras WHERE tbl = ${tableNumber.bids} AND col IN (${[...sourceOf.keys()]})
      ORDER BY seq, col, hash`
    await streamColumns(connection, sql, (chunk, rows) => {
      const [col, seq, h] = chunk as [Uint8Array, Uint32Array, Uint32Array]
      for (let k = 0; k < rows; k++) {
        const b = bidOfSeq[seq[k]!] ?? -1
        if (b < 0) continue
        source.push(sourceOf.get(col[k]!)!)
        bid.push(b)
        pairs.push(h[2 * k]!)
        pairs.push(h[2 * k + 1]!)
      }
    })
  }
  return sortExtras(source.view, bid.view, pairs.view)
}

/** By bid, then source. */
const sortExtras = (source: Uint8Array, bid: Int32Array, pairs: Uint32Array): KindInput['extras'] => {
  const order = Int32Array.from(bid.keys()).sort(
    (x, y) => bid[x]! - bid[y]! || source[x]! - source[y]! || x - y,
  )
  return {
    source: Uint8Array.from(order, (x) => source[x]!),
    bid: Int32Array.from(order, (x) => bid[x]!),
    pairs: Uint32Array.from({ length: pairs.length }, (_, w) => pairs[2 * order[w >> 1]! + (w & 1)]!),
  }
}

const readBlocked = async (connection: DuckDBConnection, kind: number): Promise<Uint32Array> => {
  const blocked = growUint()
  await streamColumns(
    connection,
    `SELECT hash FROM texts WHERE salt = ${kind} AND flags & 1 = 0`,
    ([h], rows) => blocked.append(h as Uint32Array, 0, 2 * rows),
  )
  return blocked.view
}
