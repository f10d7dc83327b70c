import { AppError } from '../../domain/errors.js'
import { SALT } from '../../domain/hash.js'
import type { PublishedRing } from '../engine.js'
import type { Client } from './client.js'
import { int64, whole } from './integers.js'
import { idOf } from './keys.js'

/** Rings of one transaction. */
const CHUNK = 100

/**
 * Writes a run's rings back: (:Ring), MEMBER_OF and TIED_TO, for Neo4j Browser and Bloom. What the graph
 * shows under the run's name already (a writing that was cut off, or a run of a store folder that is gone) is
 * taken out first. Of older runs the last `keepRuns` - 1 stay; 0 keeps all.
 */
export const publish = async (
  client: Client,
  run: { id: string; at: string },
  rings: Iterable<PublishedRing>,
  keepRuns: number,
): Promise<void> => {
  try {
    if ((await publishedRuns(client)).includes(run.id)) await unpublish(client, run.id)
    const tied = new Set<string>()
    let part: unknown[] = []
    const flush = async (): Promise<void> => {
      if (part.length > 0)
        await client.write((tx) => tx.run('load/rings', { rings: part, run: run.id, at: run.at }))
      part = []
    }
    for (const ring of rings) {
      part.push(paramsOf(ring, tied))
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

/** `tied` holds the pairs that are written already: rings may share two members, who are tied once a run. */
const paramsOf = ({ id, level, score, lots, members, ties }: PublishedRing, tied: Set<string>): unknown => {
  const isNew = ({ a, b }: { a: string; b: string }): boolean => tied.size < tied.add(`${a}\u001f${b}`).size
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
    ties: ties
      .filter(isNew)
      .map(({ a, b, bits, families, rules }) => [hashOf(a), hashOf(b), bits, families, rules]),
  }
}

const prune = async (client: Client, keepRuns: number): Promise<void> => {
  for (const run of (await publishedRuns(client)).slice(keepRuns)) await unpublish(client, run)
}

/** Runs that the graph shows, newest first. */
const publishedRuns = async (client: Client): Promise<string[]> =>
  (await client.read('read/published-runs')).map(([run]) => run as string)

const unpublish = async (client: Client, run: string): Promise<void> => {
  await client.autocommit('load/unpublish-ties', { run })
  await client.autocommit('load/unpublish-rings', { run })
}
