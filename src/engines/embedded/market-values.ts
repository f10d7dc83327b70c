import { Worker } from 'node:worker_threads'
import type { DuckDBConnection } from '@duckdb/node-api'
import { identity } from '../../arrays/counting-sort.js'
import { growByte, growInt, growUint } from '../../arrays/grow.js'
import { sharedUints } from '../../arrays/shared-arrays.js'
import { AppError } from '../../domain/errors.js'
import { tableNumber, tableOf } from '../../domain/storage.js'
import { SOURCES, VALUE_KINDS } from '../../domain/value-kind.js'
import type { RawBids } from '../../market/bid-order.js'
import type { Market } from '../../market/market.js'
import type { Facts, KindInput } from '../../market/shared-values.js'
import { workerFile } from '../../threads/worker-file.js'
import type { Lots, Orgs } from '../market-columns.js'
import { bySource, pickFacts } from '../market-facts.js'
import { givenSources } from './market-coverage.js'
import type { ToMarketWorker } from './market-worker.js'
import { type Chunk, streamColumns } from './read.js'
import { quote } from './schema.js'

type BuiltValues = Pick<Market, 'bids' | 'values'>

export interface Places {
  orgs: Orgs
  lots: Lots
}

/**
 * Builds a market's bids and shared values: a worker thread sorts and counts, while this thread streams
 * columns into shared memory. `begin` hands over the bids; `finish` streams the values, one kind after the
 * other, at most one ahead.
 */
export class ValueBuild {
  private readonly worker = new Answers(
    new Worker(workerFile(import.meta.url, './market-worker.js'), { execArgv: [] }),
  )
  private bids = 0
  /** columns that the worker has done with: memory is taken once */
  private readonly free: Uint32Array[] = []

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly places: Places,
  ) {}

  begin(raw: RawBids): void {
    const { orgs, lots } = this.places
    let seqs = 0
    for (let p = 0; p < raw.count; p++) seqs = Math.max(seqs, raw.seq[p]! + 1)
    this.bids = raw.count
    const sizes = { lots: lots.index.count, bidders: orgs.market.count, orgs: orgs.index.count, seqs }
    const memory = Object.values(raw).flatMap((column) =>
      typeof column === 'number' ? [] : [column.buffer as ArrayBuffer],
    )
    this.worker.send({ kind: 'bids', raw, sizes, lotDay: lots.market.day }, memory)
  }

  async finish(
    parts: { facts: Facts; allowlist: Market['allowlist']; coverage: Market['coverage'] },
    signal?: AbortSignal,
  ): Promise<BuiltValues> {
    const { placeOfSeq } = await this.worker.next<{ placeOfSeq: Int32Array }>()
    const factsOf = bySource(parts.facts)
    const given = await givenSources(this.connection)
    const ahead: KindInput[] = []
    const done = async (): Promise<void> => {
      await this.worker.next()
      for (const { pairs } of ahead.shift()!.columns) this.free.push(pairs)
    }
    for (let kind = 0; kind < VALUE_KINDS.length; kind++) {
      if (signal?.aborted) throw new AppError('cancelled', 'The market build was cancelled')
      const isOfKind = (source: number): boolean => SOURCES[source]!.kind === VALUE_KINDS[kind]
      const facts = pickFacts(
        parts.facts,
        factsOf.filter((_, source) => isOfKind(source)),
      )
      const columns = [...given].filter(isOfKind).map((source) => ({ source, pairs: this.column() }))
      if (columns.length === 0 && facts.org.length === 0) continue
      const input = await readKind(this.connection, { kind, columns, facts }, placeOfSeq)
      if (ahead.length > 0) await done()
      this.worker.send({ kind: 'values', input })
      ahead.push(input)
    }
    while (ahead.length > 0) await done()
    this.worker.send({ kind: 'finish', allowlist: parts.allowlist })
    const { bids, values, filled } = await this.worker.next<BuiltValues & { filled: Map<number, number> }>()
    for (const [source, n] of filled) parts.coverage[SOURCES[source]!.id]!.filled = n
    return { bids, values }
  }

  private column(): Uint32Array {
    return this.free.pop() ?? sharedUints(2 * this.bids)
  }

  stop(): Promise<void> {
    return this.worker.stop()
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
  send(message: ToMarketWorker, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer)
  }
  async stop(): Promise<void> {
    await this.worker.terminate()
  }
}

const readKind = async (
  connection: DuckDBConnection,
  known: Pick<KindInput, 'kind' | 'columns' | 'facts'>,
  placeOfSeq: Int32Array,
): Promise<KindInput> => {
  const named = known.columns.map(({ source, pairs }) => ({
    source,
    pairs,
    name: SOURCES[source]!.id.slice('bids.'.length),
  }))
  if (named.length > 0) await scatter(connection, named, placeOfSeq)
  return {
    ...known,
    extras: await readExtras(connection, named, placeOfSeq),
    blocked: await readBlocked(connection, known.kind),
  }
}

const scatter = async (
  connection: DuckDBConnection,
  columns: { name: string; pairs: Uint32Array }[],
  placeOfSeq: Int32Array,
): Promise<void> => {
  const cells = columns.map(({ name }) => quote(name)).join(', ')
  const take = (chunk: Chunk, rows: number): void => {
    const seq = chunk[0] as Uint32Array
    for (let c = 0; c < columns.length; c++) {
      const { pairs } = columns[c]!
      const hashes = chunk[c + 1] as Uint32Array
      for (let k = 0; k < rows; k++) {
        const place = placeOfSeq[seq[k]!] ?? -1
        if (place < 0) continue
        pairs[2 * place] = hashes[2 * k]!
        pairs[2 * place + 1] = hashes[2 * k + 1]!
      }
    }
  }
  // a merged row stands under the number of one of its versions, and says more
  for (const table of ['bids', 'merged_bids'])
    await streamColumns(connection, `SELECT seq, ${cells} FROM ${table}`, take)
}

const readExtras = async (
  connection: DuckDBConnection,
  columns: { source: number; name: string }[],
  placeOfSeq: Int32Array,
): Promise<KindInput['extras']> => {
  const [source, place, pairs] = [growByte(), growInt(), growUint()]
  const sourceOf = new Map(
    columns.map((column) => [
      tableOf('bids').columns.findIndex((c) => c.name === column.name),
      column.source,
    ]),
  )
  if (sourceOf.size > 0) {
    const sql = `SELECT col, seq, hash FROM e_extras WHERE tbl = ${tableNumber.bids} AND col IN (${[...sourceOf.keys()]})
      ORDER BY seq, col, hash`
    await streamColumns(connection, sql, (chunk, rows) => {
      const [col, seq, h] = chunk as [Uint8Array, Uint32Array, Uint32Array]
      for (let k = 0; k < rows; k++) {
        const at = placeOfSeq[seq[k]!] ?? -1
        if (at < 0) continue
        source.push(sourceOf.get(col[k]!)!)
        place.push(at)
        pairs.push(h[2 * k]!)
        pairs.push(h[2 * k + 1]!)
      }
    })
  }
  return sortExtras(source.view, place.view, pairs.view)
}

/** By place, then source. */
const sortExtras = (source: Uint8Array, place: Int32Array, pairs: Uint32Array): KindInput['extras'] => {
  const order = identity(place.length).sort(
    (x, y) => place[x]! - place[y]! || source[x]! - source[y]! || x - y,
  )
  return {
    source: Uint8Array.from(order, (x) => source[x]!),
    place: order.map((x) => place[x]!),
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
