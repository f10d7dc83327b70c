import { join } from 'node:path'
import { AppError } from '../../domain/errors.js'
import { openRecord } from '../embedded/open.js'
import type { EmbeddedRecord } from '../embedded/record.js'
import { GRAPH_LABELS, GRAPH_TYPES, RECORD_LABELS } from '../graph-labels.js'
import { appendStep } from '../neo4j/blocks.js'
import { Client, type Neo4jSettings } from '../neo4j/client.js'
import { numberOf } from '../neo4j/integers.js'
import { takeLease } from '../neo4j/lease.js'
import { ensureSchema } from '../neo4j/schema.js'
import { claimGraph, foreignStore, readStore, type StoreState } from '../neo4j/store-node.js'
import type { Place } from '../place.js'
import type { InStepOptions } from './open.js'

/**
 * Takes a server that was loaded from this folder's store as its own: builds constraints and indexes, checks
 * whose it is, that it is whole, and that its digest is the folder's; from then on the folder is the server's
 * cache. Fails with `conflict` and the cause.
 * @returns the number of bids
 */
export const adoptGraph = (settings: Neo4jSettings, options: InStepOptions): Promise<number> =>
  withBoth(settings, options, async (client, record) => {
    const state = await readStore(client)
    if (!state || state.step === 0)
      throw refused('the server holds no store. Load it with the files of graph export first')
    if (state.id !== options.id) throw foreignStore(state.id, options.id)
    await ensureSchema(client)
    await checkCounts(client, state)
    const digest = await record.engine.digest()
    if (digest !== state.digest)
      throw refused(
        `the server was loaded with digest ${state.digest}, and the folder has ${digest}. Export again`,
      )
    await record.takePlace({ graph: state.graph, step: state.step, chain: state.chain })
    return (await record.engine.counts()).bids
  })

/**
 * Sends the folder's records to a server that holds nothing yet; the graph is made of them afterwards. Does
 * nothing where the folder is the server's cache already.
 */
export const sendRecord = (settings: Neo4jSettings, options: InStepOptions): Promise<void> =>
  withBoth(settings, options, async (client, record) => {
    if (await record.place()) return
    await ensureSchema(client)
    await claimGraph(client, options.id)
    const state = (await readStore(client))!
    if (state.settled > 0)
      throw refused(
        'the server holds other records of this store. If it was loaded from this folder, graph adopt',
      )
    const lease = await takeLease(client)
    try {
      const before: Place = { graph: state.graph, step: state.step, chain: state.chain }
      const digest = await record.engine.digest()
      await record.takePlace(await appendStep(client, lease, { before, blocks: record.blocks(), digest }))
    } finally {
      await lease.release()
    }
  })

const withBoth = async <T>(
  settings: Neo4jSettings,
  { dir, settings: embedded }: InStepOptions,
  work: (client: Client, record: EmbeddedRecord) => Promise<T>,
): Promise<T> => {
  const client = new Client(settings)
  try {
    await client.verify()
    const record = await openRecord(join(dir, 'graph.duckdb'), embedded)
    try {
      return await work(client, record)
    } finally {
      await record.engine.close()
    }
  } finally {
    await client.close()
  }
}

/**
 * Compares what the server has with what the export says that it must have: an import that was cut off shows.
 */
const checkCounts = async (client: Client, { counts }: StoreState): Promise<void> => {
  const expected = new Map(
    counts.map((pair) => {
      const [name, n] = pair.split('=')
      return [name!, Number(n)]
    }),
  )
  const found = async (path: string, labels: Record<string, string>): Promise<number> =>
    numberOf((await client.read(path, {}, labels))[0]![0])
  const compare = (name: string, n: number): void => {
    if (n !== (expected.get(name) ?? 0))
      throw refused(`the server has ${n} of ${name}, and the export had ${expected.get(name) ?? 0}`)
  }
  for (const Label of [...GRAPH_LABELS, ...RECORD_LABELS])
    if (Label !== 'Ring' && Label !== 'BiaojianStore')
      compare(Label, await found('read/node-count', { Label }))
  for (const Type of GRAPH_TYPES) compare(Type, await found('read/relationship-count', { Type }))
}

const refused = (why: string): AppError => new AppError('conflict', `Cannot adopt the graph: ${why}`)

/** Id of the store that the server holds, for a new folder that joins it. */
export const storeOnServer = async (settings: Neo4jSettings): Promise<string> => {
  const client = new Client(settings)
  try {
    await client.verify()
    const state = await readStore(client)
    if (!state) throw new AppError('not_found', 'Cannot join: the server holds no store')
    return state.id
  } finally {
    await client.close()
  }
}
