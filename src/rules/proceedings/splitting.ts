import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { lotId, thresholds, wordIndex, worthOf } from './words.js'

export interface SplittingSettings {
  nearShare: number
  withinDays: number
  minLikeness: number
  minExcessFen: number
}

/**
 * Splitting (TND-01), three forms:
 * `cluster`: untendered lots of one buyer and category, each below the size that must be tendered and at `nearShare` of it or
 * more, within `withinDays`, under one investment code or, where a code is missing, with titles alike by `minLikeness`
 * (Dice coefficient of their pairs of characters), that reach the size together.
 * `total-investment`: an untendered lot below the size whose project's total investment exceeds it by `minExcessFen`.
 * `project`: an untendered lot below the size in a project whose other lots must be tendered by law.
 * A lot counts as untendered unless it was called openly or by invitation, or the law demands its tender.
 */
export const splitting: LotRule = {
  rule: 'TND-01',
  evaluate: (market, settings: SplittingSettings) => {
    const threshold = thresholds(market)
    const isExempt = exemptLots(market)
    const untendered = untenderedLots(market)
    const below: number[] = []
    for (let lot = 0; lot < market.lots.count; lot++) {
      const limit = threshold(lot)
      if (limit !== undefined && worthOf(market, lot) < limit && untendered(lot) && !isExempt(lot))
        below.push(lot)
    }
    return [
      ...clusterFacts(market, below, threshold, settings),
      ...investmentFacts(market, below, threshold, settings),
      ...projectFacts(market, below, threshold),
    ]
  },
}

type Threshold = (lot: number) => number | undefined

const exemptLots = (market: Market): ((lot: number) => boolean) => {
  const exempt = new Set(['emergency', 'secret', 'phased'].map((word) => wordIndex(market, word)))
  return (lot) => exempt.has(market.lots.exception[lot]!)
}

const untenderedLots = (market: Market): ((lot: number) => boolean) => {
  const tendered = new Set(['open', 'invited'].map((word) => wordIndex(market, word)))
  const { lots } = market
  return (lot) => lots.statutory[lot] !== 1 && !tendered.has(lots.method[lot]!)
}

const clusterFacts = (
  market: Market,
  below: readonly number[],
  threshold: Threshold,
  settings: SplittingSettings,
): LotFact[] => {
  const { lots } = market
  const near = below.filter(
    (lot) =>
      lots.buyer[lot]! >= 0 &&
      lots.day[lot] !== NO_DAY &&
      worthOf(market, lot) >= settings.nearShare * threshold(lot)!,
  )
  const groups = groupBy(near, (lot) => lots.buyer[lot]! * 4096 + lots.category[lot]!)
  return groups.flatMap((group) =>
    clustersOf(market, group, settings).flatMap(({ members, byCode }) => {
      const total = members.reduce((sum, lot) => sum + worthOf(market, lot), 0)
      const limit = threshold(members[0]!)!
      if (members.length < 2 || total < limit) return []
      const detail = {
        form: 'cluster',
        lots: members.map((lot) => lotId(market, lot)),
        by: byCode ? 'investment-code' : 'title',
        totalFen: total,
        limitFen: limit,
      }
      return members.map((lot): LotFact => ({ lot, grade: byCode ? '强' : '线', bidders: [], detail }))
    }),
  )
}

interface Cluster {
  members: number[]
  byCode: boolean
}

/** Lots joined by a chain of likenesses within the time allowed: a lot joins the first cluster that it is like. */
const clustersOf = (market: Market, group: readonly number[], settings: SplittingSettings): Cluster[] => {
  const { lots } = market
  const ordered = group.toSorted((x, y) => lots.day[x]! - lots.day[y]! || x - y)
  const clusters: Cluster[] = []
  for (const lot of ordered) {
    let joined: Cluster | undefined
    for (const cluster of clusters) {
      if (lots.day[lot]! - lots.day[cluster.members[0]!]! > settings.withinDays) continue
      const like = cluster.members
        .map((other) => likeness(market, lot, other, settings.minLikeness))
        .find((how) => how !== undefined)
      if (!like) continue
      cluster.members.push(lot)
      cluster.byCode &&= like === 'code'
      joined = cluster
      break
    }
    if (!joined) clusters.push({ members: [lot], byCode: true })
  }
  return clusters
}

const likeness = (market: Market, x: number, y: number, least: number): 'code' | 'title' | undefined => {
  const { lots } = market
  const [a, b] = [lots.investCode[x]!, lots.investCode[y]!]
  if (a >= 0 && b >= 0) return a === b ? 'code' : undefined
  return titleLikeness(stringAt(lots.title, x), stringAt(lots.title, y)) >= least ? 'title' : undefined
}

const NUMBERS = /[\d０-９一二三四五六七八九十]+(?=标段?|期|号|段|批)/g

/** Dice coefficient of the titles' pairs of characters, numbers of lots and stages left out; 0 of an empty title. */
export const titleLikeness = (x: string, y: string): number => {
  const [a, b] = [pairsOf(x), pairsOf(y)]
  if (a.length === 0 || b.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of a) {
    const n = left.get(pair) ?? 0
    if (n === 0) continue
    left.set(pair, n - 1)
    common++
  }
  return (2 * common) / (a.length + b.length)
}

const pairsOf = (title: string): string[] => {
  const chars = [...title.replace(NUMBERS, '')]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

const investmentFacts = (
  market: Market,
  below: readonly number[],
  threshold: Threshold,
  { minExcessFen }: SplittingSettings,
): LotFact[] => {
  const { lots } = market
  return below.flatMap((lot): LotFact[] => {
    const [limit, total] = [threshold(lot)!, lots.totalInvestment[lot]!]
    if (lots.statutory[lot] !== 0 || !(total > limit) || !(total - worthOf(market, lot) >= minExcessFen))
      return []
    return [
      {
        lot,
        grade: '线',
        bidders: [],
        detail: {
          form: 'total-investment',
          worthFen: worthOf(market, lot),
          totalFen: total,
          limitFen: limit,
        },
      },
    ]
  })
}

const projectFacts = (market: Market, below: readonly number[], threshold: Threshold): LotFact[] => {
  const { lots } = market
  const lawful = new Map<number, number[]>()
  for (let lot = 0; lot < lots.count; lot++)
    if (lots.statutory[lot] === 1 && lots.project[lot]! >= 0)
      lawful.set(lots.project[lot]!, [...(lawful.get(lots.project[lot]!) ?? []), lot])
  return below.flatMap((lot): LotFact[] => {
    const others = lawful.get(lots.project[lot]!)
    if (!others || lots.statutory[lot] !== 0) return []
    const detail = {
      form: 'project',
      lots: others.map((other) => lotId(market, other)),
      worthFen: worthOf(market, lot),
      limitFen: threshold(lot)!,
    }
    return [{ lot, grade: '线', bidders: [], detail }]
  })
}

const groupBy = (items: readonly number[], keyOf: (item: number) => number): number[][] => {
  const groups = new Map<number, number[]>()
  for (const item of items) {
    const key = keyOf(item)
    const there = groups.get(key)
    if (there) there.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
