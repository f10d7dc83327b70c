import { AppError } from '../../domain/errors.js'
import { SALT } from '../../domain/hash.js'
import type { PublishedRing } from '../engine.js'
import type { Client } from './client.js'
import { int64, whole } from './integers.js'
import { idOf } from './keys.js'

/** Rings of one transaction. */
const CHUNK = 100

/**
 * Writes a run's rings back: (:Ring), MEMBER_OF and TIED_TO, for Neo4j Browser and Bloom. Every statement
 * merges, so that a run whose writing was cut off may be written again. Of older runs the last `keepRuns` - 1
 * stay; 0 keeps all.
 */
export const publish = async (
  client: Client,
  run: { id: string; at: string },
  rings: Iterable<PublishedRing>,
  keepRuns: number,
): Promise<void> => {
  try {
    let part: unknown[] = []
    const flush = async (): Promise<void> => {
      if (part.length > 0)
        await client.write((tx) => tx.run('load/rings', { rings: part, run: run.id, at: run.at }))
      part = []
    }
    for (const ring of rings) {
      part.push(paramsOf(ring))
      if (part.length === CHUNK) await flush()
    }
    await flush()
    if (keepRuns > 0) await prune(client, keepRuns)
  } catch (cause) {
    throw new AppError(
      'engine_unavailable',
      `Run ${run.id} is recorded, but its rings could not be written to the graph: detect again to write them`,
      { cause },
    )
  }
}

const paramsOf = ({ id, level, score, lots, members, ties }: PublishedRing): unknown => {
  const hashOf = (bidder: string): unknown => {
    const { hi, lo } = idOf(bidder, SALT.bidder)
    return int64(hi, lo)
  }
  return {
    id,
    level,
    score,
    lots: whole(lots),
    members: members.map(({ bidder, role }) => [hashOf(bidder), role]),
    ties: ties.map(({ a, b, bits, families, rules }) => [hashOf(a), hashOf(b), bits, families, rules]),
  }
}

const prune = async (client: Client, keepRuns: number): Promise<void> => {
  const runs = (await client.read('read/published-runs')).map(([run]) => run as string)
  for (const run of runs.slice(keepRuns)) {
    await client.autocommit('load/unpublish-ties', { run })
    await client.autocommit('load/unpublish-rings', { run })
  }
}
