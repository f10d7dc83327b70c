import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../domain/errors.js'
import type { EmbeddedSettings } from '../embedded/open.js'
import { openRecord } from '../embedded/open.js'
import type { EmbeddedRecord } from '../embedded/record.js'
import type { GraphEngine } from '../engine.js'
import { Client, type Neo4jSettings } from '../neo4j/client.js'
import { takeLease } from '../neo4j/lease.js'
import { ensureSchema } from '../neo4j/schema.js'
import { claimGraph, isForeignFormat, readStore, type StoreState } from '../neo4j/store-node.js'
import { engineInStep } from './engine.js'
import { differs, Follower, isAt, NOWHERE } from './follower.js'

export interface InStepOptions {
  /** id of the store folder, which the graph must carry */
  id: string
  /** the folder */
  dir: string
  /** the graph may be another store's, for it is about to be emptied */
  toClear?: boolean
  settings?: EmbeddedSettings
}

export const KEEP_RUNS = 3
/**
 * As many as are asked how believable they are (`rings.belief.mostGreen`). Of half a million bids there are
 * ten thousand groups, nearly all green, and writing them all costs a detection two fifths more.
 */
const GREEN_GROUPS = 1000

/**
 * Opens a store whose record and graph lie on a Neo4j 5 server or cluster. `graph.duckdb` in the folder is a
 * cache of the record: lost, behind or not readable, it is made again from the server's blocks, and proves
 * itself by the digest. What a crash left unjudged or not shown is caught up, unless another client is
 * writing. Fails with `engine_unavailable` when the server cannot be reached, with `conflict` when the graph
 * is another store's or the folder holds rows that the server does not have.
 */
export const openInStep = async (neo4j: Neo4jSettings, options: InStepOptions): Promise<GraphEngine> => {
  const client = new Client(neo4j)
  let record: EmbeddedRecord | undefined
  try {
    await client.verify()
    await ensureSchema(client)
    const isOurs = !options.toClear || (await belongsTo(client, options.id))
    if (isOurs) await claimGraph(client, options.id)
    record = await openCache(options)
    const follower = isOurs
      ? await inStep(client, record, (await readStore(client))!, async () => {
          await record!.engine.close()
          setAside(options.dir)
          record = await openCache(options)
          return record
        })
      : new Follower(client, record, NOWHERE)
    if (isOurs) await complete(follower)
    const { keepRuns = KEEP_RUNS, greenGroups = GREEN_GROUPS } = neo4j
    return engineInStep(follower, options.id, { keepRuns, greenGroups })
  } catch (error) {
    await record?.engine.close()
    await client.close()
    throw error
  }
}

/** False too of a graph that this version cannot use. */
const belongsTo = async (client: Client, id: string): Promise<boolean> => {
  const state = await readStore(client).catch((error: unknown) => {
    if (error instanceof AppError && isForeignFormat(error)) return { id: undefined }
    throw error
  })
  return state === undefined || state.id === id
}

const fileIn = (dir: string): string => join(dir, 'graph.duckdb')

/** The cache; one that cannot be read is set aside, one that another process holds is not. */
const openCache = async ({ dir, settings }: InStepOptions): Promise<EmbeddedRecord> => {
  try {
    return await openRecord(fileIn(dir), settings)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'engine_unavailable' || !existsSync(fileIn(dir)))
      throw error
    setAside(dir)
    return openRecord(fileIn(dir), settings)
  }
}

/** Nothing is deleted: the file is kept under another name, in the place of one that was kept before. */
const setAside = (dir: string): void => {
  renameSync(fileIn(dir), `${fileIn(dir)}.aside`)
  for (const ending of ['.wal', '.wal.checkpoint', '.wal.recovery'])
    rmSync(fileIn(dir) + ending, { force: true })
}

/** A follower that holds what the server says is judged. */
const inStep = async (
  client: Client,
  record: EmbeddedRecord,
  state: StoreState,
  another: () => Promise<EmbeddedRecord>,
): Promise<Follower> => {
  const beginning = { graph: state.graph, step: 0, chain: '' }
  const place = await record.place()
  const { bids, lots } = await record.engine.counts()
  const isEmpty = bids + lots === 0 && (await record.marks()).texts === 0
  if (place ? state.step === 0 && place.step > 0 : !isEmpty) throw notThere(state)
  if (place && !(await isAt(client, state, place))) return inStep(client, await another(), state, another)
  const follower = new Follower(client, record, place ?? beginning)
  if (!place) await record.takePlace(beginning)
  try {
    await follower.current()
    if (
      follower.place.step === state.settled &&
      state.digest &&
      (await record.engine.digest()) !== state.digest
    )
      throw differs()
    return follower
  } catch (error) {
    // a cache that is not what its place says is made anew, once: one made from the first block on has
    // nothing to be made of
    if (!place || place.step === 0 || !(error instanceof AppError) || error.message !== differs().message)
      throw error
    return inStep(client, await another(), state, another)
  }
}

const notThere = ({ step }: StoreState): AppError =>
  new AppError(
    'conflict',
    step === 0
      ? 'Cannot use the server: it holds nothing of this store, and the folder holds records. Load it with graph export --for neo4j-admin and graph adopt, or send the records with graph push'
      : 'Cannot use the folder: it holds records that were not imported through the server. If the server was loaded from it, graph adopt; else use another folder and import them there',
  )

/**
 * Judges and shows what a crash left, when nobody is at it; a large part of the graph is left for a bulk load
 * or `graph push`.
 */
const complete = async (follower: Follower): Promise<void> => {
  const state = await follower.state()
  const isSettled = state.step === state.settled && follower.place.step === state.step
  if (isSettled && ((await follower.isProjected()) || (await follower.backlog()).isLarge)) return
  const lease = await takeLease(follower.client).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'conflict') return undefined
    throw error
  })
  if (!lease) return
  try {
    await follower.settle(lease)
    if (!(await follower.backlog()).isLarge) await follower.project(lease)
  } finally {
    await lease.release()
  }
}
