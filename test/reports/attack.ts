import { earlier, parsePeriod } from '../../src/reports/period.js'
import type { Report } from '../../src/reports/report.js'
import { type Program, rangesOf, type Term } from '../support/linear-program.js'

/** A hidden number and the bounds between which an attacker can confine it. */
export interface Told {
  id: string
  low: number
  high: number
}

/** Measures that public editions may hide; they add up over time and groups, or lie between part and sum. */
const MEASURES = ['ringLots', 'rings', 'ringBidders']

/**
 * Everything that can be told of the hidden counts by somebody who has all public editions of one run (their
 * figures with shares and changes), the calendar, and the numbers of lots and bidders, which are public.
 */
export const attack = (reports: readonly Report[], known: (id: string) => number): Told[] => {
  const shown = new Map<string, number | null>()
  for (const { figures } of reports)
    for (const { id, value } of figures) shown.set(id, shown.get(id) ?? value)
  const ids = [...shown.keys()].filter((id) => MEASURES.includes(id.split('@')[0]!))
  const all = [...new Set([...ids, ...ids.flatMap(partsOf)])].sort()
  const at = new Map(all.map((id, i) => [id, i]))
  const program = programOf(all, at, shown, known)
  const ranges = rangesOf(program)
  if (!ranges) throw new Error('The published numbers contradict each other')
  return all
    .map((id, i) => ({ id, ...ranges[i]! }))
    .filter(({ id }) => shown.has(id) && shown.get(id) === null)
}

const programOf = (
  all: readonly string[],
  at: ReadonlyMap<string, number>,
  shown: ReadonlyMap<string, number | null>,
  known: (id: string) => number,
): Program => {
  const upper = all.map((id) => known(id))
  const term = (id: string, factor = 1): Term => ({ at: at.get(id)!, factor })
  const equal: Program['equal'] = []
  const atMost: Program['atMost'] = []
  for (const id of all) {
    const value = shown.get(id)
    if (value !== undefined && value !== null) equal.push({ terms: [term(id)], sum: value })
    const parts = partsOf(id)
    if (parts.length > 0 && id.startsWith('ringLots@'))
      equal.push({ terms: [term(id), ...parts.map((part) => term(part, -1))], sum: 0 })
    else if (parts.length > 0) {
      atMost.push({ terms: [term(id), ...parts.map((part) => term(part, -1))], most: 0 })
      for (const part of parts) atMost.push({ terms: [term(part), term(id, -1)], most: 0 })
    }
  }
  for (const group of ['industry', 'region'])
    for (const id of all.filter((one) => /^ringLots@\d{4}$/.test(one))) {
      const parts = all.filter((one) => one.startsWith(`${id}/${group}=`))
      if (parts.length > 0) equal.push({ terms: [term(id), ...parts.map((part) => term(part, -1))], sum: 0 })
    }
  for (const [id, value] of shown) {
    const [, name, a, b] =
      /^(share|change)\((ringLots@[^,]+|rings@[^,]+|ringBidders@[^,]+), ([^,]+)\)$/.exec(id) ?? []
    if (name === undefined || value === null) continue
    if (name === 'share') equal.push({ terms: [term(a!)], sum: value * known(a!) })
    else equal.push({ terms: [term(a!), term(b!, -1 - value)], sum: 0 })
  }
  return { upper, equal, atMost }
}

/** Months of a quarter, quarters of a half, halves of a year; none of a month or a group. */
const partsOf = (id: string): string[] => {
  const [measure, period] = id.split('@') as [string, string]
  if (period.includes('/')) return []
  const { months, year, month } = parsePeriod(period)
  const parts = { 12: 2, 6: 2, 3: 3, 1: 0 }[months]
  const size = parts === 0 ? 0 : months / parts
  return Array.from({ length: parts }, (_, i) => {
    const first = month + i * size
    if (size === 6) return `${measure}@${year}-H${i + 1}`
    if (size === 3) return `${measure}@${year}-Q${(first + 2) / 3}`
    return `${measure}@${year}-${String(first).padStart(2, '0')}`
  })
}

/** Every period of a year of which an edition can be made. */
export const periodsOf = (year: number): string[] => [
  `${year}`,
  ...[1, 2].map((n) => `${year}-H${n}`),
  ...[1, 2, 3, 4].map((n) => `${year}-Q${n}`),
  ...Array.from({ length: 12 }, (_, i) => earlier(parsePeriod(`${year}-12`), 11 - i).id),
]
