import { mostOf } from '../../arrays/extremes.js'
import type { BeliefPart, RingBelief } from '../../domain/ring.js'
import type { Market } from '../../market/market.js'
import type { Belief } from './belief.js'
import { CAUSES, causeIndex } from './causes.js'
import { timedMeetings } from './handing-features.js'
import { distinct, rootsOf } from './roots.js'
import { THEMES, type Theme, themesOf } from './themes.js'
import { binds, type GroupView, isFirm } from './view.js'

/**
 * The belief as a ring's record keeps it: points by theme that add up, the weightiest first, with what each
 * is told by.
 */
export const toldBelief = (belief: Belief, market: Market, view: GroupView): RingBelief => {
  const params = paramsOf(market, view)
  const parts = themesOf(belief).map(
    ({ theme, adds }): BeliefPart => ({
      key: theme,
      points: adds,
      params: params[theme],
    }),
  )
  const order = Object.keys(THEMES)
  const byWeight = (x: BeliefPart, y: BeliefPart): number =>
    Math.abs(y.points) - Math.abs(x.points) || order.indexOf(x.key) - order.indexOf(y.key)
  return {
    p: belief.chance,
    points: belief.logOdds,
    start: belief.base + belief.prior,
    behaviour: false,
    ...(!view.shown && { bare: true }),
    lifts: parts.filter(({ points }) => points > 0).sort(byWeight),
    lowers: parts.filter(({ points }) => points < 0).sort(byWeight),
  }
}

/** share of the lesser's uses that coincide, for facts of one cause to be one: as in fact-features.ts */
const SAME_CAUSE = 0.5

const paramsOf = (market: Market, view: GroupView): Record<Theme, BeliefPart['params']> => {
  const { facts, good, members, meetings } = view
  const strong = facts.map((_, i) => i).filter((i) => good[i])
  const roots = rootsOf(facts, SAME_CAUSE, (a, b) => a.cause === b.cause && a.inside + b.inside > 0)
  const ofCause = (cause: number): number =>
    distinct(
      roots,
      strong.filter((i) => facts[i]!.cause === cause),
    )
  const lots = new Set(strong.flatMap((i) => facts[i]!.lots))
  const held = new Set(strong.flatMap((i) => facts[i]!.holders))
  const others = facts
    .filter((fact) => isFirm(fact) && binds(fact))
    .map(({ d, holders }) => d - holders.length)
  const places = facts.filter((fact) => fact.cause === causeIndex.place && binds(fact)).length
  return {
    facts: {
      ...Object.fromEntries(TOLD.map((cause) => [cause, ofCause(causeIndex[cause])])),
      covered: held.size,
      size: members.length,
      lots: lots.size,
    },
    together: { lots: lots.size },
    service: { others: Math.max(0, mostOf(others)) },
    contradiction: {},
    people: { persons: ofCause(causeIndex.person) + ofCause(causeIndex.staff) },
    place: { places },
    meeting: { lots: meetings.joint.length, size: members.length },
    filling: { lots: meetings.joint.length },
    prices: {},
    placing: {},
    handing: { timed: timedMeetings(market, view) },
    open: { lots: meetings.consortia },
  }
}

const TOLD = CAUSES.filter((cause) => cause !== 'place' && cause !== 'weak')
