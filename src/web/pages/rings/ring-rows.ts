import type { Family, Grade, Level } from '../../../domain/grade.js'
import type { Schemas } from '../../api/client.js'

/** A ring as the list shows and filters it. */
export interface RingRow {
  id: string
  level: Level
  score: number
  belief: number | null
  names: readonly string[]
  memberIds: readonly string[]
  lots: number
  wonFen: number | null
  rules: readonly string[]
  families: readonly Family[]
  grade: Grade | null
  regions: readonly string[]
  industries: readonly string[]
  firstDay: string | null
  lastDay: string | null
}

/** The rows of a list that came as columns. */
export const ringRows = (index: Schemas['RingIndex']): RingRow[] =>
  index.id.map((id, i) => ({
    id,
    level: index.level[i]!,
    score: index.score[i]!,
    belief: index.belief[i]!,
    names: index.memberNames[i]!,
    memberIds: index.memberIds[i]!,
    lots: index.lots[i]!,
    wonFen: index.wonFen[i]!,
    rules: index.rules[i]!,
    families: index.families[i]!,
    grade: index.grade[i]!,
    regions: index.regions[i]!,
    industries: index.industries[i]!,
    firstDay: index.firstDay[i]!,
    lastDay: index.lastDay[i]!,
  }))

/** What the list is narrowed by, as it stands in the address; '' where it is not. */
export type RingFilter = Record<(typeof FILTERS)[number], string>
export const FILTERS = [
  'q',
  'level',
  'region',
  'industry',
  'family',
  'rule',
  'from',
  'to',
  'minScore',
] as const

/** The values of a ring by which each facet counts it. */
const FACETS = {
  level: ({ level }: RingRow) => [level],
  region: ({ regions }: RingRow) => regions,
  industry: ({ industries }: RingRow) => industries,
  family: ({ families }: RingRow) => families,
  rule: ({ rules }: RingRow) => rules,
} satisfies Record<string, (row: RingRow) => readonly string[]>
export type Facet = keyof typeof FACETS

const searched = new WeakMap<RingRow, string>()

/** Names and ids of a ring, to be searched in; made when first asked for. */
const textOf = (row: RingRow): string => {
  const known = searched.get(row)
  if (known !== undefined) return known
  const text = [row.id, ...row.names, ...row.memberIds].join('\n').toLowerCase()
  searched.set(row, text)
  return text
}

const TESTS: Record<(typeof FILTERS)[number], (row: RingRow, wanted: string) => boolean> = {
  q: (row, wanted) => textOf(row).includes(wanted.trim().toLowerCase()),
  level: ({ level }, wanted) => wanted.split(',').includes(level),
  region: ({ regions }, wanted) => regions.includes(wanted),
  industry: ({ industries }, wanted) => industries.includes(wanted),
  family: ({ families }, wanted) => (families as readonly string[]).includes(wanted),
  rule: ({ rules }, wanted) => rules.includes(wanted),
  from: ({ lastDay }, wanted) => lastDay !== null && lastDay >= wanted,
  to: ({ firstDay }, wanted) => firstDay !== null && firstDay <= wanted,
  minScore: ({ score }, wanted) => !(score < Number(wanted)),
}

/** The rings that meet every set filter, `except` one. */
export const matching = (
  rows: readonly RingRow[],
  filter: RingFilter,
  except?: (typeof FILTERS)[number],
): RingRow[] => {
  const set = FILTERS.filter((name) => filter[name] !== '' && name !== except)
  return rows.filter((row) => set.every((name) => TESTS[name](row, filter[name])))
}

/** How many rings each value of a facet would leave, the other filters as they are; most first. */
export const facetCounts = (
  rows: readonly RingRow[],
  filter: RingFilter,
  facet: Facet,
): { value: string; n: number }[] => {
  const counts = new Map<string, number>()
  for (const row of matching(rows, filter, facet))
    for (const value of FACETS[facet](row)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
}
