import { traceOf } from '../../rules/index.js'
import { isExempt, pairCount } from '../pair-item.js'
import { causeIndex } from './causes.js'
import { BINDS, type GroupFact, HANDED_OVER } from './facts.js'
import { type Put, share } from './names.js'
import { distinct, rootsOf } from './roots.js'
import { binds, type GroupView, isFirm } from './view.js'

/** share of the lesser's uses that coincide, for facts of one cause and of any to be one */
const SAME_CAUSE = 0.5
const ANY_CAUSE = 0.6

const { person, place, staff, weak } = causeIndex

/** How many independent facts tie how many of the members; whose facts they are. */
export const factFeatures = (view: GroupView, put: Put): void => {
  const { members, facts, good, declaredPairs } = view
  const all = facts.map((_, i) => i)
  const strong = all.filter((i) => good[i])
  const byCause = rootsOf(facts, SAME_CAUSE, (a, b) => a.cause === b.cause && a.inside + b.inside > 0)
  const byUse = rootsOf(facts, ANY_CAUSE, (a, b) => a.cause !== weak && b.cause !== weak)
  const xroots = distinct(byUse, strong)
  put('roots', distinct(byCause, strong))
  put('xroots', xroots)
  put('xrootsPer', xroots / (members.length - 1))
  put('causes', new Set(strong.map((i) => facts[i]!.cause)).size)
  const onLots = strong.filter((i) => facts[i]!.lots.length > 1)
  put('rootsOnLots', distinct(byCause, onLots))
  const places = all.filter((i) => facts[i]!.cause === place && binds(facts[i]!))
  put('places', distinct(byCause, places))
  const binding = all.filter((i) => isFirm(facts[i]!) && binds(facts[i]!))
  const wide = new Set(binding.filter((i) => !good[i]).map((i) => byUse[i]!))
  const clearOnes = strong.filter((i) => !wide.has(byUse[i]!))
  const clear = distinct(byUse, clearOnes)
  put('clearRoots', clear)
  put('wideShare', share(wide.size, wide.size + clear))
  const held = binding.reduce((sum, i) => sum + facts[i]!.holders.length / facts[i]!.d, 0)
  put('concentration', share(held, binding.length))
  put('declared', declaredPairs / pairCount(members.length))
  coverage(view, put)
  counts(facts, good, put)
  patterns(view, put)
}

/** Which members and pairs good facts tie, and by how many causes. */
const coverage = ({ members, facts, good }: GroupView, put: Put): void => {
  const k = members.length
  const ofMember = new Map<number, number>()
  const ofPair = new Map<number, number>()
  facts.forEach(({ pairs, cause }, i) => {
    if (!good[i]) return
    for (const { a, b, modes } of pairs) {
      if (!(modes & BINDS)) continue
      for (const m of [a, b]) ofMember.set(m, (ofMember.get(m) ?? 0) | (1 << cause))
      ofPair.set(a * k + b, (ofPair.get(a * k + b) ?? 0) | (1 << cause))
    }
  })
  const twice = (causes: ReadonlyMap<number, number>): number =>
    [...causes.values()].filter((mask) => (mask & (mask - 1)) !== 0).length
  put('covered', ofMember.size / k)
  put('coveredTwice', twice(ofMember) / k)
  put('pairsBound', ofPair.size / pairCount(k))
  put('pairsBoundTwice', twice(ofPair) / pairCount(k))
}

const counts = (facts: readonly GroupFact[], good: readonly boolean[], put: Put): void => {
  const firm = facts.filter(isFirm)
  const moved = firm.filter(
    ({ pairs }) => pairs.length > 0 && pairs.every(({ modes }) => modes === HANDED_OVER),
  )
  put('handedOver', share(moved.length, firm.length))
  put('persons', facts.filter(({ cause }, i) => good[i] && cause === person).length)
  put('staff', facts.filter(({ cause }, i) => good[i] && cause === staff).length)
  put('weakLots', facts.filter(({ cause, lots }) => cause === weak && lots.length > 1).length)
}

/**
 * Pairs tied by a pattern without a value: control, staff that changes over, bids handed in within minutes.
 */
const patterns = ({ members, items }: GroupView, put: Put): void => {
  const k = members.length
  const related = new Set<number>()
  const timed = new Set<number>()
  for (const item of items) {
    if (item.value >= 0 || item.groupBits !== undefined || isExempt(item)) continue
    if (item.family === 'network' || item.family === 'price') continue
    ;(traceOf(item.rule) === 'timing' ? timed : related).add(item.a * k + item.b)
  }
  put('relations', related.size / pairCount(k))
  put('timing', timed.size / pairCount(k))
}
