import type { ColumnRule } from './mapping.js'
import { formatOf, isoDate, readDate } from './mapping-date.js'

/** A value that the rule cannot read, as it stands in the input. */
export class Unreadable {
  constructor(
    readonly value: string,
    readonly detail: string,
  ) {}
}

/** A value that would be longer than a cell may be. */
export class TooLong {}

/** One cell of ours from a row of the input, which begins on `line` of its file. */
export type CellMaker = (cell: (column: string) => string, line: number) => string | Unreadable | TooLong

const NOT_GIVEN = /^(?:[-—–/\\\s]*|无|暂无|null|none|n\/?a|详见公告)$/i

/**
 * What is said of a row outside it: its file's and sheet's names, without extension; '' where there is no
 * sheet.
 */
export interface Named {
  file: string
  sheet: string
  /** what the lines above its header give beside a name; '' where they do not */
  above(name: string): string
}

/**
 * A column rule as a function, whose values are no longer than `most`: take, strip, cut, translate, read as
 * number or date, then dress with prefix and suffix.
 */
export const cellMaker = (rule: ColumnRule, named: Named, most = Number.POSITIVE_INFINITY): CellMaker => {
  const take = taker(rule, named, most)
  const change = [
    stripper(rule),
    splitter(rule),
    translator(rule),
    numberReader(rule),
    dateReader(rule),
  ].filter((step) => step !== undefined)
  const { prefix = '', suffix = '' } = rule
  return (cell, line) => {
    let value = take(cell, line)
    for (const step of change) {
      if (typeof value !== 'string') return value
      value = step(value)
    }
    return typeof value !== 'string' || value === '' ? value : prefix + value + suffix
  }
}

type Step = (value: string) => string | Unreadable

const taker = (rule: ColumnRule, { file, sheet, above }: Named, most: number): CellMaker => {
  const { from, join, first, constant, parts } = rule
  if (from !== undefined && rule.fillDown) return fillingDown(from)
  if (from !== undefined) return (cell) => cell(from).trim()
  if (join)
    return (cell) =>
      joined(
        join.map((column) => cell(column).trim()),
        rule,
        most,
      )
  if (first)
    return (cell) => first.map((column) => cell(column).trim()).find((text) => !NOT_GIVEN.test(text)) ?? ''
  if (parts) return (cell) => fromParts(parts, cell, rule.addYears)
  if (rule.line) return (_, line) => String(line)
  if (rule.file) return () => file
  if (rule.sheet) return () => sheet
  if (rule.above !== undefined) {
    const value = above(rule.above)
    return () => value
  }
  return () => constant ?? ''
}

/** A blank cell has the value of the last one above that has any, as in a table that was merged once. */
const fillingDown = (from: string): CellMaker => {
  let last = ''
  return (cell) => {
    const own = cell(from).trim()
    if (own !== '') last = own
    return last
  }
}

/** An id with a part missing is no id, unless blanks are said to be meant. */
const joined = (
  parts: string[],
  { with: mark = '-', blanks }: ColumnRule,
  most: number,
): string | TooLong => {
  if (!blanks && parts.includes('')) return ''
  const length = parts.reduce((sum, part) => sum + part.length + mark.length, 0)
  return length > most ? new TooLong() : parts.join(mark)
}

const fromParts = (
  parts: NonNullable<ColumnRule['parts']>,
  cell: (column: string) => string,
  addYears?: number,
): string | Unreadable => {
  const given = Object.entries(parts).map(([part, column]) => [part, cell(column).trim()] as const)
  if (given.every(([, value]) => NOT_GIVEN.test(value))) return ''
  const numbers = Object.fromEntries(
    given.map(([part, value]) => [part, value === '' ? Number.NaN : Number(value)]),
  )
  return isoDate(numbers, addYears) ?? new Unreadable(given.map(([, value]) => value).join(' '), 'no date')
}

/** Takes a text off in front, the first of them that stands there: `AMD` of `AMD267,254`. */
const stripper = ({ strip }: ColumnRule): Step | undefined =>
  strip &&
  ((value) => {
    const found = strip.find((text) => text !== '' && value.startsWith(text))
    return found === undefined ? value : value.slice(found.length).trim()
  })

const splitter = ({ split }: ColumnRule): Step | undefined =>
  split && ((value) => value.split(split.by)[split.take - 1]?.trim() ?? '')

const translator = ({ values, otherwise }: ColumnRule): Step | undefined => {
  if (!values) return undefined
  const table = new Map(Object.entries(values))
  return (value) => table.get(value) ?? otherwise ?? value
}

const numberReader = ({ decimal, thousands, scale, round }: ColumnRule): Step | undefined => {
  if (decimal === undefined && thousands === undefined && scale === undefined && round === undefined)
    return undefined
  return (value) => {
    if (NOT_GIVEN.test(value)) return value
    let plain = thousands === undefined ? value : value.replaceAll(thousands, '')
    if (decimal === ',') plain = plain.replace(',', '.')
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(plain)) return new Unreadable(value, 'no number')
    return scaled(plain, scale ?? 1, round)
  }
}

/**
 * Without `round` the product keeps 15 digits: a float's last digits are noise of its printing, not money.
 */
const scaled = (plain: string, scale: number, round: number | undefined): string => {
  if (scale === 1 && round === undefined) return plain
  const product = Number((Number(plain) * scale).toPrecision(15))
  if (round !== undefined) return product.toFixed(round)
  return product.toFixed(10).replace(/\.?0+$/, '')
}

const dateReader = ({ date, addYears }: ColumnRule): Step | undefined => {
  const format = date === undefined ? undefined : formatOf(date)
  if (!format) return undefined
  return (value) => {
    if (NOT_GIVEN.test(value)) return value
    return readDate(value, format, addYears) ?? new Unreadable(value, `no date of the form ${date}`)
  }
}
