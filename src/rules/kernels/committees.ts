import type { Market } from '../../market/market.js'
import type { LotStrata } from '../../market/strata.js'
import type { Text } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import type { Words } from '../words.js'
import { expertId, rounded } from './lot-words.js'
import { type Appearances, Draws, type Recurrence, recurrences } from './recurrence.js'

/** A member of a committee under whom one bidder wins oftener than chance gives. */
export interface CommitteeDetail {
  expert: string
  together: number
  expected: number
  expertLots: number
  wins: number
  q: number
}

/** `text` has the parameters expert, of, k, expected. */
export const tellCommittee = (
  text: Text,
  { expert, together, expected, expertLots }: CommitteeDetail,
  words: Words,
): string =>
  words.text(text, {
    expert: words.name(expert),
    of: expertLots,
    k: together,
    expected: words.number(expected),
  })

/** Seats of the roles, of members who did not stand back. */
export const seatsOf = ({ panels, experts }: Market, roles: ReadonlySet<number>): Appearances => {
  const seats = Int32Array.from(panels.lot.keys()).filter(
    (seat) => roles.has(panels.role[seat]!) && panels.recused[seat] !== 1,
  )
  return {
    actors: experts.count,
    actor: seats.map((seat) => panels.expert[seat]!),
    lot: seats.map((seat) => panels.lot[seat]!),
  }
}

/** A fact for each lot that a member judged and the bidder won. */
export const committeeFacts = (
  market: Market,
  seats: Appearances,
  winning: Int32Array,
  strata: LotStrata,
  settings: { minLots: number; maxQ: number },
): LotFact<CommitteeDetail>[] =>
  recurrences(market, new Draws(market, seats, winning, strata), winning, settings).flatMap((one) =>
    one.lots.map(
      (lot): LotFact<CommitteeDetail> => ({
        lot,
        grade: '线',
        bidders: [one.bidder],
        p: one.p,
        null: 'committee-drawn',
        detail: detailOf(market, one),
      }),
    ),
  )

const detailOf = (market: Market, one: Recurrence): CommitteeDetail => ({
  expert: expertId(market, one.actor),
  together: one.lots.length,
  expected: rounded(one.expected),
  expertLots: one.actorLots,
  wins: one.wins,
  q: Number(one.q.toPrecision(3)),
})
