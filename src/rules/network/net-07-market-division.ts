import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import type { GroupFinding } from '../group-rule.js'
import { type GroupBehaviour, groupBehaviour } from '../kernels/behaviour.js'
import { type GroupLot, groupLots, oncePerMeeting } from '../kernels/group-lots.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import { permutedWinners } from '../kernels/permuted-winners.js'
import { rule } from '../rule.js'

const AREAS = ['buyer', 'township', 'region', 'industry'] as const

type Division = {
  area: (typeof AREAS)[number]
  /** Cramér's V of winner × area */
  v: number
  /** joint lots won by members, of known area */
  lots: number
}

const SETTINGS = {
  /** joint lots won by members, at least */
  minLots: z.number().int().min(4).default(8),
  /** Cramér's V of winner × area, at least */
  minV: z.number().gt(0).max(1).default(0.5),
  /** chance at most, after counting the kinds of area tried */
  maxP: z.number().gt(0).max(1).default(0.01),
  /** members that win in one area and bid without winning in another's, at least */
  minYielding: z.number().int().min(2).default(2),
  /** such bids of each, at least */
  minYieldingLots: z.number().int().min(1).default(3),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const OWN = {
  buyer: t('招标人', 'with buyers of its own'),
  township: t('乡镇', 'in townships of its own'),
  region: t('区县', 'in counties of its own'),
  industry: t('行业', 'in industries of its own'),
}
const TOLD = t(
  '在团伙成员中标的{lots}个共同标段上，{who}按{area}各占一方，到其他成员的一方也投标却从未中标',
  'on {lots} joint lots won by the group, each of {who} wins {area}, and bids in the others’ without ever winning',
)

/**
 * Market division (NET-07): each member wins in an area of its own (buyer, township, region, industry), and
 * yields in the others' although it bids there.
 *
 *   V = √(χ² / (n · (min(rows, columns) − 1))) of winner × area over the group's joint lots
 *   p = P[χ² ≥ observed], winners exchanged among lots on which they bid, × the kinds of area tried
 *
 * The exchange keeps where each member bids. A member that merely wins near home does so too: only one that
 * has bid in another's area `minYieldingLots` times and never won there counts as yielding. It is asked of
 * joint lots only: members that keep away from each other altogether do not meet, and are not seen here.
 */
export default rule({
  id: 'NET-07',
  family: 'network',
  grade: '强',
  law: ['antimonopoly-17', 'regulation-39'],
  channel: 'outcome',
  formula:
    'Cramér’s V of winner × (buyer | township | region | industry) ≥ minV; P[χ² ≥ observed], winners exchanged among lots on which they bid, × kinds tried ≤ maxP; ≥ minYielding members bid ≥ minYieldingLots times in another’s area without winning',
  texts: {
    name: t('市场划分', 'market division'),
    question: t(
      '成员是否各占一方(业主、乡镇、区县、行业),到对方地盘投标却从不中标?',
      "Does each member win in an area of its own and bid in the others' without ever winning?",
    ),
    silentWhen: t(
      '成员中标的共同标段不足八个,或只涉及一地',
      'fewer than eight joint lots won by members, or one area only',
    ),
    exemptions: [t('属地服务半径、运输成本', 'service radius, transport cost'), PARTNERS, GROUP],
  },
  why: t(
    '划分市场是典型的横向垄断：各守一方，到别人的地盘只陪标、不中标，换取对方同样让步。',
    'Dividing a market is a classic cartel: each keeps its own area and bids in the others’ only to cover, for the same in return.',
  ),
  example: t(
    '甲、乙、丙在三个区县同场30个标段，各自只在一个区县中标，在另外两个区县逢投不中：出线索。',
    'A, B and C meet on 30 lots in three counties; each wins all of one county and none of the other two: a lead.',
  ),
  settings: SETTINGS,
  needs: [
    ['bids.won'],
    ['lots.buyer_id', 'lots.buyer_name', 'lots.township', 'lots.region_code', 'lots.industry'],
  ],
  asks: (ask) => [
    ask.groups<GroupBehaviour<Division>>({
      prepare: (market, settings, seed) => (members) => findDivision(market, members, settings, seed),
      tell: ({ area, lots }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          area: words.text(OWN[area]),
          lots: words.number(lots),
        }),
    }),
  ],
})

