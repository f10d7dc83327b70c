import { capitalFen } from './capital-numerals.js'
import { foldTight } from './fold.js'
import { moneyProblem } from './money-forms.js'
import { counted, NEGATIVE, type Normalised, QUALITY_MARKS, UNREADABLE } from './normalised.js'
import { simplified } from './traditional.js'

const GROUPED = /^(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)(?:\.\d+)?$/
const DECIMAL = /^(\d*)(?:\.(\d*))?$/
const UNITS: Record<string, number> = {
  分: -2,
  角: -1,
  元: 0,
  百元: 2,
  千元: 3,
  万元: 4,
  十万元: 5,
  百万元: 6,
  千万元: 7,
  亿元: 8,
}
const UNIT = /(分|角|[十百千]?万?元|亿元|[十百千]?万|亿)$/
const UNIT_IN_BRACKETS = /(?<=[\d.])\((分|角|[十百千]?万?元|亿元|[十百千]?万|亿)\)$/
const CURRENCY = /^(?:人民币|rmb|cny|[¥￥])[:：]?|(?:人民币|rmb|cny)$/gi
const LARGEST = 9_007_199_254_740_991

/**
 * Amount of money in fen, exactly: `123.45`, `1,234.50`, `￥12.3万元`, `壹佰万元整`; decimal digits are
 * shifted, never multiplied as floats. What is not a whole number of fen but for the noise of binary
 * arithmetic, and what a double cannot hold exactly, is unreadable; negative amounts are a problem of their
 * own; 0 is kept and marked. The canonical text is yuan.
 */
export const money = (text: string): Normalised => {
  const fen = plainFen(text)
  if (fen < 0) return written(text)
  return isSettled(text, fen) ? counted(text, fen) : amount(fen)
}

/** Fen of digits with at most two decimals, -1 for any other text. */
const plainFen = (text: string): number => {
  if (text.length > 15) return -1
  let value = 0
  let decimals = -1
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit === -2 && decimals < 0 && i > 0) decimals = 0
    else if (digit < 0 || digit > 9 || decimals === 2) return -1
    else {
      value = value * 10 + digit
      if (decimals >= 0) decimals++
    }
  }
  if (decimals === 0) return -1
  return decimals < 0 ? value * 100 : decimals === 1 ? value * 10 : value
}

/**
 * Whether the text is the canonical one already: no leading zero, and no or two decimals that are not both
 * zero.
 */
const isSettled = (text: string, fen: number): boolean => {
  if (text.charCodeAt(0) === 48 || fen > LARGEST) return false
  const dot = text.indexOf('.')
  return dot < 0 || (dot === text.length - 3 && fen % 100 !== 0)
}

const amount = (fen: number): Normalised => {
  if (fen > LARGEST) return UNREADABLE
  return counted(yuanText(fen), fen, fen === 0 ? QUALITY_MARKS.zeroAmount : 0)
}

/** Yuan as a decimal text: `1234`, or `1234.50`. */
export const yuanText = (fen: number): string => {
  const cents = fen % 100
  const yuan = (fen - cents) / 100
  return cents === 0 ? String(yuan) : cents < 10 ? `${yuan}.0${cents}` : `${yuan}.${cents}`
}

/** An amount in words and in figures: 玖拾贰万元整（¥920000.00）, 小写：920000元 大写：玖拾贰万元整. */
const TWICE =
  /^(?:大写|小写)?:?(?<a>[^()]+?)[,;]?\(?(?:大写|小写):?(?<b>[^()]+?)\)?$|^(?<c>[^()]+)\((?<d>[^()]+)\)$/

/** What both say, where they say the same. */
const writtenTwice = (text: string): Normalised | undefined => {
  const { a, b, c, d } = TWICE.exec(text)?.groups ?? {}
  if (a === undefined && c === undefined) return undefined
  const [first, second] = [written((a ?? c)!), written((b ?? d)!)]
  return first.number === second.number && !first.problem && !second.problem ? first : UNREADABLE
}

const written = (raw: string): Normalised => {
  if (raw.length > 100) return UNREADABLE
  const tight = simplified(foldTight(raw)).replace(UNIT_IN_BRACKETS, '$1')
  const twice = /[(]|大写|小写/.test(tight) ? writtenTwice(tight) : undefined
  if (twice) return twice
  const bare = tight
    .replace(/[−﹣－]/g, '-')
    .replace(/^(?:大写|小写):?/, '')
    .replace(CURRENCY, '')
    .replace(/[整正]$/, '')
  const negative = /^-|^\(.*\)$|^负/.test(bare)
  const unsigned = bare.replace(/^[-+负]|^\(|\)$/g, '').replace(CURRENCY, '')
  const fen = digitsFen(unsigned, raw) ?? capitalFen(unsigned)
  if (fen === undefined) {
    const problem = moneyProblem(tight)
    return problem ? { ...UNREADABLE, problem } : UNREADABLE
  }
  return negative && fen > 0 ? NEGATIVE : amount(fen)
}

const digitsFen = (text: string, raw: string): number | undefined => {
  if (/\d\s+\d/.test(raw) && !/(?:^|\D)\d{1,3}(?:\s\d{3})+(?!\d)/.test(raw)) return undefined
  const unit = UNIT.exec(text)?.[0] ?? ''
  const digits = text.slice(0, text.length - unit.length)
  const plainDigits = GROUPED.test(digits) ? digits.replaceAll(',', '') : digits
  const power = UNITS[unit === '' ? '元' : /[元角分]$/.test(unit) ? unit : `${unit}元`]
  return power === undefined ? undefined : shifted(plainDigits, power + 2)
}

/**
 * digits × 10^power as an integer, or nothing where that is no whole number. Four zeros or nines behind the
 * last place are what binary arithmetic leaves of a whole one: 62049.299999999996 is 62049.30.
 */
const shifted = (digits: string, power: number): number | undefined => {
  const found = DECIMAL.exec(digits)
  if (!found || (!found[1] && !found[2])) return undefined
  const fraction = (found[2] ?? '').replace(/0+$/, '')
  const rest = fraction.slice(power)
  if (rest !== '' && !/^(?:0{4}|9{4})/.test(rest)) return undefined
  const whole = Number((found[1] ?? '') + fraction.slice(0, power).padEnd(power, '0'))
  const fen = rest.startsWith('9') ? whole + 1 : whole
  if (rest !== '' && fen === 0) return undefined
  return fen <= LARGEST ? fen : undefined
}
