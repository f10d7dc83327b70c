import { z } from 'zod'
import { leastOf, mostOf } from '../../arrays/extremes.js'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { BidderFact } from '../ask.js'
import type { Behaviour } from '../kernels/behaviour.js'
import { rule } from '../rule.js'

type ShortLife = {
  /** from registration to the first bid */
  ageDays: number
  /** lots bid on in all */
  lots: number
  struckOff: boolean
}

const SETTINGS = {
  /** from registration to the first bid, at most */
  maxAgeDays: z.number().int().min(0).default(90),
  /** lots bid on in all, at most */
  maxLots: z.number().int().min(1).default(2),
  /** without a bid since, while the market went on, at least */
  minSilentDays: z.number().int().min(1).default(365),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{who}首次投标距登记成立仅{age}天，前后共投{lots}个标段，{gone}',
  '{who} first bid {age} days after it was registered, bid on {lots} in all, and {gone}',
)
const ONE_LOT = t('1', 'one lot')
const LOTS = t('{n}', '{n} lots')
const STRUCK_OFF = t('此后已注销', 'has been struck off since')
const SILENT = t('此后再未投标', 'has not bid since')

/**
 * Born for a project (NET-13): a bidder registered within `maxAgeDays` of its first bid, and after `maxLots`
 * lots at most never seen again: struck off, or silent for `minSilentDays` while others bid on.
 *
 * p is the share of bidders with known days that are as young and as short-lived: a frequency, not a test.
 */
export default rule({
  id: 'NET-13',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  formula:
    'first bid − registered ≤ maxAgeDays; lots ≤ maxLots; struck off since, or no bid for minSilentDays while others bid',
  texts: {
    name: t('为项目而生', 'born for a project'),
    question: t(
      '是否成立不久即投标,投一两个标段后注销或不再投标?',
      'Was it registered shortly before its first bid, and gone after a lot or two?',
    ),
    silentWhen: t('成立日期或开标日期未知', 'the day of registration or of a lot is unknown'),
    exemptions: [t('新设项目公司', 'new project companies')],
  },
  why: t(
    '临时设立、投完即消失的企业，可能只是为某个项目凑数的空壳。',
    'A firm set up just in time and gone after a tender may be a shell that made up the number of bidders.',
  ),
  example: t(
    '甲登记30天后投了一个标段，此后一年多再未投标，而别家照常投标：出线索。',
    'A bids on one lot 30 days after its registration and on none for more than a year, while others go on: a lead.',
  ),
  settings: SETTINGS,
  needs: [
    ['bidders.registered_at'],
    ['lots.opened_at', 'lots.published_at', 'lots.awarded_at', 'bids.submitted_at'],
  ],
  asks: (ask) => [
    ask.bidders<Behaviour<ShortLife>>({
      find: ({ market }, settings) => shortLived(market, settings),
      tell: ({ ageDays, lots, struckOff }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          age: words.number(ageDays),
          lots: words.text(lots === 1 ? ONE_LOT : LOTS, { n: words.number(lots) }),
          gone: words.text(struckOff ? STRUCK_OFF : SILENT),
        }),
    }),
  ],
})

const shortLived = (market: Market, settings: Settings): BidderFact<Behaviour<ShortLife>>[] => {
  const { bidders, lots } = market
  let lastDay = NO_DAY
  for (const day of lots.day) if (day > lastDay) lastDay = day
  const found: { bidder: number; lots: number[]; age: number; struckOff: boolean }[] = []
  let known = 0
  for (let bidder = 0; bidder < bidders.count; bidder++) {
    const own = lotsOf(market, bidder)
    const days = own.map((lot) => lots.day[lot]!).filter((day) => day !== NO_DAY)
    const registered = bidders.registered[bidder]!
    if (registered === NO_DAY || days.length < own.length) continue
    known++
    const [first, last] = [leastOf(days), mostOf(days)]
    const age = first - registered
    const struckOff = bidders.cancelled[bidder]! !== NO_DAY && bidders.cancelled[bidder]! >= last
    const gone = lastDay - last >= settings.minSilentDays || struckOff
    if (age < 0 || age > settings.maxAgeDays || own.length > settings.maxLots || !gone) continue
    found.push({ bidder, lots: own, age, struckOff })
  }
  const chance = { type: 'behaviour', p: found.length / known, null: 'any-bidder' } as const
  return found.map(({ bidder, lots, age, struckOff }) => ({
    bidder,
    lots,
    detail: { ...chance, ageDays: age, lots: lots.length, struckOff },
  }))
}

/** Lots that it bid on, ascending. */
const lotsOf = ({ bids }: Market, bidder: number): number[] => {
  const lots = bids.byBidder
    .subarray(bids.bidderOffsets[bidder]!, bids.bidderOffsets[bidder + 1]!)
    .map((bid) => bids.lot[bid]!)
  return [...new Set(lots)]
}
