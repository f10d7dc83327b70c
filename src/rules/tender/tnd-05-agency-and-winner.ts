import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { type LotStrata, strataCutBy, strataOfLots } from '../../market/strata.js'
import { logUpperTailOfSum } from '../../stats/hypergeometric.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { orgId, rounded } from '../kernels/lot-words.js'
import { type Appearances, Draws, type Recurrence, recurrences } from '../kernels/recurrence.js'
import { winningBids } from '../kernels/winners.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minLots: z.number().int().min(1).default(3),
  maxQ: z.number().gt(0).max(1).default(0.01),
  maxOtherP: z.number().gt(0).max(1).default(0.01),
  cutMinLots: z.number().int().min(1).default(4),
  windowMonths: z.number().int().min(1).default(24),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  agency: string
  together: number
  expected: number
  agencyLots: number
  wins: number
  /** lots that it bid on under other agencies */
  bidsUnderOthers: number
  q: number
}

const TOLD = t(
  '代理机构{agency}经办的{of}个标段中，该单位中标{k}个，随机情形下约{expected}个',
  'it won {k} of {of} lots run by agency {agency}, where chance gives about {expected}',
)

/**
 * Agency and winner (TND-05): a bidder wins lots run by one agency oftener than if the agencies of its
 * stratum's lots had been drawn at random (recurrence.ts), and neither its buyers' choice of agency (strata
 * cut by buyer) nor its own choice of lots explains it: of the lots that it bid on, under this agency and
 * others, its wins fall to this one. A bidder that bid under no other agency cannot be asked the last. p is
 * the largest of the three.
 */
export default rule({
  id: 'TND-05',
  family: 'tender',
  grade: '线',
  formula:
    'k ≥ minLots lots of agency g won by B; P[Σ_s Hypergeom(N_s, n_g, w_B) ≥ k], q ≤ maxQ; the same with strata cut by buyer, and among the lots B bid on, ≤ maxOtherP',
  law: ['law-50'],
  needs: [['lots.agency_id', 'lots.agency_name'], ['bids.won']],
  texts: {
    name: t('代理机构与中标人异常集中', 'agency and winner'),
    question: t(
      '同一代理机构经办的标段,是否反复由同一投标人中标,超出随机水平?',
      'Does one bidder win the lots of one agency oftener than chance gives?',
    ),
    silentWhen: t('不足三次;代理机构或中标结果缺失', 'fewer than three times; agency or winner is missing'),
    exemptions: [
      t('招标人固定委托该代理(按招标人再分层)', 'the buyer always takes this agency (strata cut by buyer)'),
      t('投标人只在该代理处投标(结果中注明)', 'the bidder bids under no other agency (said with the fact)'),
    ],
  },
  why: t(
    '代理机构掌握名单、文件和专家抽取；反复由同一家中标，可能内外勾连。',
    'An agency knows bidders, documents and committee; one winner time and again may have help inside.',
  ),
  example: t(
    '某代理机构经办8个标段，乙中标5个，随机情形下约1个：出线索。',
    'B wins 5 of an agency’s 8 lots where chance gives 1: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ agency, agencyLots, together, expected }, _, words) =>
        words.text(TOLD, {
          agency: words.name(agency),
          of: agencyLots,
          k: together,
          expected: words.number(expected),
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const strata = strataOfLots(market, settings.windowMonths)
  const winning = winningBids(market)
  const run = agencies(market)
  const found = recurrences(market, new Draws(market, run, winning, strata), winning, settings)
  const cut = strataCutBy(market.lots.buyer, strata, settings.cutMinLots)
  const draws = cut && new Draws(market, run, winning, cut)
  return found.flatMap((one) => {
    const own = ownChoice(market, strata, winning, one)
    const buyers = draws ? Math.exp(logUpperTailOfSum(one.lots.length, draws.urn(one.actor, one.bidder))) : 0
    const other = Math.max(own.p, buyers)
    return other <= settings.maxOtherP ? factsOf(market, one, Math.max(one.p, other), own.others) : []
  })
}

const agencies = ({ lots, bidders }: Market): Appearances => {
  const run = Int32Array.from(lots.agency.keys()).filter((lot) => lots.agency[lot]! >= 0)
  return { actors: bidders.orgCount, actor: run.map((lot) => lots.agency[lot]!), lot: run }
}

/**
 * Chance that of the lots the bidder bid on so many of its wins were the agency's; 0 where it bid under no
 * other.
 */
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

const factsOf = (market: Market, one: Recurrence, p: number, others: number): LotFact<Detail>[] => {
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
