import { AppError } from '../../domain/errors.js'
import type { EmbeddedRecord } from '../embedded/record.js'
import type { Marks } from '../marks.js'
import { chainAt, markSettled, stepsAfter } from '../neo4j/blocks.js'
import type { Client } from '../neo4j/client.js'
import type { Lease } from '../neo4j/lease.js'
import { project } from '../neo4j/project.js'
import { readStore, type StoreState } from '../neo4j/store-node.js'
import type { Place } from '../place.js'

/**
 * Bids that the graph lacks beyond which it is not brought up in passing: a bulk load is several times as
 * fast.
 */
const MANY_BIDS = 50_000
const SHARE = 1 / 5

/** How far the graph is behind the record, in bids. */
export interface Backlog {
  bids: number
  of: number
  isLarge: boolean
}

/** Of no graph: the one that the next import claims is followed from its beginning. */
export const NOWHERE: Place = { graph: '', step: 0, chain: '' }

/** A record here that follows the one on a server. */
export class Follower {
  private pulling: Promise<void> | undefined
  /** while this process writes, what is here is what it writes */
  isWriting = false

  constructor(
    readonly client: Client,
    readonly record: EmbeddedRecord,
    public place: Place,
  ) {}

  /**
   * Takes in what the server has and is judged. Questions ask for this first, so that they answer as the
   * server would.
   */
  async current(): Promise<void> {
    if (this.isWriting) return
    this.pulling ??= this.follow().finally(() => {
      this.pulling = undefined
    })
    await this.pulling
  }

  private async follow(): Promise<void> {
    if (this.place === NOWHERE && !(await readStore(this.client))) return
    const state = await this.state()
    if (state.settled <= this.place.step) return
    await this.pull(state.settled)
    if ((await this.record.settle()) !== state.digest) throw differs()
  }

  /** What the server says; fails with `conflict` when that is not the record that is followed. */
  async state(): Promise<StoreState> {
    const state = await readStore(this.client)
    if (state?.graph !== this.place.graph || state.step < this.place.step) throw replaced()
    return state
  }

  /** Takes in the steps up to one, judged or not. */
  async pull(to: number): Promise<void> {
    if (this.place.step === to) return
    for await (const { place, blocks } of stepsAfter(this.client, this.place, to)) {
      await this.record.apply(blocks, place)
      this.place = place
    }
  }

  /** As the one writer: takes in every step, judges what a crash left unjudged. */
  async settle(lease: Lease): Promise<void> {
    const state = await this.state()
    if (state.settled === state.step && state.step === this.place.step) return
    await this.pull(state.step)
    await markSettled(this.client, lease, state.step, await this.record.settle())
  }

  async backlog(): Promise<Backlog> {
    const [{ projected }, marks] = [await this.state(), await this.record.marks()]
    const bids = await this.record.bidsBehind(projected)
    return { bids, of: marks.rows.bids, isLarge: bids > Math.max(MANY_BIDS, SHARE * marks.rows.bids) }
  }

  async isProjected(): Promise<boolean> {
    const [{ projected }, marks] = [await this.state(), await this.record.marks()]
    return sameRows(projected, marks)
  }

  /** As the one writer: brings the graph up to the record. */
  async project(lease: Lease, progress?: (done: number) => void): Promise<void> {
    const [{ projected }, marks] = [await this.state(), await this.record.marks()]
    if (sameRows(projected, marks)) return
    await this.record.withChanges(projected, (changes) =>
      project(this.client, lease, { shown: projected, to: marks, changes, ...(progress && { progress }) }),
    )
  }
}

/**
 * Whether a record is the one of this place: same graph, and what it holds is what the server held at that
 * step.
 */
export const isAt = async (client: Client, state: StoreState, place: Place): Promise<boolean> =>
  place.graph === state.graph &&
  place.step <= state.step &&
  (await chainAt(client, place.step)) === place.chain

const sameRows = (a: Marks, b: Marks): boolean =>
  a.texts === b.texts &&
  a.sightings === b.sightings &&
  a.changes === b.changes &&
  JSON.stringify(a.rows) === JSON.stringify(b.rows)

const replaced = (): AppError =>
  new AppError(
    'engine_unavailable',
    'The record on the server is another than before: it was emptied or restored. Open the store again',
  )

export const differs = (): AppError =>
  new AppError('engine_unavailable', 'The blocks on the server do not give the digest that it keeps')
