import { dirname, join } from 'node:path'
import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import type { ImportWriter } from '../../intake/writer.js'
import { MarketCache } from '../../market/market-cache.js'
import { keyText } from '../../normalise/fold.js'
import type { GraphEngine, StoreCounts, UndoneImport } from '../engine.js'
import { CONFLICT, PENDING } from '../versions.js'
import { bidder, searchBidders } from './bidders.js'
import { Database, type DatabaseSettings } from './database.js'
import { digestOf } from './digest.js'
import { ensureSchema } from './ensure-schema.js'
import { holders, valuesOf } from './holdings.js'
import { imports } from './imports.js'
import { lot, lotBids, lotIds } from './lots.js'
import { buildMarket } from './market.js'
import { namesOf } from './names.js'
import { quality } from './quality.js'
import { qualityBy } from './quality-by.js'
import { isLiveDefect, quarantine, quarantineGroups } from './quarantine.js'
import { type EmbeddedRecord, recordOver } from './record.js'
import { recount } from './recount.js'
import { emptyAll } from './schema.js'
import { sources } from './sources.js'
import { textsOf } from './texts-of.js'
import { type UndoOptions, undoImport } from './undo.js'
import { EmbeddedWriter, settleAlone, type WriterOptions } from './writer.js'

export interface EmbeddedSettings extends DatabaseSettings {
  /** rows of one import transaction */
  batchRows?: number
}

/** Opens the embedded engine over one DuckDB file; what a crash left unjudged is judged first. */
export const openEmbedded = async (path: string, settings: EmbeddedSettings = {}): Promise<GraphEngine> =>
  (await openRecord(path, settings)).engine

/** The same, with the record's other side, which a server follows (record.ts). */
export const openRecord = async (path: string, settings: EmbeddedSettings = {}): Promise<EmbeddedRecord> => {
  const db = await Database.open(path, settings)
  try {
    await db.with(async (connection) => {
      if (settings.readOnly) return
      await ensureSchema(connection)
      await settleAlone(db, connection)
    })
  } catch (error) {
    db.close()
    throw error
  }
  return engineOver(db, settings)
}

/** questions from which answering reads whole tables */
const MANY = 10_000

const engineOver = (db: Database, { batchRows, readOnly }: EmbeddedSettings): EmbeddedRecord => {
  let writing = false
  const demandWritable = (): void => {
    if (readOnly)
      throw new AppError('engine_unavailable', `Cannot change the store ${dirname(db.path)}: it is read-only`)
  }
  /** A pass over much of the store; its pages are given back. */
  const pass = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } finally {
      if (!writing) await db.trim()
    }
  }
  const markets = new MarketCache(
    () => db.with(digestOf),
    (options) => pass(db.with((connection) => buildMarket(connection, options))),
    join(dirname(db.path), 'snapshot'),
  )
  const begin = async (options: Omit<WriterOptions, 'done' | 'batchRows'>): Promise<ImportWriter> => {
    demandWritable()
    if (writing) throw new AppError('conflict', 'Cannot begin an import: another one is running')
    writing = true
    const done = (): void => {
      writing = false
    }
    return EmbeddedWriter.begin(db, { ...options, done, ...(batchRows && { batchRows }) }).catch(
      (error: unknown) => {
        done()
        throw error
      },
    )
  }
  const undo = async (batch: number, options: UndoOptions): Promise<UndoneImport> => {
    demandWritable()
    if (writing) throw new AppError('conflict', 'Cannot take an import out: an import is running')
    writing = true
    try {
      return await undoImport(db, batch, options)
    } finally {
      writing = false
    }
  }
  const engine: GraphEngine = {
    name: 'embedded',
    beginImport: ({ dry = false, ...options }) => begin({ ...options, dry }),
    digest: () => db.with(digestOf),
    counts: () => counts(db),
    market: (options = {}) => markets.get(options),
    texts: (wanted) => (wanted.length > MANY ? pass(textsOf(db, wanted)) : textsOf(db, wanted)),
    sources: (wanted) => (wanted.length > MANY ? pass(sources(db, wanted)) : sources(db, wanted)),
    bidder: (id) => bidder(db, id),
    searchBidders: (query) => searchBidders(db, query),
    names: (ids) => namesOf(db, ids),
    lot: (id) => lot(db, keyText(id)),
    lotBids: (id) => lotBids(db, keyText(id)),
    lotIds: (query) => lotIds(db, query),
    holders: (kind, value) => holders(db, kind, value),
    valuesOf: (id) => valuesOf(db, id),
    quality: () => quality(db),
    qualityBy: (part) => qualityBy(db, part),
    quarantine: (query) => quarantine(db, query),
    quarantineGroups: () => quarantineGroups(db),
    recount: recount(db),
    imports: (query) => imports(db, query),
    undoImport: (batch, { dry = false } = {}) => undo(batch, { dry }),
    clear: async () => {
      demandWritable()
      if (writing) throw new AppError('conflict', 'Cannot empty the store: an import is running')
      markets.forget()
      await db.with(emptyAll)
    },
    close: async () => {
      await markets.close()
      db.close()
    },
  }
  return recordOver(db, engine, {
    begin: (options, beforeCommit) => begin({ ...options, dry: false, beforeCommit }),
    undo: (batch, beforeCommit) => undo(batch, { beforeCommit }),
  })
}

const counts = async (db: Database): Promise<StoreCounts> => {
  const tables: Record<string, number> = {}
  for (const { name } of TABLES)
    tables[name] = Number((await db.rows(`SELECT count(*) AS n FROM e_${name}`))[0]!.n)
  const one = async (sql: string): Promise<number> => Number((await db.rows(sql))[0]!.n)
  const withheld = (reason: number): Promise<number> =>
    one(`SELECT count(*) AS n FROM withheld WHERE reason = ${reason}`)
  const [pending, conflicts] = [await withheld(PENDING), await withheld(CONFLICT)]
  return {
    bidders: await one('SELECT count(DISTINCT bidder_id) AS n FROM e_bids'),
    lots: tables.lots!,
    bids: tables.bids!,
    tables,
    quarantined:
      pending +
      conflicts +
      (await one(`SELECT count(DISTINCT (file, line)) AS n FROM quarantine WHERE ${isLiveDefect}`)),
    pending,
    conflicts,
  }
}
