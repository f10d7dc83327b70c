import type { Market } from '../../market/market.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { uniform } from '../../stats/random.js'
import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import {
  findingOf,
  GROUP_PRICE_SETTINGS,
  type GroupLot,
  GroupLots,
  type GroupPriceSettings,
  type OfGroup,
} from '../kernels/group-prices.js'
import { rule } from '../rule.js'
import { PARTNERS_AS_ONE } from './exemptions.js'

interface Moved {
  /** lots on which the winner changes without the members' other bids, of those asked */
  k: number
  of: number
  /** … and on how many it would without as many bids of anybody */
  expected: number
}

const TOLD = t(
  '{who}中有单位中标的{of}个按平均值评标的标段，去掉其余成员的报价后有{k}个会换人中标；去掉同样多份其他报价，预计约{expected}个',
  'of {of} lots that an average decides and one of {who} won, {k} would go to another without the other members’ bids, ' +
    'against about {expected} without as many other bids',
)

/**
 * Moving the average (PRC-11): a group's other bids pull the average so that its own bid comes to stand
 * nearest.
 */
export default rule({
  id: 'PRC-11',
  family: 'price',
  grade: '强',
  law: ['regulation-39-1', 'regulation-39-5', 'antimonopoly-17'],
  needsRun: true,
  formula:
    'winner changes without the group’s other bids on k lots; P[Σ Bernoulli(share of random sets that change it) ≥ k] ≤ maxGroupP',
  texts: {
    name: t('基准价操纵', 'moving the average'),
    question: t(
      '平均值法评标中,去掉一组投标人后中标人是否改变,且多于偶然?',
      'Where the price nearest an average wins: does the winner change without the group oftener than without as many others?',
    ),
    silentWhen: t('非平均值法评标,或中标人未知', 'no lots awarded by an average, or the winner is unknown'),
    exemptions: [GROUP, PARTNERS_AS_ONE],
  },
  why: t(
    '以平均价为基准时，谁掌握多份报价，谁就能把基准拉到自己的报价旁边；这些陪标报价自身并无中标可能。',
    'Where an average decides, who holds several bids can pull it towards one of them. The others never had a chance to win.',
  ),
  example: t(
    '甲中标的八个标段，去掉乙、丙、丁、戊明显偏高的报价，每次都会换人中标：出线索。',
    'On eight lots that A won, somebody else would have won without the high bids of B, C, D and E: a lead.',
  ),
  settings: GROUP_PRICE_SETTINGS,
  needs: [['bids.amount'], ['bids.won'], ['lots.evaluation']],
  asks: (ask) => [
    ask.groups<Moved>({
      first: true,
      prepare: movedAverage,
      tell: ({ k, of, expected }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          k,
          of,
          expected: words.number(expected),
        }),
    }),
  ],
})

/** Sets of bids to take away in comparison, on a lot. */
const DRAWS = 200

/**
 * Where the bid nearest an average wins and a member won, would another have won without the members' other
 * bids, oftener than without as many bids of anybody?
 *
 *   the winner's place c = b_w / mean(b) stands for the lot's formula; without a set of bids the winner is
 *   the bid nearest to c · mean of the rest; π_l = share of 200 random sets of as many non-winning bids that
 *   change the winner;  p = P[Σ Bernoulli(π_l) ≥ lots on which the members' bids do]
 *
 * Silent where the winner is not known, with fewer than two other members' or two strangers' bids on a lot,
 * and below `minLots` such lots. Draws come from counters over (seed, lot).
 */
function movedAverage(
  market: Market,
  { maxGroupP, minLots }: GroupPriceSettings,
  seed: number,
  peers: number,
): OfGroup {
  const screens = screened(market)
  const lotsOf = new GroupLots(market, screens)
  return (members) => {
    const asked = lotsOf.of(members, 3).flatMap((one) => shiftOn(one, market, screens, seed) ?? [])
    if (asked.length < minLots) return undefined
    const lots = asked.filter(({ changed }) => changed)
    const logP = logUpperTailOfTrials(lots.length, {
      trials: asked.map(() => 1),
      chance: asked.map(({ chance }) => chance),
    })
    const found = {
      rule: 'PRC-11',
      grade: '强',
      members: lotsOf.biddersOf(lots, screens),
      lots,
      logP,
    } as const
    return findingOf(
      found,
      { maxP: maxGroupP, peers },
      {
        null: 'random-removal',
        of: asked.length,
        expected: asked.reduce((sum, { chance }) => sum + chance, 0),
      },
    )
  }
}

interface Shift extends GroupLot {
  changed: boolean
  /** share of random sets of as many bids that change the winner */
  chance: number
}

const shiftOn = (
  { lot, bids }: GroupLot,
  market: Market,
  { prices, evidence }: ScreenedMarket,
  seed: number,
): Shift | undefined => {
  const [from, n] = [prices.offsets[lot]!, prices.offsets[lot + 1]! - prices.offsets[lot]!]
  if (evidence.average[lot] === 0 || n - bids.length < 2) return undefined
  const winner = bids.find((i) => market.bids.won[prices.bid[i]!] === 1)
  if (winner === undefined) return undefined
  const amount = prices.amount.subarray(from, from + n)
  const won = winner - from
  const gone = new Uint8Array(n)
  for (const i of bids) if (i !== winner) gone[i - from] = 1
  const changed = changes(amount, won, gone)
  let hits = 0
  for (let draw = 0; draw < DRAWS; draw++)
    if (changes(amount, won, someOthers(n, won, bids.length - 1, seed ^ lot, draw))) hits++
  return { lot, bids, changed, chance: (hits + 0.5) / (DRAWS + 1) }
}

/** Does another bid stand nearest to the winner's place once the bids in `gone` are taken away? */
const changes = (amount: Float64Array, winner: number, gone: Uint8Array): boolean => {
  let all = 0
  let rest = 0
  let left = 0
  for (let i = 0; i < amount.length; i++) {
    all += amount[i]!
    if (gone[i] === 1) continue
    rest += amount[i]!
    left++
  }
  const target = (amount[winner]! / (all / amount.length)) * (rest / left)
  const winners = Math.abs(amount[winner]! - target)
  for (let i = 0; i < amount.length; i++)
    if (gone[i] === 0 && Math.abs(amount[i]! - target) < winners) return true
  return false
}

/** `count` bids other than the winner's, drawn without replacement (Floyd). */
const someOthers = (n: number, winner: number, count: number, stream: number, draw: number): Uint8Array => {
  const gone = new Uint8Array(n)
  const place = (k: number): number => (k < winner ? k : k + 1)
  for (let j = n - 1 - count; j < n - 1; j++) {
    const k = Math.floor(uniform(stream, draw, j) * (j + 1))
    gone[gone[place(k)] === 1 ? place(j) : place(k)] = 1
  }
  return gone
}
