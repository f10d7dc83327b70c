import { AppError } from '../../domain/errors.js'
import type { GraphEngine } from '../engine.js'
import { gdsLeiden } from '../neo4j/gds-leiden.js'
import { takeLease } from '../neo4j/lease.js'
import { countPairs } from '../neo4j/pairs.js'
import { publish, type Shown } from '../neo4j/publish.js'
import { emptyGraph } from '../neo4j/schema.js'
import { type Follower, NOWHERE } from './follower.js'
import { beginImport, undoImport } from './writer.js'

/**
 * The embedded engine's answers, each after the record here has taken in what the server has; writes go to
 * the server first. What only a server does (communities by its library, counts of its graph, rings shown in
 * it) is asked of it.
 */
export const engineInStep = (follower: Follower, id: string, shown: Shown): GraphEngine => {
  const { client, record } = follower
  const { engine } = record
  const asked =
    <A extends unknown[], R>(question: (...of: A) => Promise<R>) =>
    async (...of: A): Promise<R> => {
      await follower.current()
      return question(...of)
    }
  return {
    name: 'neo4j',
    beginImport: async (options) => {
      if (!options.dry) return beginImport(follower, id, options)
      await follower.current()
      return engine.beginImport(options)
    },
    imports: asked(engine.imports),
    undoImport: async (batch, { dry = false, progress } = {}) => {
      await follower.current()
      if (dry) return engine.undoImport(batch, { dry })
      return undoImport(follower, batch, progress)
    },
    digest: asked(engine.digest),
    counts: asked(engine.counts),
    market: asked(engine.market),
    texts: asked(engine.texts),
    sources: asked(engine.sources),
    bidder: asked(engine.bidder),
    searchBidders: asked(engine.searchBidders),
    names: asked(engine.names),
    lot: asked(engine.lot),
    lotBids: asked(engine.lotBids),
    lotIds: asked(engine.lotIds),
    holders: asked(engine.holders),
    valuesOf: asked(engine.valuesOf),
    quality: asked(engine.quality),
    qualityBy: asked(engine.qualityBy),
    quarantine: asked(engine.quarantine),
    quarantineGroups: asked(engine.quarantineGroups),
    recount: {
      digest: asked(engine.recount!.digest),
      pairs: asked(async (of, most) => {
        if (!(await follower.isProjected()))
          throw new AppError(
            'conflict',
            'Cannot verify: the graph does not show the record yet. Use graph push',
          )
        return countPairs(client, of, most)
      }),
    },
    publish: async (run, rings) => {
      if (await follower.isProjected()) await publish(client, run, rings, shown)
    },
    communities: (graph, seed) => gdsLeiden(client, graph, seed),
    graph: {
      backlog: asked(() => follower.backlog()),
      push: (progress) => push(follower, progress),
    },
    clear: () => clear(follower),
    close: async () => {
      await engine.close()
      await client.close()
    },
  }
}

const push = async (follower: Follower, progress: (done: number) => void): Promise<void> => {
  const lease = await takeLease(follower.client)
  try {
    await follower.settle(lease)
    await follower.project(lease, progress)
  } finally {
    await lease.release()
  }
}

/**
 * Empties the record here and the graph there, which any store may then claim; this one does with its next
 * import.
 */
const clear = async (follower: Follower): Promise<void> => {
  const { client, record, isWriting } = follower
  if (isWriting) throw new AppError('conflict', 'Cannot empty the store: an import is running')
  await emptyGraph(client)
  await record.engine.clear()
  follower.place = NOWHERE
}
