import { PANEL_ROLES } from '../../domain/evaluation-tables.js'
import type { Market } from '../../market/market.js'
import { type LotStrata, strataOfLots } from '../../market/strata.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { type Appearances, Draws, type Recurrence, recurrences } from './recurrence.js'
import { winningBids } from './winners.js'
import { expertId, rounded } from './words.js'

export interface ExpertWinnerSettings {
  minLots: number
  maxQ: number
  smallMaxQ: number
  fewExperts: number
  windowMonths: number
}

/**
 * Expert and winner (EXP-03): a bidder wins lots that one expert judged oftener than if the committees had been drawn at
 * random from their stratum (recurrence.ts). Only drawn experts are asked: an owner's representative sits for its own
 * buyer. With fewer than `fewExperts` experts in all, q must be `smallMaxQ` or less.
 */
export const expertWinner: LotRule = {
  rule: 'EXP-03',
  evaluate: (market, settings: ExpertWinnerSettings) => {
    const drawn = seatsOf(market, DRAWN)
    const isSmall = new Set(drawn.actor).size < settings.fewExperts
    const maxQ = isSmall ? settings.smallMaxQ : settings.maxQ
    const strata = strataOfLots(market, settings.windowMonths)
    return committeeFacts(market, drawn, winningBids(market), strata, { ...settings, maxQ })
  },
}

const DRAWN: ReadonlySet<number> = new Set(
  (['other', 'expert', 'leader'] as const).map((r) => PANEL_ROLES.indexOf(r)),
)

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
): LotFact[] =>
  recurrences(market, new Draws(market, seats, winning, strata), winning, settings).flatMap((one) =>
    one.lots.map(
      (lot): LotFact => ({
        lot,
        grade: '线',
        bidders: [one.bidder],
        p: one.p,
        null: 'committee-drawn',
        detail: detailOf(market, one),
      }),
    ),
  )

const detailOf = (market: Market, one: Recurrence): LotFact['detail'] => ({
  expert: expertId(market, one.actor),
  together: one.lots.length,
  expected: rounded(one.expected),
  expertLots: one.actorLots,
  wins: one.wins,
  q: Number(one.q.toPrecision(3)),
})
