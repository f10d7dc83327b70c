import { mostOf } from '../arrays/extremes.js'
import type { Grade } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import {
  type Article,
  article,
  criminalHintAllowed,
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
    /** lots that no standard can be named for: they have no day */
    undated: string[]
    standards: StandardCheck[]
  }
  /** what a fine under article 53 of the law and 67 of the regulation is reckoned on */
  fine: FineBase
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
  /** what the standard speaks of: the awards of those lots, whoever won them */
  projects: Awards & { atThreshold: number }
  /** of the awards of those lots: one reaches the threshold; only all together do; neither; not known */
  result: ReachedBy
  /** lots that a member won; null where it is not known of one */
  memberWins: number | null
  /** members' winning bids on those; 0 where they won none, null where an amount is not known */
  awardedFen: number | null
  /** the largest of them */
  largestFen: number | null
  /** the same of members' winning bids alone */
  memberResult: ReachedBy
}

export type ReachedBy = 'single' | 'together' | 'below' | 'unknown'

/** Awards in fen: the sum and the largest of those known (null where none is), and how many are not. */
export interface Awards {
  awardedFen: number | null
  largestFen: number | null
  unknown: number
}

/**
 * Tenders on which a fact of the grades 直 or 视 stands: by the award where a member won, by the contract's
 * amount where none did (`othersFen`: the award of those lots, for want of the contract).
 */
export interface FineBase {
  article: string
  own: { lots: number } & Awards
  others: { lots: number } & Awards
  /** lots of which it is not known who won */
  open: number
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
    fine: fineBase(ring, byId),
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
  const undated = open.filter(({ lot }) => lot.day === null).map(({ lot }) => lot.id)
  return { lots: open.map(({ lot }) => lot.id), excluded, undated, standards: standardsFor(open) }
}

const DEEMED: ReadonlySet<Grade> = new Set(['直', '视'])

const fineBase = (ring: Ring, lots: ReadonlyMap<string, LotBids>): FineBase => {
  const deemed = new Set(ring.evidence.flatMap(({ grade, lots: on }) => (DEEMED.has(grade) ? on : [])))
  const all = ring.lots.flatMap((id) => (deemed.has(id) ? (lots.get(id) ?? []) : []))
  const tenders = all.filter(({ lot }) => criminalHintAllowed(lot.domain, lot.method))
  const part = (byMember: boolean): FineBase['own'] => {
    const of = tenders.filter(({ award }) => award.byMember === byMember)
    return { lots: of.length, ...awards(of.map(({ award }) => award.fen)) }
  }
  return {
    article: 'regulation-67',
    own: part(true),
    others: part(false),
    open: tenders.filter(({ award }) => award.byMember === null).length,
  }
}

const awards = (fen: readonly (number | null)[]): Awards => {
  const known = fen.filter((one) => one !== null)
  return {
    awardedFen: known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : null,
    largestFen: known.length > 0 ? mostOf(known) : null,
    unknown: fen.length - known.length,
  }
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
  const { awardFen } = standard
  const projects = awards(lots.map(({ award }) => award.fen))
  const members = awards(lots.map(({ award }) => award.memberFen))
  const isOpen = lots.some(({ award }) => award.byMember === null)
  return {
    standard,
    article: of,
    lots: lots.length,
    earlier: lots.filter(({ lot }) => lot.day! < standard.validFrom).length,
    projects: { ...projects, atThreshold: lots.filter(({ award }) => (award.fen ?? 0) >= awardFen).length },
    result: reachedBy(standard, projects),
    memberWins: isOpen ? null : lots.filter(({ award }) => award.byMember).length,
    awardedFen: members.awardedFen,
    largestFen: members.largestFen,
    memberResult: reachedBy(standard, members),
  }
}

const reachedBy = (
  { awardFen }: ProsecutionStandard,
  { awardedFen, largestFen, unknown }: Awards,
): ReachedBy => {
  if (largestFen !== null && largestFen >= awardFen) return 'single'
  if (awardedFen !== null && awardedFen >= awardFen) return 'together'
  return unknown > 0 || awardedFen === null ? 'unknown' : 'below'
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
