import { mostOf } from '../arrays/extremes.js'
import type { Grade } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import {
  type Article,
  article,
  type ProsecutionStandard,
  prosecutionStandard,
  prosecutionStandards,
} from '../law/index.js'
import { articleOn, hintOn, type NoHint } from './law.js'
import type { LotBids } from './lots.js'

/**
 * What a ring's evidence has to do with which article, and what the statutes' amounts and periods come to on
 * its lots: a sheet to check by, not a finding. Amounts in fen. What could not be evaluated says so.
 */
export interface LawSheet {
  ring: string
  /** the day of asking, by which periods are reckoned */
  asOf: string
  firstDay: string | null
  /** the last joint lot's: both limitation periods run from here */
  lastDay: string | null
  items: LawItem[]
  /** article 223 of the criminal law */
  criminal: {
    /** joint lots on which a fact of the grades 直, 视 or 禁 stands and to which the article may apply */
    lots: string[]
    /** lots left out, and why: not a tender, or its method is unknown */
    excluded: { lot: string; reason: NoHint }[]
    standards: StandardCheck[]
  }
  penalties: { evaluated: false; reason: 'noData' } | { evaluated: true; found: Penalty[] }
  limitation: {
    what: 'administrative' | 'criminal'
    article: string
    years: number
    until: string | null
    over: boolean | null
  }[]
}

export interface LawItem {
  /** number of the fact in the ring's evidence, from 1 */
  item: number
  rule: string
  grade: Grade
  day: string | null
  articles: { article: Article; inForce: boolean; applies: 'yes' | 'no' | 'unknown' }[]
}

export interface StandardCheck {
  standard: ProsecutionStandard
  article: Article
  /** lots of its time; of earlier ones too for a later standard, since the lighter applies */
  lots: number
  /** of these, lots from before it came into force */
  earlier: number
  /** members' winning bids on those; null when no amount is known */
  awardedFen: number | null
  /** the largest of them */
  largestFen: number | null
  /** one award reaches the threshold; only all together do; neither; not known */
  result: 'single' | 'together' | 'below' | 'unknown'
}

export interface Penalty {
  bidderId: string
  day: string
  document: string
}

export const lawSheet = (
  ring: Ring,
  lots: readonly LotBids[],
  context: { asOf: string; penalties?: readonly Penalty[] },
): LawSheet => {
  const days = lots.flatMap(({ lot }) => lot.day ?? []).sort()
  const lastDay = days.at(-1) ?? null
  const byId = new Map(lots.map((one) => [one.lot.id, one]))
  return {
    ring: ring.id,
    asOf: context.asOf,
    firstDay: days[0] ?? null,
    lastDay,
    items: ring.evidence.map((fact, i) => ({
      item: i + 1,
      rule: fact.rule,
      grade: fact.grade,
      day: fact.lastDay,
      articles: fact.law.flatMap((id) =>
        articleFor(
          id,
          fact.lastDay,
          fact.lots.flatMap((lot) => byId.get(lot) ?? []),
        ),
      ),
    })),
    criminal: criminalCheck(ring, byId),
    penalties: context.penalties
      ? { evaluated: true, found: recentPenalties(context.penalties, lastDay, 2) }
      : { evaluated: false, reason: 'noData' },
    limitation: [
      period('administrative', 'penalty-36', 2, lastDay, context.asOf),
      period('criminal', 'criminal-87', 5, lastDay, context.asOf),
    ],
  }
}

const articleFor = (id: string, day: string | null, lots: readonly LotBids[]): LawItem['articles'] => {
  const found = articleOn(id, day)
  return found ? [{ ...found, applies: appliesTo(found.article, lots) }] : []
}

/**
 * The procurement statutes speak to government procurement alone, the tendering regulation to all tenders.
 */
const appliesTo = ({ statute }: Article, lots: readonly LotBids[]): 'yes' | 'no' | 'unknown' => {
  if (statute !== 'order87' && statute !== 'procurement') return 'yes'
  const domains = lots.map(({ lot }) => lot.domain)
  if (domains.includes('procurement')) return 'yes'
  return domains.length === 0 || domains.includes('') ? 'unknown' : 'no'
}

const criminalCheck = (ring: Ring, lots: ReadonlyMap<string, LotBids>): LawSheet['criminal'] => {
  const hint = hintOn(ring)
  const excluded: LawSheet['criminal']['excluded'] = []
  const open: LotBids[] = []
  for (const id of ring.lots) {
    const one = lots.get(id)
    const answer = one && hint(one.lot)
    if (answer === 'may') open.push(one!)
    else if (answer) excluded.push({ lot: id, reason: answer })
  }
  return { lots: open.map(({ lot }) => lot.id), excluded, standards: standardsFor(open) }
}

/**
 * Each standard in force on the day of a lot, and for earlier lots the later standard beside it (从旧兼从轻).
 */
const standardsFor = (lots: readonly LotBids[]): StandardCheck[] => {
  const dated = lots.filter(({ lot }) => lot.day !== null)
  return prosecutionStandards().flatMap((standard) => {
    const isOwn = dated.some(({ lot }) => prosecutionStandard(lot.day!) === standard)
    const own = dated.filter(({ lot }) => standard.validTo === null || lot.day! <= standard.validTo)
    const isLater = standard.validTo === null && own.length > 0
    const found = article(standard.article)
    return found && (isOwn || isLater) ? [standardCheck(standard, found, own)] : []
  })
}

const standardCheck = (
  standard: ProsecutionStandard,
  of: Article,
  lots: readonly LotBids[],
): StandardCheck => {
  const awards = lots.flatMap(({ bids }) => bids.flatMap((bid) => (bid.won ? [bid.amountFen] : [])))
  const known = awards.filter((amount) => amount !== null)
  const awardedFen = known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) : null
  const largestFen = known.length > 0 ? mostOf(known) : null
  return {
    standard,
    article: of,
    lots: lots.length,
    earlier: lots.filter(({ lot }) => lot.day! < standard.validFrom).length,
    awardedFen,
    largestFen,
    result: resultOf(standard, awards, awardedFen, largestFen),
  }
}

const resultOf = (
  { awardFen }: ProsecutionStandard,
  awards: readonly (number | null)[],
  sum: number | null,
  largest: number | null,
): StandardCheck['result'] => {
  if (largest !== null && largest >= awardFen) return 'single'
  if (sum !== null && sum >= awardFen) return 'together'
  return awards.includes(null) ? 'unknown' : 'below'
}

const recentPenalties = (penalties: readonly Penalty[], lastDay: string | null, years: number): Penalty[] =>
  lastDay === null ? [] : penalties.filter(({ day }) => day <= lastDay && day >= yearsAfter(lastDay, -years))

const period = (
  what: 'administrative' | 'criminal',
  of: string,
  years: number,
  from: string | null,
  asOf: string,
): LawSheet['limitation'][number] => {
  const until = from && yearsAfter(from, years)
  return { what, article: of, years, until, over: until === null ? null : asOf > until }
}

/** The same day so many years later; 29 February becomes 28 February. */
export const yearsAfter = (day: string, years: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate()
  return `${year + years}-${String(month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}
