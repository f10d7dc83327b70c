import { z } from 'zod'
import { SCORE_PARTS } from '../../domain/codes.js'
import { NO_DAY } from '../../domain/day.js'
import { kindIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { expertId } from '../kernels/lot-words.js'
import { JUDGED } from '../kernels/score-cells.js'
import { rule } from '../rule.js'

const SETTINGS = {
  maxSeconds: z.number().min(0).default(3),
  minCells: z.number().int().min(1).default(10),
  lockstepShare: z.number().min(0).max(1).default(0.8),
  maxIdenticalShare: z.number().min(0).max(1).default(0.02),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  experts: string[]
  signals: Signal[]
  pairs: number
}

const TOLD = t('专家{experts}：{signals}', 'experts {experts}: {signals}')
const SIGNALS = {
  mac: t('同一网卡打分', 'scored from one network card'),
  account: t('同一账号打分', 'scored under one account'),
  ip: t(
    '同一IP打分，而同组另有专家不同',
    'scored from one address that others of the committee did not have',
  ),
  times: t('打分时间几乎同步', 'scored in lockstep'),
  scores: t('各项主观分完全一致', 'judged items all alike'),
}

/**
 * Hijacked scoring (EXP-05): what shows that one hand moved several experts' accounts on a lot. Signals
 * between two experts: `mac`, `account`: scored from one network card or under one account; `ip`: from one
 * address, while another expert on the lot had another (one address for all is the room's exit, and so is one
 * address of two numbered seats); `times`: of `minCells` scores or more at three times or more, a share
 * ≥ `lockstepShare` within `maxSeconds` of each other; `scores`: `minCells` judged items or more, not all
 * alike, and every one equal, where no more than `maxIdenticalShare` of all pairs of experts in the market
 * agree so. Card or account, or two signals, is a strong lead, one other a lead. One fact a lot with all
 * experts concerned.
 */
export default rule({
  id: 'EXP-05',
  family: 'expert',
  grade: '强',
  formula:
    'two experts on one lot: one card or account; one address that not all share; ≥ lockstepShare of ≥ minCells scores within maxSeconds; ≥ minCells judged items all equal where ≤ maxIdenticalShare of pairs agree so. Card, account or two signals 强, else 线',
  law: ['regulation-71-8', 'regulation-71-3'],
  needs: [
    [
      'scores.mac',
      'scores.account',
      'scores.ip',
      'scores.scored_at',
      'scores.part',
      'experts.mac',
      'experts.account',
      'experts.ip',
    ],
  ],
  texts: {
    name: t('评分账户疑似被控', 'hijacked scoring'),
    question: t(
      '不同专家是否同一设备、同一账号评分,或打分秒级同步、分值完全一致?',
      'Do several experts score from one machine or account, in lockstep, or mark for mark alike?',
    ),
    silentWhen: t('评分设备、账号、时间、分项均未填', 'terminal, account, time and items are not filled'),
    exemptions: [
      t('评标室统一出口(全组同一IP,或机位不同)', 'the room’s exit: one address for all, or numbered seats'),
      t('白名单(依据、有效期、审批人)', 'allow-listed value, with reason, term and approver'),
      t('客观分(资格、报价、资信)不比对', 'objective marks are not compared'),
    ],
  },
  why: t(
    '多名专家的分由同一只手打出，评标结果可以被指定。',
    'Marks of several experts from one hand decide the award.',
  ),
  example: t(
    '专家己、庚用同一账号打分，秒级同步：出线索。',
    'Experts F and G score under one account, second by second: a lead.',
  ),
  answersEvasion: true,
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ experts, signals }, _, words) =>
        words.text(TOLD, {
          experts: words.list(experts.map((expert) => words.name(expert))),
          signals: words.list(signals.map((signal) => words.text(SIGNALS[signal]))),
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const lots = lotsOfPairs(market, settings)
  const [pairs, alike] = [sum(lots, (lot) => lot.compared), sum(lots, (lot) => lot.identical)]
  const isRare = alike <= settings.maxIdenticalShare * pairs
  return lots.flatMap((one): LotFact<Detail>[] => {
    const found = one.pairs
      .map((pair) => ({ ...pair, signals: pair.signals.filter((signal) => signal !== 'scores' || isRare) }))
      .filter(({ signals }) => signals.length > 0)
    return found.length > 0 ? [factOf(market, one.lot, found)] : []
  })
}

type Signal = 'mac' | 'account' | 'ip' | 'times' | 'scores'
interface Pair {
  x: number
  y: number
  signals: Signal[]
}
interface LotPairs {
  lot: number
  pairs: Pair[]
  /** pairs with enough items to compare, and those of them that agree in all */
  compared: number
  identical: number
}

const factOf = (market: Market, lot: number, pairs: readonly Pair[]): LotFact<Detail> => {
  const signals = [...new Set(pairs.flatMap((pair) => pair.signals))].sort()
  const isStrong = pairs.some(
    (pair) =>
      pair.signals.length > 1 || pair.signals.some((signal) => signal === 'mac' || signal === 'account'),
  )
  const experts = [...new Set(pairs.flatMap(({ x, y }) => [x, y]))].sort((x, y) => x - y)
  return {
    lot,
    grade: isStrong ? '强' : '线',
    bidders: [],
    detail: { experts: experts.map((e) => expertId(market, e)), signals, pairs: pairs.length },
  }
}

/** What one expert left on a lot. */
interface Traces {
  expert: number
  mac: Set<string>
  account: Set<string>
  ip: Set<string>
  seats: Set<number>
  /** score rows, in canonical order */
  from: number
  to: number
}

const lotsOfPairs = (market: Market, settings: Settings): LotPairs[] => {
  const isAllowed = allowedValues(market)
  const found: LotPairs[] = []
  for (let lot = 0; lot < market.lots.count; lot++) {
    const traces = tracesOn(market, lot, isAllowed)
    if (traces.length < 2) continue
    const shown: LotPairs = { lot, pairs: [], compared: 0, identical: 0 }
    for (const [i, x] of traces.entries())
      for (const y of traces.slice(i + 1)) {
        const signals = deviceSignals(x, y, traces)
        if (isLockstep(market, x, y, settings)) signals.push('times')
        const agreement = agreementOf(market, x, y, settings.minCells)
        if (agreement !== undefined) shown.compared++
        if (agreement) {
          shown.identical++
          signals.push('scores')
        }
        if (signals.length > 0) shown.pairs.push({ x: x.expert, y: y.expert, signals })
      }
    if (shown.compared > 0 || shown.pairs.length > 0) found.push(shown)
  }
  return found
}

type Allowed = (kind: number, hi: number, lo: number, day: number) => boolean

const allowedValues = ({ allowlist }: Market): Allowed => {
  const terms = new Map<string, [number, number][]>()
  for (let k = 0; k < allowlist.count; k++) {
    const key = `${allowlist.kind[k]}/${allowlist.hi[k]}/${allowlist.lo[k]}`
    terms.set(key, [...(terms.get(key) ?? []), [allowlist.from[k]!, allowlist.to[k]!]])
  }
  return (kind, hi, lo, day) =>
    terms.get(`${kind}/${hi}/${lo}`)?.some(([from, to]) => day === NO_DAY || (from <= day && day <= to)) ??
    false
}

const tracesOn = (market: Market, lot: number, isAllowed: Allowed): Traces[] => {
  const { scores, panels, lots } = market
  const traces = new Map<number, Traces>()
  const read = (table: Market['scores'] | Market['panels'], row: number): Traces => {
    const expert = table.expert[row]!
    let own = traces.get(expert)
    if (!own)
      traces.set(
        expert,
        (own = {
          expert,
          mac: new Set(),
          account: new Set(),
          ip: new Set(),
          seats: new Set(),
          from: 0,
          to: 0,
        }),
      )
    const add = (set: Set<string>, kind: number, hi: number, lo: number): void => {
      if ((hi !== 0 || lo !== 0) && !isAllowed(kind, hi, lo, lots.day[lot]!)) set.add(`${hi}/${lo}`)
    }
    add(own.mac, kindIndex.mac, table.macHi[row]!, table.macLo[row]!)
    add(own.account, kindIndex.account, table.accountHi[row]!, table.accountLo[row]!)
    add(own.ip, kindIndex.ip, table.ipHi[row]!, table.ipLo[row]!)
    if (table.seat[row]! >= 0) own.seats.add(table.seat[row]!)
    return own
  }
  for (let row = panels.lotOffsets[lot]!; row < panels.lotOffsets[lot + 1]!; row++)
    if (panels.recused[row] !== 1) read(panels, row)
  for (let row = scores.lotOffsets[lot]!; row < scores.lotOffsets[lot + 1]!; row++) {
    const own = read(scores, row)
    if (own.to === 0) own.from = row
    own.to = row + 1
  }
  return [...traces.values()].sort((x, y) => x.expert - y.expert)
}

const deviceSignals = (x: Traces, y: Traces, all: readonly Traces[]): Signal[] => {
  const signals: Signal[] = []
  if (common(x.mac, y.mac).length > 0) signals.push('mac')
  if (common(x.account, y.account).length > 0) signals.push('account')
  const apart = x.seats.size > 0 && y.seats.size > 0 && common(x.seats, y.seats).length === 0
  const isExit = (ip: string): boolean => all.every((one) => one.ip.size === 0 || one.ip.has(ip))
  if (!apart && common(x.ip, y.ip).some((ip) => !isExit(ip))) signals.push('ip')
  return signals
}

const common = <T>(x: ReadonlySet<T>, y: ReadonlySet<T>): T[] => [...x].filter((one) => y.has(one))

/** Calls for the scores of both for one bidder and item: the rows of an expert come by bidder, then item. */
const eachCommon = (
  { scores }: Market,
  x: Traces,
  y: Traces,
  visit: (i: number, j: number) => void,
): void => {
  let [i, j] = [x.from, y.from]
  while (i < x.to && j < y.to) {
    const order = scores.bidder[i]! - scores.bidder[j]! || scores.item[i]! - scores.item[j]!
    if (order === 0) visit(i, j)
    if (order <= 0) i++
    if (order >= 0) j++
  }
}

const isLockstep = (
  market: Market,
  x: Traces,
  y: Traces,
  { maxSeconds, minCells, lockstepShare }: Settings,
): boolean => {
  const { at } = market.scores
  const times = new Set<number>()
  let [timed, close] = [0, 0]
  eachCommon(market, x, y, (i, j) => {
    if (Number.isNaN(at[i]!) || Number.isNaN(at[j]!)) return
    timed++
    times.add(at[i]!)
    if (Math.abs(at[i]! - at[j]!) <= maxSeconds) close++
  })
  return timed >= minCells && times.size >= 3 && close >= lockstepShare * timed
}

const JUDGED_PARTS: ReadonlySet<number> = new Set(JUDGED.map((part) => SCORE_PARTS.indexOf(part)))

/** Whether all judged items agree; undefined where there are too few, or one mark for all. */
const agreementOf = (market: Market, x: Traces, y: Traces, minCells: number): boolean | undefined => {
  const { score, part } = market.scores
  const marks = new Set<number>()
  let [cells, equal] = [0, 0]
  eachCommon(market, x, y, (i, j) => {
    if (!JUDGED_PARTS.has(part[i]!)) return
    cells++
    marks.add(score[i]!)
    if (score[i] === score[j]) equal++
  })
  return cells < minCells || marks.size < 3 ? undefined : equal === cells
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
