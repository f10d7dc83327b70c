import { findString } from '../arrays/strings.js'
import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { RingRecord, RunRecord } from '../domain/run.js'
import type { Market } from '../market/market.js'
import { type Believer, believerOf } from '../rings/belief/believe.js'
import type { CommunityMethod } from '../rings/find.js'
import { type WhatIf, whatIf } from '../rings/what-if.js'
import { parseDetectSettings } from './settings.js'

/** A ring of a run, and what of its evidence is left out. */
export interface WhatIfQuestion {
  run: RunRecord
  record: RingRecord
  /** members that another listed ring of the run has too */
  elsewhere: readonly string[]
  /** places in the ring's evidence */
  without: readonly number[]
}

/** `WhatIf` by the ids of bidders. */
export interface RingWhatIf extends Omit<WhatIf, 'groups'> {
  groups: string[][]
}

/** The members of a ring that other red and yellow rings of its run have too. */
export const elsewhereIn = (casebook: Pick<Casebook, 'ringIds'>, { run, ring }: RingRecord): string[] =>
  ring.members.flatMap(({ bidderId }) => {
    const ids = casebook.ringIds({ run, levels: ['red', 'yellow'], bidder: bidderId })
    return ids.some((id) => id !== ring.id) ? [bidderId] : []
  })

/** Keeps what the belief reads of a market until another market or prior is asked about. */
export const keptBelievers = (): ((market: Market, prior: number) => Believer) => {
  let known: { market: Market; prior: number; believe: Believer } | undefined
  return (market, prior) => {
    if (known?.market !== market || known.prior !== prior)
      known = { market, prior, believe: believerOf(market, prior) }
    return known.believe
  }
}

/**
 * A recorded ring weighed again without some of its evidence. The belief reads the market, so this must be
 * the one that the run was made on: else, and for rings whose evidence was not kept pair by pair, `conflict`.
 * `unprocessable` for evidence that the ring does not have.
 */
export const ringWhatIf = (
  market: Market,
  { run, record, elsewhere, without }: WhatIfQuestion,
  believers = keptBelievers(),
): RingWhatIf => {
  const { ring } = record
  const weighed = weighedOf(market, run, record)
  const wrong = without.find((fact) => !ring.evidence[fact])
  if (wrong !== undefined)
    throw new AppError('unprocessable', `Ring ${ring.id} has ${ring.evidence.length} facts, none at ${wrong}`)
  const settings = parseDetectSettings(run.settings)
  const ids = ring.members.map(({ bidderId }) => bidderId)
  const members = ids.map((id) => findString(market.bidders.id, id, 0, market.bidders.count))
  const believe = ring.belief ? believers(market, settings.rings.belief.prior) : undefined
  const { groups, ...found } = whatIf(
    {
      size: ids.length,
      evidence: ring.evidence,
      weighed,
      bidders: market.bidders.count,
      settings: settings.rings,
      method: run.communities as CommunityMethod,
      seed: run.seed,
      elsewhere: elsewhere.map((id) => ids.indexOf(id)),
      believe: believe && ((items) => believe(members, items)),
    },
    without,
  )
  return { ...found, groups: groups.map((group) => group.map((place) => ids[place]!)) }
}

const weighedOf = (market: Market, run: RunRecord, { ring, weighed }: RingRecord) => {
  if (!weighed)
    throw new AppError(
      'conflict',
      ring.level === 'green'
        ? `Cannot weigh ring ${ring.id} again: only red and yellow rings are kept for it`
        : `Cannot weigh ring ${ring.id} again: its run did not keep the evidence pair by pair; detect again`,
    )
  if (market.digest !== run.digest)
    throw new AppError(
      'conflict',
      `Cannot weigh ring ${ring.id} again: the data has changed since ${run.id}; detect again`,
    )
  return weighed
}
