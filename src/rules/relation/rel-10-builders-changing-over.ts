import { z } from 'zod'
import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { kindIndex, sourceIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { PairFact } from '../ask.js'
import { GROUP } from '../exemptions.js'
import { rule } from '../rule.js'

/** What two bidders between whom builders change over rest on. */
export interface Churn {
  type: 'churn'
  persons: number
}
interface Settings {
  minPersons: number
  windowDays: number
}

const TOLD = t(
  '短期内有{persons}名建造师在{a}与{b}之间转换任职单位',
  '{persons} builders changed between {a} and {b} within a short time',
)

/**
 * Builders changing over (REL-10): did several builders change between two bidders within a year?
 *
 * A change: a builder's term at the one ends and one at the other begins, no more than windowDays apart, the
 * later beginning after the earlier. Flagged when minPersons persons or more change, either way, within
 * windowDays. Silent where terms have no dates.
 */
export default rule({
  id: 'REL-10',
  family: 'relation',
  grade: '弱',
  law: [],
  formula: '≥ minPersons builders leave A and join B (or back) within windowDays',
  texts: {
    name: t('建造师密集流转', 'builders changing over'),
    question: t(
      '12个月内是否有三名以上建造师在两家间流转?',
      'Did three builders or more change between two bidders within 12 months?',
    ),
    silentWhen: t('无起止日期,或不足三人', 'terms without dates, or fewer than three persons'),
    exemptions: [t('行业人员集聚', 'one labour market'), GROUP],
  },
  why: t(
    '建造师资格随人走；多名建造师短期内在两家之间流转，两家可能共用一套班底。',
    'Licences go with people: several builders who change between two firms in a short time may be one staff for both.',
  ),
  example: t(
    '一年内三名建造师由甲转入乙：作背景，印证其他线索。',
    'Three builders leave A for B within a year: background that supports other leads.',
  ),
  settings: {
    minPersons: z.number().int().min(1).default(3),
    windowDays: z.number().int().min(1).default(365),
  },
  needs: [['roles.person_id_no']],
  asks: (ask) => [
    ask.pairs<Churn>({
      find: ({ market }, settings) => churnFacts(market, settings),
      tell: ({ persons }, { a, b }, words) =>
        words.text(TOLD, { persons, a: words.name(a), b: words.name(b) }),
    }),
  ],
})

/** Pairs of bidders with enough changes, in order. */
const churnFacts = (market: Market, settings: Settings): PairFact<Churn>[] => {
  const changes = new Map<number, { person: number; day: number }[]>()
  const { kind, useOffsets } = market.values
  for (let v = 0; v < market.values.count; v++) {
    if (kind[v] !== kindIndex.person) continue
    const terms = termsOf(market, useOffsets[v]!, useOffsets[v + 1]!)
    for (const x of terms)
      for (const y of terms) {
        const leaves = x.bidder !== y.bidder && x.from < y.from && x.to !== MAX_DAY && y.from !== MIN_DAY
        if (!leaves || Math.abs(y.from - x.to) > settings.windowDays) continue
        const key = Math.min(x.bidder, y.bidder) * market.bidders.count + Math.max(x.bidder, y.bidder)
        changes.set(key, [...(changes.get(key) ?? []), { person: v, day: y.from }])
      }
  }
  return [...changes]
    .sort(([x], [y]) => x - y)
    .map(([key, list]) => ({ key, persons: mostWithin(list, settings.windowDays) }))
    .filter(({ persons }) => persons >= settings.minPersons)
    .map(({ key, persons }) => ({
      a: Math.floor(key / market.bidders.count),
      b: key % market.bidders.count,
      grade: '弱',
      holders: 2,
      lots: [],
      detail: { type: 'churn', persons },
    }))
}

const termsOf = (
  { values, bidders }: Market,
  start: number,
  end: number,
): { bidder: number; from: number; to: number }[] => {
  const terms: { bidder: number; from: number; to: number }[] = []
  for (let u = start; u < end; u++)
    if (values.useSource[u] === sourceIndex['roles.builder'] && values.useBidder[u]! < bidders.count)
      terms.push({ bidder: values.useBidder[u]!, from: values.useFrom[u]!, to: values.useTo[u]! })
  return terms
}

const mostWithin = (changes: { person: number; day: number }[], window: number): number =>
  Math.max(
    ...changes.map(
      ({ day }) =>
        new Set(changes.filter((c) => c.day >= day && c.day - day <= window).map((c) => c.person)).size,
    ),
  )
