import type { Market } from '../../market/market.js'
import { stepOf } from '../../market/screens/rounding.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import { COINCIDENCE_SETTINGS, COINCIDENCES, type Returning, returning } from '../kernels/coincidences.js'
import { LOT_COINCIDENCE_SETTINGS, type LotCoincidence, onOneLot } from '../kernels/lot-coincidences.js'
import { range, usualCv } from '../kernels/lot-prices.js'
import { rule } from '../rule.js'
import { FIXED, PARTNERS_AS_ONE, RATE, ROUND } from './exemptions.js'

const ON_LOT = t(
  '{who}的报价完全相同，都约为{price}',
  'the prices of {who} are equal to the last digit, about {price}',
)
const TOLD = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段两家的报价完全相同',
  'on {k} of the {of} lots on which {a} and {b} both have a price, the two are equal to the last digit',
)

/**
 * Identical prices (PRC-07): two prices of a lot are equal while others differ; so are two bidders' on lot
 * after lot.
 */
export default rule({
  id: 'PRC-07',
  family: 'price',
  grade: '线',
  law: ['regulation-40-4'],
  ocp: 'R028',
  needsRun: true,
  formula: 'b_A = b_B while others differ; on one lot q ≤ lotMaxQ, over k ≥ minLots joint lots q ≤ maxQ',
  texts: {
    name: t('报价相同', 'identical prices'),
    question: t(
      '不同投标人的报价是否完全相同,且非偶合?',
      'Are the prices of different bidders equal to the last digit beyond chance?',
    ),
    silentWhen: t('有效报价不足三份,或全部报价相同', 'fewer than three effective bids, or all at one price'),
    exemptions: [FIXED, RATE, ROUND, PARTNERS_AS_ONE, GROUP],
  },
  why: t(
    '算到元、角、分的报价由两家各自得出而完全相同，机会极小；常见于一人编制多份投标文件。',
    'Two prices worked out apart hardly ever agree to the last digit. Mostly one person wrote both bids.',
  ),
  example: t(
    '甲、乙都报871234.11元，丙、丁、戊各不相同：出线索。',
    'A and B both bid 871,234.11 while C, D and E differ: a lead.',
  ),
  settings: { ...COINCIDENCE_SETTINGS, ...LOT_COINCIDENCE_SETTINGS },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<{ priceFen: number }>({
      inFirstPart: true,
      find(context, { lotMaxQ }) {
        const { market } = context
        const identical = identicalOnLots(market, screened(market))
        return onOneLot(context, identical, { grade: '线', lotMaxQ }, (value) => ({ priceFen: value }))
      },
      tell: ({ priceFen }, { members }, words) =>
        words.text(ON_LOT, { who: words.list(members.map(words.name)), price: words.money(priceFen) }),
    }),
    ask.pairs<Returning>({
      inFirstPart: true,
      kernel: COINCIDENCES,
      meets: ({ minLots }) => minLots,
      find: (context, settings) => returning(context, 'identical', '线', settings),
      tell: ({ k, of }, { a, b }, words) => words.text(TOLD, { a: words.name(a), b: words.name(b), k, of }),
    }),
  ],
})

const SQRT_PI = Math.sqrt(Math.PI)

/**
 * Which bids of a lot have exactly one price?
 *
 *   p = pairs of bids × P[two independent prices of the lot, so rounded and so spread, coincide]
 *
 * (kernels/coincidences.ts), and never less than pairs × the stratum's own rate, in which two bidders that
 * coincide again and again count once. All bids at one price are a price fixed beforehand: silent. So below
 * three bids.
 */
const identicalOnLots = (market: Market, screenedLots: ScreenedMarket): LotCoincidence[] => {
  const { prices, screens } = screenedLots
  const { offsets, amount } = prices
  const usual = usualCv(screenedLots)
  const rate = stratumRate(market, screenedLots)
  const coincidences: LotCoincidence[] = []
  for (let lot = 0; lot < usual.length; lot++) {
    const n = screens.n[lot]!
    if (n < 3 || !(screens.identical[lot]! > 0) || !(screens.cv[lot]! > 0)) continue
    const pairs = (n * (n - 1)) / 2
    for (let from = offsets[lot]!; from < offsets[lot + 1]!; ) {
      let to = from + 1
      while (to < offsets[lot + 1]! && amount[to] === amount[from]) to++
      if (to - from > 1) {
        const chance = stepOf(amount[from]!) / (SQRT_PI * usual[lot]! * amount[from]!)
        const logP = Math.min(0, Math.log(pairs * Math.max(chance, rate[lot]!)))
        coincidences.push({ lot, positions: range(from, to), value: amount[from]!, logP })
      }
      from = to
    }
  }
  return coincidences
}

/**
 * Share of pairs of bids with one price in the stratum, leaving out the bidders that have one on the lot
 * itself; two bidders count once, on the first such lot.
 */
const stratumRate = (
  { bids, bidders }: Market,
  { prices: { offsets, amount, bid }, screens, strata }: ScreenedMarket,
): Float64Array => {
  const seen = new Set<number>()
  const isNew = (i: number, j: number): boolean => {
    const [a, b] = [bids.bidder[bid[i]!]!, bids.bidder[bid[j]!]!]
    const before = seen.size
    return seen.add(Math.min(a, b) * bidders.count + Math.max(a, b)).size > before
  }
  const lots = screens.n.length
  const own = new Float64Array(lots)
  const fresh = new Float64Array(lots)
  const all = new Float64Array(lots)
  for (let lot = 0; lot < lots; lot++) {
    const n = screens.n[lot]!
    if (n < 3 || !(screens.cv[lot]! > 0)) continue
    all[lot] = (n * (n - 1)) / 2
    for (let i = offsets[lot]! + 1; i < offsets[lot + 1]!; i++)
      for (let j = i - 1; j >= offsets[lot]! && amount[j] === amount[i]; j--) {
        own[lot]!++
        if (isNew(i, j)) fresh[lot]!++
      }
  }
  const sums = strata.cells.map(({ count, of }) => {
    const sum = { equal: new Float64Array(count), all: new Float64Array(count) }
    for (let lot = 0; lot < lots; lot++) {
      sum.equal[of[lot]!]! += fresh[lot]!
      sum.all[of[lot]!]! += all[lot]!
    }
    return sum
  })
  return all.map((pairs, lot) => {
    const level = strata.level[lot]!
    const cell = strata.cells[level]!.of[lot]!
    return Math.max(0, sums[level]!.equal[cell]! - own[lot]!) / Math.max(1, sums[level]!.all[cell]! - pairs)
  })
}
