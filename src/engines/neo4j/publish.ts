import { AppError } from '../../domain/errors.js'
import { SALT } from '../../domain/hash.js'
import type { PublishedRing } from '../engine.js'
import type { Client, Params, Tx } from './client.js'
import { int64, whole } from './integers.js'
import { idOf } from './keys.js'

/** Rings of one transaction. */
const CHUNK = 1000
/** Rings that are read before the server is listened to again. */
const AT_A_TIME = 50

/** What of the runs the graph shows. */
export interface Shown {
  /** runs; 0 = all */
  keepRuns: number
  /** green groups of a run, the best */
  greenGroups: number
}

/**
 * Writes a run's rings back: (:Ring), MEMBER_OF and TIED_TO, for Neo4j Browser and Bloom. What the graph
 * shows under the run's name already (a writing that was cut off, or a run of a store folder that is gone) is
 * taken out first. Of older runs the last `keepRuns` - 1 stay. The next rings are read while the server
 * writes those before.
 * @param rings best first
 */
export const publish = async (
  client: Client,
  run: { id: string; at: string },
  rings: Iterable<PublishedRing>,
  { keepRuns, greenGroups }: Shown,
): Promise<void> => {
  try {
    if ((await publishedRuns(client)).includes(run.id)) await unpublish(client, run.id)
    const tied = new Set<string>()
    let part: PublishedRing[] = []
    let underWay: Promise<void> = Promise.resolve()
    const flush = async (): Promise<void> => {
      const [shown, ties] = [part.map(ringOf), part.flatMap((ring) => tiesOf(ring, tied))]
      const first = { run: run.id, id: part[0]!.id }
      part = []
      await once(client, first, async (tx) => {
        await tx.run('load/rings', { rings: shown, run: run.id, at: run.at })
        await tx.run('load/ties', { ties, run: run.id })
      })
    }
    try {
      for (const ring of best(rings, greenGroups)) {
        part.push(ring)
        if (part.length % AT_A_TIME === 0) await new Promise(setImmediate)
        if (part.length < CHUNK) continue
        await underWay
        underWay = flush()
        underWay.catch(() => undefined)
      }
    } finally {
      await underWay
    }
    if (part.length > 0) await flush()
    if (keepRuns > 0) await prune(client, keepRuns)
  } catch (cause) {
    throw new AppError(
      'engine_unavailable',
      `Run ${run.id} is recorded, but its rings could not be written to the graph: detect again to write them`,
      { cause },
    )
  }
}

/** Every suspected ring, and the first green groups. */
function* best(rings: Iterable<PublishedRing>, greenGroups: number): Generator<PublishedRing> {
  let green = 0
  for (const ring of rings) {
    if (ring.level === 'green' && ++green > greenGroups) return
    yield ring
  }
}

/**
 * Does the work in one transaction, once: the reply to its commit may be lost, and then it is tried again.
 * `first` is a ring that it writes; where the graph shows it, the transaction is there whole.
 */
const once = async (client: Client, first: Params, work: (tx: Tx) => Promise<void>): Promise<void> => {
  try {
    await client.write(async (tx) => {
      if ((await tx.run('read/ring-shown', first)).length === 0) await work(tx)
    })
  } catch (error) {
    // a first try that was still under way when the second asked
    if ((await client.read('read/ring-shown', first)).length === 0) throw error
  }
}

const ringOf = ({ id, level, score, lots, members }: PublishedRing): unknown => [
  id,
  level,
  score,
  whole(lots),
  members.map(({ bidder, role }) => [hashOf(bidder), role]),
]

/** `tied` holds the pairs that are written already: rings may share two members, who are tied once a run. */
const tiesOf = ({ ties }: PublishedRing, tied: Set<string>): unknown[] =>
  ties
    .filter(({ a, b }) => tied.size < tied.add(`${a}\u001f${b}`).size)
    .map(({ a, b, bits, families, rules }) => [hashOf(a), hashOf(b), bits, families, rules])

const hashOf = (bidder: string): unknown => {
  const { hi, lo } = idOf(bidder, SALT.bidder)
  return int64(hi, lo)
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
