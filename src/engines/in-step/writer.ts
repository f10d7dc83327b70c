import { AppError } from '../../domain/errors.js'
import type { BeginImport, ImportWriter } from '../../intake/writer.js'
import type { RecordNews } from '../embedded/record.js'
import type { UndoneImport } from '../engine.js'
import { appendStep } from '../neo4j/blocks.js'
import { type Lease, takeLease } from '../neo4j/lease.js'
import { claimGraph, readStore } from '../neo4j/store-node.js'
import { type Follower, NOWHERE } from './follower.js'

/**
 * The one writer of a server's record, by its lease. Each transaction of the embedded engine's writer becomes
 * a step on the server before it is committed here, so that what is here is never ahead; after a crash
 * between the two it is behind, and catches up.
 */
export const beginImport = async (
  follower: Follower,
  id: string,
  options: BeginImport,
): Promise<ImportWriter> => {
  if (follower.isWriting) throw new AppError('conflict', 'Cannot begin an import: another one is running')
  follower.isWriting = true
  let lease: Lease | undefined
  try {
    await claimAgain(follower, id)
    lease = await takeLease(follower.client)
    await follower.settle(lease)
    const writer = await written(follower, lease, options)
    return inSteps(follower, lease, writer)
  } catch (error) {
    await lease?.release()
    follower.isWriting = false
    throw error
  }
}

/** The embedded engine's writer, telling the server. */
const written = (follower: Follower, lease: Lease, options: BeginImport): Promise<ImportWriter> => {
  return follower.record.beginImport(options, inStep(follower, lease))
}

/** Every transaction here is a step there first. */
const inStep = ({ client, place: first }: Follower, lease: Lease) => {
  let place = first
  return async ({ blocks, digest, takePlace }: RecordNews): Promise<void> => {
    place = await appendStep(client, lease, { before: place, blocks: blocks(), digest })
    await takePlace(place)
  }
}

/**
 * Takes an import out: a step of its own on the server, then here. The graph follows, unless so much of it
 * changes that a bulk load is quicker.
 */
export const undoImport = async (
  follower: Follower,
  batch: number,
  progress?: (done: number) => void,
): Promise<UndoneImport> => {
  if (follower.isWriting) throw new AppError('conflict', 'Cannot take an import out: an import is running')
  follower.isWriting = true
  let lease: Lease | undefined
  try {
    lease = await takeLease(follower.client)
    await follower.settle(lease)
    const undone = await follower.record.undoImport(batch, inStep(follower, lease))
    follower.place = (await follower.record.place())!
    if (!(await follower.backlog()).isLarge) await follower.project(lease, progress)
    return undone
  } finally {
    await lease?.release()
    follower.isWriting = false
  }
}

const inSteps = (follower: Follower, lease: Lease, writer: ImportWriter): ImportWriter => {
  const { record } = follower
  let hasEnded = false
  const ended = async <T>(work: () => Promise<T>): Promise<T> => {
    hasEnded = true
    try {
      return await work()
    } finally {
      await lease.release()
      follower.isWriting = false
    }
  }
  /** What was committed here last. */
  const caughtUp = async (): Promise<void> => {
    follower.place = (await record.place())!
    if (!(await follower.backlog()).isLarge) await follower.project(lease)
  }
  return {
    batch: writer.batch,
    file: (name, sha256) => writer.file(name, sha256),
    write: (rows) => writer.write(rows),
    brokeOff: (file) => writer.brokeOff(file),
    finish: () =>
      ended(async () => {
        const outcome = await writer.finish()
        await caughtUp()
        return outcome
      }),
    // after a `finish` that failed there is nothing to take back: what it left is caught up with the next
    // opening
    abort: async () => {
      if (hasEnded) return
      await ended(async () => {
        await writer.abort()
        follower.place = (await record.place())!
        await follower.settle(lease)
        await caughtUp()
      })
    },
  }
}

/** After the store was emptied: claims the graph, which nobody has. */
const claimAgain = async (follower: Follower, id: string): Promise<void> => {
  if (follower.place !== NOWHERE) return
  await claimGraph(follower.client, id)
  const state = await readStore(follower.client)
  follower.place = { graph: state!.graph, step: 0, chain: '' }
  await follower.record.takePlace(follower.place)
}
