import type { Market } from '../../market/market.js'
import { causeIndex } from './causes.js'
import { companyZ, excessBits, habitsOf } from './excess.js'
import { between, type Put, share } from './names.js'
import { type BeliefMarket, binds, type GroupView } from './view.js'

const { place, weak } = causeIndex
const MOST_BITS = 12
const MOST_Z = 6
/** uses on lots without another member, of those expected where a use falls on any lot */
const MOST_ALONE = 2
/** neither for nor against, where nothing is used */
const NEUTRAL = 0.5

/** When members use what they share: together beyond habit, in company, alone; and how much others use it. */
export const useFeatures = ({ reader }: BeliefMarket, view: GroupView, put: Put): void => {
  const { members, facts, meetings } = view
  const jointBids = members.map(() => new Map<number, number>())
  for (const { lot, members: there, bids } of meetings.joint)
    for (let i = 0; i < there.length; i++) jointBids[there[i]!]!.set(lot, bids[i]!)
  const excess = new Float64Array(weak + 1)
  const company = new Float64Array(weak + 1)
  const sum = { inside: 0, outside: 0, alone: 0, expected: 0 }
  for (const fact of facts) {
    if (fact.cause === weak || fact.inside === 0) continue
    const habits = habitsOf(reader, fact, jointBids)
    excess[fact.cause] = Math.max(excess[fact.cause]!, excessBits(fact, habits, meetings))
    if (fact.cause === place) continue
    company[fact.cause] = Math.max(company[fact.cause]!, companyZ(habits))
    if (!binds(fact)) continue
    sum.inside += fact.inside
    sum.outside += fact.outside
    for (const { shown, shownJoint, uses, usesJoint } of habits) {
      sum.alone += uses - usesJoint
      sum.expected += shown === 0 ? 0 : (uses * (shown - shownJoint)) / shown
    }
  }
  put('excessPlace', Math.min(MOST_BITS, excess[place]!))
  excess[place] = 0
  put(
    'excess',
    excess.reduce((bits, x) => bits + Math.min(MOST_BITS, x), 0),
  )
  put(
    'company',
    company.reduce((z, x) => z + between(0, x, MOST_Z), 0),
  )
  put('outside', sum.inside + sum.outside === 0 ? NEUTRAL : share(sum.outside, sum.inside + sum.outside))
  put('alone', Math.min(MOST_ALONE, (sum.alone + 1) / (sum.expected + 1)))
}

/** What shows that the hand behind the members' bids is at work for others too. */
export const crowdFeatures = ({ market, crowds }: BeliefMarket, view: GroupView, put: Put): void => {
  const isOthers = crowdTest(market, view.members)
  const bids = new Set<number>()
  let lots = 0
  let others = 0
  view.facts.forEach((fact, i) => {
    if (!view.good[i]) return
    lots += fact.lots.length
    others += fact.lotsOfOthers
    for (const use of fact.uses) for (const bid of use.bids) bids.add(bid)
  })
  let hand = 0
  let file = 0
  for (const bid of bids) {
    if (isOthers(crowds.hand[bid]!)) hand++
    if (isOthers(crowds.file[bid]!)) file++
  }
  put('crowdHand', share(hand, bids.size))
  put('crowdFile', share(file, bids.size))
  put('coOutside', share(others, lots + others))
}

/** Is a value held by more others than members? */
const crowdTest = (market: Market, members: readonly number[]): ((v: number) => boolean) => {
  const isMember = new Set(members)
  const known = new Map<number, boolean>()
  return (v) => {
    if (v < 0) return false
    let answer = known.get(v)
    if (answer === undefined) {
      answer = 2 * holdersAmong(market, v, isMember) < market.values.holders[v]!
      known.set(v, answer)
    }
    return answer
  }
}

const holdersAmong = ({ values }: Market, v: number, isMember: ReadonlySet<number>): number => {
  let count = 0
  let last = -1
  for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
    if (values.useBidder[u] !== last && isMember.has(values.useBidder[u]!)) count++
    last = values.useBidder[u]!
  }
  return count
}
