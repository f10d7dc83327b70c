import { createHash } from 'node:crypto'
import { AppError } from '../../domain/errors.js'
import { type Block, packBlock, unpackBlock } from '../block.js'
import type { Place } from '../place.js'
import type { Client } from './client.js'
import { numberOf, whole } from './integers.js'
import type { Lease } from './lease.js'

/** Characters of one transaction, about; small blocks go together. */
const TRANSACTION = 4 << 20
/** Blocks of one answer. */
const PAGE = 4

export const chainHash = (before: string) => createHash('sha256').update(`${before}\n`)

/**
 * Adds a step to the record on the server: its blocks, a few megabytes a transaction, and last the step
 * itself, which makes them count. A reply that was lost is no harm: blocks are merged by their numbers, and a
 * step that is done already is not done again.
 * @param digest given when the record is judged up to here
 */
export const appendStep = async (
  client: Client,
  lease: Lease,
  { before, blocks, digest }: { before: Place; blocks: AsyncIterable<Block>; digest: string | undefined },
): Promise<Place> => {
  const step = before.step + 1
  const hash = chainHash(before.chain)
  let parts = 0
  let waiting: unknown[][] = []
  let length = 0
  const send = async (): Promise<void> => {
    await client.write(async (tx) => {
      await lease.claim(tx)
      await tx.run('load/blocks', { step: whole(step), blocks: waiting })
    })
    waiting = []
    length = 0
  }
  for await (const block of blocks) {
    const line = await packBlock(block)
    hash.update(`${line}\n`)
    if (length + line.length > TRANSACTION && waiting.length > 0) await send()
    waiting.push([whole(parts++), line])
    length += line.length
  }
  const place = { graph: before.graph, step, chain: hash.digest('hex') }
  await client.write(async (tx) => {
    const done = await lease.claim(tx)
    if (done.step >= step) return
    if (waiting.length > 0) await tx.run('load/blocks', { step: whole(step), blocks: waiting })
    await tx.run('load/step', { step: whole(step), parts: whole(parts), chain: place.chain })
    if (digest !== undefined) await tx.run('load/settled', { step: whole(step), digest })
  })
  return place
}

/** Says that the record is judged up to the last step. */
export const markSettled = (client: Client, lease: Lease, step: number, digest: string): Promise<void> =>
  client.write(async (tx) => {
    await lease.claim(tx)
    await tx.run('load/settled', { step: whole(step), digest })
  })

/**
 * The steps after a place, up to a step, each with its blocks, which must be read before the next is asked
 * for.
 */
export async function* stepsAfter(
  client: Client,
  after: Place,
  to: number,
): AsyncGenerator<{ place: Place; blocks: AsyncIterable<Block> }> {
  let { chain } = after
  const rows = await client.read('read/steps', { from: whole(after.step), to: whole(to) })
  if (rows.length !== to - after.step) throw broken()
  for (const [step, parts, chainAfter] of rows) {
    const place = { graph: after.graph, step: numberOf(step), chain: chainAfter as string }
    yield { place, blocks: blocksOf(client, place, chain, numberOf(parts)) }
    chain = place.chain
  }
}

/** The chain after a step; undefined: the server has no such step. */
export const chainAt = async (client: Client, step: number): Promise<string | undefined> => {
  if (step === 0) return ''
  const [row] = await client.read('read/steps', { from: whole(step - 1), to: whole(step) })
  return row?.[2] as string | undefined
}

async function* blocksOf(client: Client, place: Place, before: string, parts: number): AsyncGenerator<Block> {
  const hash = chainHash(before)
  const step = whole(place.step)
  for (let from = 0; from < parts; from += PAGE) {
    const to = Math.min(from + PAGE, parts)
    const rows = await client.read('read/blocks', { step, from: whole(from), to: whole(to) })
    if (rows.length !== to - from) throw broken()
    for (const [, cells] of rows) {
      hash.update(`${cells}\n`)
      yield await unpackBlock(cells as string)
    }
  }
  if (hash.digest('hex') !== place.chain) throw broken()
}

const broken = (): AppError =>
  new AppError(
    'engine_unavailable',
    'The record on the server is damaged: its blocks are not those that were written. Restore the server from a backup, or load it again with graph export',
  )
