import { stringAt } from '../../arrays/strings.js'
import type { Facts } from '../facts.js'
import { type Period, parsePeriod } from '../period.js'
import type { Where } from '../query.js'

/** A count of lots with leads that some public edition of a run may print. */
export interface Cell {
  /** the figure's id: `ringLots@2025-Q4`, `ringLots@2025/industry=water` */
  id: string
  /** lots it is of: anybody may know them, lots are published by their buyers */
  lots: number
  value: number
}

/** whole = Σ parts, by index into the cells. */
export interface Sum {
  whole: number
  parts: number[]
}

export interface Lattice {
  cells: Cell[]
  sums: Sum[]
}

/**
 * Every count of lots with leads that public editions of one run may print, whatever period they are of, and
 * all sums among them: months in quarters, quarters in halves, halves in years, and industries and counties
 * in years. Industries and counties are told by the year alone, so that no two ways lead from one cell to
 * another: the sums make a forest, on which bounds are exact (`boundsOf`).
 */
export const latticeOf = (facts: Facts): Lattice => {
  const lattice: Lattice = { cells: [], sums: [] }
  if (!facts.range) return lattice
  const [from, to] = [facts.range.firstDay, facts.range.lastDay].map(yearOf) as [number, number]
  for (let year = from; year <= to; year++) addYear(facts, lattice, year)
  return lattice
}

const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear()

const addYear = (facts: Facts, lattice: Lattice, year: number): void => {
  const months = Array.from({ length: 12 }, (_, i) =>
    add(facts, lattice, { period: `${year}-${String(i + 1).padStart(2, '0')}` }),
  )
  const grouped = (parts: readonly number[], size: number, letter: 'Q' | 'H'): number[] =>
    Array.from({ length: parts.length / size }, (_, i) => {
      const whole = add(facts, lattice, { period: `${year}-${letter}${i + 1}` })
      lattice.sums.push({ whole, parts: parts.slice(i * size, (i + 1) * size) })
      return whole
    })
  const halves = grouped(grouped(months, 3, 'Q'), 2, 'H')
  const whole = add(facts, lattice, { period: `${year}` })
  lattice.sums.push({ whole, parts: halves })
  for (const key of ['industry', 'region'] as const) {
    const parts = wordsIn(facts, parsePeriod(`${year}`), key).map((word) =>
      add(facts, lattice, { period: `${year}`, [key]: word }),
    )
    if (parts.length > 0) lattice.sums.push({ whole, parts })
  }
}

const add = (facts: Facts, { cells }: Lattice, { period, ...rest }: Where): number => {
  const where = { period: period!, ...rest }
  const more = Object.entries(rest).map(([key, value]) => `/${key}=${value}`)
  const lots = facts.measure({ measure: 'lots', where })!
  const value = facts.measure({ measure: 'ringLots', where })!
  return cells.push({ id: `ringLots@${period}${more.join('')}`, lots, value }) - 1
}

/** Words of the lots of a period; '' = not given. */
const wordsIn = ({ market, byDay }: Facts, period: Period, key: 'industry' | 'region'): string[] => {
  const { lots, words } = market
  const found = new Set<number>()
  for (const lot of byDay)
    if (lots.day[lot]! >= period.firstDay && lots.day[lot]! <= period.lastDay) found.add(lots[key][lot]!)
  return [...found].map((word) => (word < 0 ? '' : stringAt(words, word))).sort()
}