const findDivision = (
  market: Market,
  members: readonly number[],
  settings: Settings,
  seed: number,
): GroupFinding | undefined => {
  const meant = oncePerMeeting(market, groupLots(market, members, true), 'winner')
  const won = meant.filter(({ winner }) => winner >= 0)
  if (won.length < settings.minLots) return undefined
  const tried = AREAS.flatMap((area) => {
    const column = market.lots[area]
    const lots = won.filter(({ lot }) => column[lot]! >= 0)
    const areas = [...new Set(lots.map(({ lot }) => column[lot]!))]
    if (lots.length < settings.minLots || areas.length < 2) return []
    const areaOf = Int32Array.from(lots, ({ lot }) => areas.indexOf(column[lot]!))
    return [{ area, lots, areaOf, areas: areas.length }]
  })
  const found = tried.flatMap(({ area, lots, areaOf, areas }) => {
    const chi = (winners: Int32Array): number => chiSquare(winners, areaOf, members.length, areas)
    const winners = Int32Array.from(lots, ({ winner }) => winner)
    const rows = new Set(winners).size
    const v = Math.sqrt(chi(winners) / (lots.length * Math.max(1, Math.min(rows, areas) - 1)))
    if (rows < 2 || v < settings.minV) return []
    const yielding = yieldingMembers(lots, areaOf, members.length, settings.minYieldingLots)
    if (yielding.length < settings.minYielding) return []
    const p = Math.min(1, permutedWinners(lots, members.length, chi, seed).p * tried.length)
    return p > settings.maxP ? [] : [{ area, lots, v, p, yielding }]
  })
  const best = found.sort((x, y) => x.p - y.p || y.v - x.v)[0]
  if (!best) return undefined
  return {
    rule: 'NET-07',
    grade: '强',
    members: best.yielding.map((place) => members[place]!),
    lots: best.lots.map(({ lot }) => lot),
    bits: bitsOfLog(Math.log(best.p)),
    detail: groupBehaviour<Division>(best.p, 'winners-exchanged', {
      area: best.area,
      v: Math.round(best.v * 1000) / 1000,
      lots: best.lots.length,
    }),
  }
}

const chiSquare = (winners: Int32Array, areaOf: Int32Array, rows: number, columns: number): number => {
  const table = new Float64Array(rows * columns)
  const row = new Float64Array(rows)
  const column = new Float64Array(columns)
  for (let i = 0; i < winners.length; i++) {
    table[winners[i]! * columns + areaOf[i]!]!++
    row[winners[i]!]!++
    column[areaOf[i]!]!++
  }
  let chi = 0
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const expected = (row[r]! * column[c]!) / winners.length
      if (expected > 0) chi += (table[r * columns + c]! - expected) ** 2 / expected
    }
  return chi
}

/**
 * Members that win, and that bid `least` times or more in areas where another member wins and they never do.
 */
const yieldingMembers = (
  lots: readonly GroupLot[],
  areaOf: Int32Array,
  members: number,
  least: number,
): number[] => {
  const winsIn = new Set(lots.map(({ winner }, i) => `${winner} ${areaOf[i]}`))
  return Array.from({ length: members }, (_, place) => place).filter((place) => {
    if (!lots.some(({ winner }) => winner === place)) return false
    const away = lots.filter(
      ({ present, winner }, i) =>
        winner !== place && present.includes(place) && !winsIn.has(`${place} ${areaOf[i]}`),
    )
    return away.length >= least
  })
}
