import type { Market } from '../../market/market.js'
import { type LotStrata, strataCutBy, strataOfLots } from '../../market/strata.js'
import { logUpperTailOfSum } from '../../stats/hypergeometric.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { type Appearances, Draws, type Recurrence, recurrences } from './recurrence.js'
import { winningBids } from './winners.js'
import { orgId, rounded } from './words.js'

export interface AgencySettings {
  minLots: number
  maxQ: number
  maxOtherP: number
  cutMinLots: number
  windowMonths: number
}

/**
 * Agency and winner (TND-05): a bidder wins lots run by one agency oftener than if the agencies of its stratum's lots had
 * been drawn at random (recurrence.ts), and neither its buyers' choice of agency (strata cut by buyer) nor its own choice of
 * lots explains it: of the lots that it bid on, under this agency and others, its wins fall to this one. A bidder that bid
 * under no other agency cannot be asked the last. p is the largest of the three.
 */
export const agencyBias: LotRule = {
  rule: 'TND-05',
  evaluate: (market, settings: AgencySettings) => {
    const strata = strataOfLots(market, settings.windowMonths)
    const winning = winningBids(market)
    const run = agencies(market)
    const found = recurrences(market, new Draws(market, run, winning, strata), winning, settings)
    const cut = strataCutBy(market.lots.buyer, strata, settings.cutMinLots)
    const draws = cut && new Draws(market, run, winning, cut)
    return found.flatMap((one) => {
      const own = ownChoice(market, strata, winning, one)
      const buyers = draws
        ? Math.exp(logUpperTailOfSum(one.lots.length, draws.urn(one.actor, one.bidder)))
        : 0
      const other = Math.max(own.p, buyers)
      return other <= settings.maxOtherP ? factsOf(market, one, Math.max(one.p, other), own.others) : []
    })
  },
}

const agencies = ({ lots, bidders }: Market): Appearances => {
  const run = Int32Array.from(lots.agency.keys()).filter((lot) => lots.agency[lot]! >= 0)
  return { actors: bidders.orgCount, actor: run.map((lot) => lots.agency[lot]!), lot: run }
}

/** Chance that of the lots the bidder bid on so many of its wins were the agency's; 0 where it bid under no other. */
const ownChoice = (
  { bids, lots }: Market,
  strata: LotStrata,
  winning: Int32Array,
  { actor, bidder }: Recurrence,
): { p: number; others: number } => {
  const urns = new Map<number, { lots: number; first: number; second: number }>()
  let [joint, others, last] = [0, 0, -1]
  for (let k = bids.bidderOffsets[bidder]!; k < bids.bidderOffsets[bidder + 1]!; k++) {
    const lot = bids.lot[bids.byBidder[k]!]!
    if (lot === last || winning[lot]! < 0 || lots.agency[lot]! < 0) continue
    last = lot
    const urn = urns.get(strata.of[lot]!) ?? { lots: 0, first: 0, second: 0 }
    urns.set(strata.of[lot]!, urn)
    const [isActors, isWon] = [lots.agency[lot] === actor, bids.bidder[winning[lot]!] === bidder]
    urn.lots++
    if (isActors) urn.first++
    else others++
    if (isWon) urn.second++
    if (isActors && isWon) joint++
  }
  if (others === 0) return { p: 0, others }
  const used = [...urns.values()].filter(({ first, second }) => first > 0 && second > 0)
  const urn = {
    count: used.length,
    lots: used.map((one) => one.lots),
    first: used.map((one) => one.first),
    second: used.map((one) => one.second),
  }
  return { p: Math.exp(logUpperTailOfSum(joint, urn)), others }
}

const factsOf = (market: Market, one: Recurrence, p: number, others: number): LotFact[] => {
  const detail = {
    agency: orgId(market, one.actor),
    together: one.lots.length,
    expected: rounded(one.expected),
    agencyLots: one.actorLots,
    wins: one.wins,
    bidsUnderOthers: others,
    q: Number(one.q.toPrecision(3)),
  }
  return one.lots.map((lot) => ({ lot, grade: '线', bidders: [one.bidder], p, null: 'agency-drawn', detail }))
}
