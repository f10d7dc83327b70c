import { simplified } from '../normalise/traditional.js'

/**
 * Header cells as people write them: wrapped over lines, spaced out, starred, with a unit or a remark in
 * brackets. `投标报价（万元）`, `*投标 报价\n(单位：万元)` and `投标报价` name one column; the first two give
 * its unit.
 */

/**
 * Units that a header may give: of money, as `normalise/money.ts` reads them behind a number, and of shares.
 */
const UNITS = '元|百元|千元|万元|十万元|百万元|千万元|亿元|%|‰'
const UNIT = `(?:人民币|RMB|CNY)?(${UNITS})(?:人民币|RMB|CNY)?`
/** What stands in brackets beside remarks: 单位：万元, 万. */
const IN_BRACKETS = new RegExp(
  `^(?:单位[:：]?)?(?:人民币|RMB|CNY)?[:：/]?(${UNITS}|万|亿)(?:人民币|RMB|CNY)?$`,
  'i',
)
const BEHIND = new RegExp(`(?:[/:：,，_—-]|单位[:：]?)\\s*${UNIT}$`)
/** `投标报价万元`; 元 alone may end a word of its own */
const ATTACHED = /(百元|千元|万元|十万元|百万元|千万元|亿元)$/

/** One pair of brackets with what it holds. */
const GROUP = /[([【〔{<《]([^()[\]【】〔〕{}<>《》]*)[)\]】〕}>》]/g
const BRACKETS = /[()[\]【】〔〕{}<>《》]/g
const BETWEEN = /[,，;；、|]/
/**
 * What in brackets makes another quantity of the same name, as a price of a tonne or a year does: a remark
 * like 含税, 全称 or 18位 does not.
 */
const OTHER_THING =
  /不含|未含|(?<!含)税|修正|评审|评标|下浮|优惠|折|率|净|扣|暂列|备选|二次|最[高低]|变更|原|上期|同比|环比|[美欧日港澳加韩新台]元|[日韩]圆|美金|港币|台币|英镑|卢布|法郎|卢比|泰铢|越南盾|[$€£₽₴₩₫]|tax|corrected|rate|net|revised|thousand|million|billion|mio|10k|000|每|(?:元|万|亿|cny|rmb|yuan)\/(?!含税|人民币)/i
/** Currencies that are not ours, by their three letters. */
const OTHER_CURRENCIES = new Set(Intl.supportedValuesOf('currency').filter((code) => code !== 'CNY'))

const MARKS = /[*★☆\u200b-\u200d\u2060\ufeff"“”„'’`]/g

/**
 * A header in one line: white space folded, gone beside ideographs, where a wrap or a blank means nothing.
 */
export const oneLine = (header: string): string =>
  header
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([⺀-〿぀-ヿ㐀-鿿＀-￯]) ?/g, '$1')

/**
 * A header as names are compared: `Lot ID` and `LOT-ID` as `lot_id`, `投标 报价：` and `投標報價` as `投标报
 * 价`.
 */
export const headerKey = (header: string): string =>
  simplified(header.normalize('NFKC'))
    .replace(MARKS, '')
    .trim()
    .replace(/[\s:：;；,，、。]+$/g, '')
    .replace(/[\s_-]+/g, '_')
    .replace(/^_|_$/g, '')
    .replace(/_?([^\x00-\x7f]+)_?/g, '$1')
    .toLowerCase()

/** A key without the blanks inside: `I P` is `IP`. */
export const tightKey = (key: string): string => key.replaceAll('_', '')

export interface HeaderName {
  /** names to look for, the fullest first */
  keys: string[]
  /** the unit it gives */
  unit: string | undefined
}

/** The names under which a header may be known, and its unit. */
export const headerName = (header: string): HeaderName => {
  const plain = simplified(header.normalize('NFKC')).replace(MARKS, '').trim()
  const { tight, unit } = unitOf(plain.replace(/\s+/g, ''))
  const bare = unit === undefined ? plain : tight
  const short = bare.replace(GROUP, (group, remark: string) => (isOtherThing(remark) ? group : ''))
  const keys = [plain, bare, bare.replace(BRACKETS, ''), short, short.replace(BRACKETS, '')].map(headerKey)
  return { keys: [...new Set([...keys, ...keys.map(tightKey)])].filter((key) => key !== ''), unit }
}

const isOtherThing = (remark: string): boolean =>
  OTHER_THING.test(remark) || OTHER_CURRENCIES.has(remark.trim().toUpperCase())

/** The unit, and the header without it: in brackets, alone or among remarks, behind a stroke, or attached. */
const unitOf = (header: string): { tight: string; unit?: string } => {
  let unit: string | undefined
  const tight = header.replace(GROUP, (group, remark: string) => {
    const parts = remark.split(BETWEEN)
    const at = parts.findIndex((part) => IN_BRACKETS.test(part))
    if (at < 0 || unit !== undefined) return group
    unit = IN_BRACKETS.exec(parts[at]!)![1]!.replace(/^[万亿]$/, '$&元')
    const rest = parts.toSpliced(at, 1)
    return rest.length > 0 ? `(${rest.join()})` : ''
  })
  if (unit !== undefined) return { tight, unit }
  const found = BEHIND.exec(header) ?? ATTACHED.exec(header)
  return found ? { tight: header.slice(0, found.index), unit: found[1]! } : { tight: header }
}

/** A line below a header that gives units alone: `（万元）`, `元`, `%` beside 天 or 家. */
export const unitCell = (cell: string): string | undefined => {
  const tight = simplified(cell.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/^[([【](.*)[)\]】]$/, '$1')
  return IN_BRACKETS.exec(tight)?.[1]?.replace(/^[万亿]$/, '$&元')
}

/** `单位：万元`, `（单位：人民币元）`, `注：以上金额单位均为万元`; not `建设单位：…`. */
const ABOVE = new RegExp(
  `(?:^|[^\\p{Script=Han}])(?:以上|本表|表中|表内|所有|各项)*(?:金额|货币|报价|价格)?单位\\s*(?:[:：]|均?[为是])?\\s*(?:人民币|RMB|CNY)?[:：/]?\\s*(${UNITS}|万|亿)(?![\\p{L}\\p{N}])`,
  'iu',
)
/** `金额以万元为单位`, `以万元计`. */
const COUNTED_IN = new RegExp(`以\\s*(?:人民币)?(${UNITS})\\s*(?:为单位|计)(?!\\p{Script=Han})`, 'iu')

/** The unit of money that a line above a header gives: `单位：万元`. */
export const unitAbove = (cell: string): string | undefined => {
  const text = simplified(cell.normalize('NFKC'))
  return (ABOVE.exec(text) ?? COUNTED_IN.exec(text))?.[1]?.replace(/^[万亿]$/, '$&元')
}

/** The same of all lines above it: the first that gives one. */
export const moneyAbove = (lines: readonly (readonly string[])[]): string | undefined =>
  lines
    .flat()
    .map(unitAbove)
    .find((unit) => unit !== undefined)
