import type { DuckDBConnection } from '@duckdb/node-api'
import type { BeginImport, ImportWriter } from '../../intake/writer.js'
import type { Block } from '../block.js'
import type { GraphEngine, UndoneImport } from '../engine.js'
import type { GraphChanges } from '../graph-changes.js'
import { type Marks, noMarks } from '../marks.js'
import type { Place } from '../place.js'
import type { Database } from './database.js'
import { digestOf } from './digest.js'
import { bidsBehind, graphChanges } from './graph-changes.js'
import { placeOf, takePlace } from './place.js'
import { applyBlock, blocksSince, marksNow } from './record-blocks.js'
import { settleAlone } from './writer.js'

/** What a transaction of an import adds to the record, before it is committed. */
export interface RecordNews {
  /** the new rows */
  blocks(): AsyncIterable<Block>
  /** all that was imported is judged: the digest after it */
  digest: string | undefined
  /** notes, in the same transaction, of which step of a server's record these rows are */
  takePlace(place: Place): Promise<void>
}

/**
 * The embedded engine as the record that a server keeps too: its rows as blocks, and what they make of a
 * graph.
 */
export interface EmbeddedRecord {
  engine: GraphEngine
  place(): Promise<Place | undefined>
  takePlace(place: Place): Promise<void>
  marks(): Promise<Marks>
  /** An import whose every transaction `tell` hears of; when that fails the transaction is taken back. */
  beginImport(options: BeginImport, tell: (news: RecordNews) => Promise<void>): Promise<ImportWriter>
  /** Takes an import out; `tell` hears of it as of a transaction of an import. */
  undoImport(batch: number, tell: (news: RecordNews) => Promise<void>): Promise<UndoneImport>
  /** Bids of which a graph that shows the record up to the marks lacks something. */
  bidsBehind(shown: Marks): Promise<number>
  /** Everything as blocks. */
  blocks(): AsyncIterable<Block>
  /** Takes in the blocks of one step, in one transaction. */
  apply(blocks: AsyncIterable<Block>, place: Place): Promise<void>
  /** Judges what was taken in. @returns the digest */
  settle(): Promise<string>
  /** Does work with what is new for a graph that shows the record up to the marks. */
  withChanges<T>(shown: Marks, work: (changes: GraphChanges) => Promise<T>): Promise<T>
  /** Work on the record as it is now, whatever is imported meanwhile. */
  inSnapshot<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
}

type BeforeCommit = (connection: DuckDBConnection, isSettled: boolean) => Promise<void>

/** The writers of a store, as what comes before their commits is added to them. */
export interface Writers {
  begin(options: BeginImport, beforeCommit: BeforeCommit): Promise<ImportWriter>
  undo(batch: number, beforeCommit: BeforeCommit): Promise<UndoneImport>
}

export const recordOver = (db: Database, engine: GraphEngine, writers: Writers): EmbeddedRecord => ({
  engine,
  place: () => db.with(placeOf),
  takePlace: (place) =>
    db.with((connection) => inTransaction(connection, () => takePlace(connection, place))),
  marks: () => db.with(marksNow),
  beginImport: async (options, tell) => writers.begin(options, telling(await db.with(marksNow), tell)),
  undoImport: async (batch, tell) => writers.undo(batch, telling(await db.with(marksNow), tell)),
  bidsBehind: (shown) => db.with((connection) => bidsBehind(connection, shown)),
  blocks: () => ownBlocks(db),
  apply: (blocks, place) =>
    db.with((connection) =>
      inTransaction(connection, async () => {
        for await (const block of blocks) await applyBlock(db, connection, block)
        await takePlace(connection, place)
      }),
    ),
  settle: async () => {
    await db.with((connection) => settleAlone(db, connection))
    await db.rows('CHECKPOINT')
    await db.trim()
    return db.with(digestOf)
  },
  withChanges: (shown, work) => db.with((connection) => work(graphChanges(connection, shown))),
  inSnapshot: (work) =>
    db.with(async (connection) => {
      await connection.run('BEGIN')
      try {
        return await work(connection)
      } finally {
        await connection.run('ROLLBACK')
        await db.trim()
      }
    }),
})

/** Tells of every transaction with what is new since the one before. */
const telling = (before: Marks, tell: (news: RecordNews) => Promise<void>): BeforeCommit => {
  let marks = before
  return async (connection, isSettled) => {
    const from = marks
    await tell({
      blocks: () => blocksSince(connection, from),
      digest: isSettled ? await digestOf(connection) : undefined,
      takePlace: (place) => takePlace(connection, place),
    })
    marks = await marksNow(connection)
  }
}

async function* ownBlocks(db: Database): AsyncGenerator<Block> {
  const connection = await db.connect()
  try {
    yield* blocksSince(connection, noMarks())
  } finally {
    connection.closeSync()
  }
}

const inTransaction = async (connection: DuckDBConnection, work: () => Promise<void>): Promise<void> => {
  await connection.run('BEGIN')
  try {
    await work()
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined)
    throw error
  }
}
