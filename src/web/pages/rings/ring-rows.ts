import type { Family, Grade, Level } from '../../../domain/grade.js'
import type { Schemas } from '../../api/client.js'
import { FILTERS, type RingFilter } from './ring-filter.js'

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

/** A ring as it lies in the columns: nothing is copied before it is looked at. */
class IndexedRing implements RingRow {
  constructor(
    private readonly index: Schemas['RingIndex'],
    private readonly at: number,
  ) {}
  get id() {
    return this.index.id[this.at]!
  }
  get level() {
    return this.index.level[this.at]!
  }
  get score() {
    return this.index.score[this.at]!
  }
  get belief() {
    return this.index.belief[this.at]!
  }
  get names() {
    return this.index.memberNames[this.at]!
  }
  get memberIds() {
    return this.index.memberIds[this.at]!
  }
  get lots() {
    return this.index.lots[this.at]!
  }
  get wonFen() {
    return this.index.wonFen[this.at]!
  }
  get rules() {
    return this.index.rules[this.at]!
  }
  get families() {
    return this.index.families[this.at]!
  }
  get grade() {
    return this.index.grade[this.at]!
  }
  get regions() {
    return this.index.regions[this.at]!
  }
  get industries() {
    return this.index.industries[this.at]!
  }
  get firstDay() {
    return this.index.firstDay[this.at]!
  }
  get lastDay() {
    return this.index.lastDay[this.at]!
  }
}

/** The rows of a list that came as columns. */
export const ringRows = (index: Schemas['RingIndex']): RingRow[] =>
  index.id.map((_, at) => new IndexedRing(index, at))

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

/** The rings that meet every set filter. */
export const matching = (rows: readonly RingRow[], filter: RingFilter): readonly RingRow[] => {
  const set = FILTERS.filter((name) => filter[name] !== '')
  return set.length === 0 ? rows : rows.filter((row) => set.every((name) => TESTS[name](row, filter[name])))
}

export type FacetCounts = Record<Facet, { value: string; n: number }[]>

const FACET_NAMES = Object.keys(FACETS) as Facet[]

/**
 * How many rings each value of each facet would leave, the other filters as they are; most first. Each ring
 * is looked at once: it counts for a facet when it fails no filter, or that of the facet alone.
 */
export const facetCounts = (rows: readonly RingRow[], filter: RingFilter): FacetCounts => {
  const set = FILTERS.filter((name) => filter[name] !== '')
  const counts = new Map(FACET_NAMES.map((facet) => [facet, new Map<string, number>()]))
  for (const row of rows) {
    const failed = set.filter((name) => !TESTS[name](row, filter[name]))
    if (failed.length > 1) continue
    for (const facet of FACET_NAMES)
      if (failed.length === 0 || failed[0] === facet) count(counts.get(facet)!, FACETS[facet](row))
  }
  return Object.fromEntries(
    [...counts].map(([facet, of]) => [
      facet,
      [...of].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1)),
    ]),
  ) as FacetCounts
}

const count = (counts: Map<string, number>, values: readonly string[]): void => {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
}
