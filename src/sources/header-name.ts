/**
 * Header cells as people write them: wrapped over lines, spaced out, starred, with a unit or a remark in
 * brackets. `投标报价（万元）`, `*投标 报价\n(单位：万元)` and `投标报价` name one column; the first two give
 * its unit.
 */

/**
 * Units that a header may give: of money, as `normalise/money.ts` reads them behind a number, and of shares.
 */
const UNIT = '(?:人民币)?(元|百元|千元|万元|十万元|百万元|千万元|亿元|%|‰)(?:人民币)?'
const IN_BRACKETS = new RegExp(`[(\\[【〔{<《]\\s*(?:单位[:：]?\\s*)?${UNIT}\\s*[)\\]】〕}>》]`)
const BEHIND = new RegExp(`(?:[/:：,，_—-]|单位[:：]?)\\s*${UNIT}$`)
/** `投标报价万元`; 元 alone may end a word of its own */
const ATTACHED = /(百元|千元|万元|十万元|百万元|千万元|亿元)$/

/** One pair of brackets with what it holds. */
const GROUP = /[([【〔{<《][^()[\]【】〔〕{}<>《》]*[)\]】〕}>》]/g
const BRACKETS = /[()[\]【】〔〕{}<>《》]/g
/** What in brackets makes another quantity of the same name: a remark like 全称, 必填 or 18位 does not. */
const OTHER_THING =
  /税|修正|评审|评标|下浮|优惠|折|率|净|扣|暂列|备选|二次|最[高低]|变更|原|上期|同比|环比|usd|eur|jpy|hkd|gbp|美元|欧元|日元|港元|tax|corrected|rate|net|revised/i

const MARKS = /[*★☆\u200b-\u200d\u2060\ufeff"“”„'’`]/g

/**
 * A header in one line: white space folded, gone beside ideographs, where a wrap or a blank means nothing.
 */
export const oneLine = (header: string): string =>
  header
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([⺀-〿぀-ヿ㐀-鿿＀-￯]) ?/g, '$1')

/** A header as names are compared: `Lot ID` and `LOT-ID` as `lot_id`, `投标 报价：` as `投标报价`. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
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
  const plain = header.normalize('NFKC').replace(MARKS, '').trim()
  const tight = plain.replace(/\s+/g, '')
  const found = IN_BRACKETS.exec(tight) ?? BEHIND.exec(tight) ?? ATTACHED.exec(tight)
  const unit = found?.[1]
  const bare = found ? tight.slice(0, found.index) + tight.slice(found.index + found[0].length) : plain
  const short = bare.replace(GROUP, (group) => (OTHER_THING.test(group) ? group : ''))
  const keys = [plain, bare, bare.replace(BRACKETS, ''), short, short.replace(BRACKETS, '')].map(headerKey)
  return { keys: [...new Set([...keys, ...keys.map(tightKey)])].filter((key) => key !== ''), unit }
}
