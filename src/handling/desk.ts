import { officesToTry } from '../accounts/office-file.js'
import { type Calendar, CHINA_CALENDAR } from '../calendar/calendar.js'
import type { CapacityRecord, OfficeRecord } from '../casebook/accounts/offices.js'
import type { Casebook } from '../casebook/casebook.js'
import type { WorkBook } from '../casebook/work/work-book.js'
import { AppError } from '../domain/errors.js'
import type { Definition } from '../workflow/definition.js'
import { DEFINITIONS } from '../workflow/definitions/index.js'
import {
  bundledReference,
  type CheckLine,
  type ColourPolicy,
  type LetterTerm,
  type ReportRule,
  type Responsibility,
  type RouteRecord,
  seedReference,
  type TagSet,
  type TermRecord,
  type ThemeRules,
} from './reference.js'

/** What the handling of leads works with. */
export interface Desk {
  work: WorkBook
  casebook: Pick<Casebook, 'accounts' | 'events' | 'keys' | 'markOf' | 'ring' | 'run'>
  calendar: Calendar
  offices: readonly OfficeRecord[]
  capacities: readonly CapacityRecord[]
  terms: readonly TermRecord[]
  routes: readonly RouteRecord[]
  lines: readonly CheckLine[]
  policy: ColourPolicy
  /** terms of letters by type, tasks of the matrix, rules of reports */
  letters: readonly LetterTerm[]
  responsibilities: readonly Responsibility[]
  reportRules: readonly ReportRule[]
  tagSets: readonly TagSet[]
  themes: readonly ThemeRules[]
  /** office in whose name the system makes orders, reports and tasks */
  coordination: string
}

/** The desk of a case book, whose terms, routes and lines are put in where there are none. */
export const deskOf = (casebook: Casebook, calendar: Calendar = CHINA_CALENDAR): Desk => {
  const { work } = casebook
  seedReference(work)
  const { offices, capacities } = officesToTry(casebook.accounts)
  return {
    work,
    casebook,
    calendar,
    offices,
    capacities,
    terms: work.terms<TermRecord>(),
    routes: work.routes<RouteRecord>(),
    lines: work.checkLines<CheckLine>(),
    policy: work.colourSchemes<ColourPolicy>().at(-1) ?? bundledReference().policy,
    letters: work.referenceRows<LetterTerm>('letter'),
    responsibilities: work.referenceRows<Responsibility>('responsibility'),
    reportRules: work.referenceRows<ReportRule>('report-rule'),
    themes: work.referenceRows<ThemeRules>('theme'),
    tagSets: work.referenceRows<TagSet>('tag-set'),
    coordination: work.referenceRows<string>('coordination')[0] ?? bundledReference().coordination,
  }
}

/** The definition that items of a kind follow, by its version. */
export const definitionOf = (kind: string, version: number): Definition => {
  const found = DEFINITIONS.find((one) => one.kind === kind && one.version === version)
  if (!found) throw new AppError('internal', `Items ${kind} follow no definition ${version} of this program`)
  return found
}

export const rankOf = ({ policy }: Pick<Desk, 'policy'>, colour: string): number =>
  policy.colours.find(({ code }) => code === colour)?.rank ?? 0

/** The colours of a policy, the gravest first. */
export const gravestFirst = ({ policy }: Pick<Desk, 'policy'>): ColourPolicy['colours'] =>
  policy.colours.toSorted((a, b) => b.rank - a.rank)

/** The gravest colour of a policy. */
export const gravestOf = (desk: Pick<Desk, 'policy'>): string => gravestFirst(desk)[0]!.code

/** The least grave. */
export const lowestOf = ({ policy }: Pick<Desk, 'policy'>): string =>
  policy.colours.toSorted((a, b) => a.rank - b.rank)[0]!.code

/** What an office is called. */
export const officeName = ({ offices }: Pick<Desk, 'offices'>, id: string): string =>
  offices.find((office) => office.id === id)?.short ?? id
