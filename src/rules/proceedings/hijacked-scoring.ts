import { NO_DAY } from '../../domain/day.js'
import { SCORE_PARTS } from '../../domain/evaluation-tables.js'
import { kindIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { JUDGED } from './score-cells.js'
import { expertId } from './words.js'

export interface HijackSettings {
  maxSeconds: number
  minCells: number
  lockstepShare: number
  maxIdenticalShare: number
}

/**
 * Hijacked scoring (EXP-05): what shows that one hand moved several experts' accounts on a lot. Signals between two experts:
 * `mac`, `account`: scored from one network card or under one account; `ip`: from one address, while another expert on the
 * lot had another (one address for all is the room's exit, and so is one address of two numbered seats);
 * `times`: of `minCells` scores or more at three times or more, a share ≥ `lockstepShare` within `maxSeconds` of each other;
 * `scores`: `minCells` judged items or more, not all alike, and every one equal, where no more than `maxIdenticalShare`
 * of all pairs of experts in the market agree so. Card or account, or two signals, is a strong lead, one other a lead.
 * One fact a lot with all experts concerned.
 */
export const hijackedScoring: LotRule = {
  rule: 'EXP-05',
  evaluate: (market, settings: HijackSettings) => {
    const lots = lotsOfPairs(market, settings)
    const [pairs, alike] = [sum(lots, (lot) => lot.compared), sum(lots, (lot) => lot.identical)]
    const isRare = alike <= settings.maxIdenticalShare * pairs
    return lots.flatMap((one): LotFact[] => {
      const found = one.pairs
        .map((pair) => ({ ...pair, signals: pair.signals.filter((signal) => signal !== 'scores' || isRare) }))
        .filter(({ signals }) => signals.length > 0)
      return found.length > 0 ? [factOf(market, one.lot, found)] : []
    })
  },
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

const factOf = (market: Market, lot: number, pairs: readonly Pair[]): LotFact => {
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

const lotsOfPairs = (market: Market, settings: HijackSettings): LotPairs[] => {
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
  { maxSeconds, minCells, lockstepShare }: HijackSettings,
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
