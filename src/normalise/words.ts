import { kindOf, VALUE_KINDS } from '../domain/value-kind.js'
import { fold, foldTight, lowerAscii, upperAscii } from './fold.js'
import {
  counted,
  kept,
  NEGATIVE,
  type Normalised,
  type Normaliser,
  QUALITY_MARKS,
  UNKNOWN_WORD,
  UNREADABLE,
} from './normalised.js'
import { simplified } from './traditional.js'

const table = <T>(rows: [T, string][]): Map<string, T> =>
  new Map(rows.flatMap(([value, list]) => list.split(' ').map((word) => [word, value] as const)))

const listed = (words: string): string[] => words.split(' ')

const wordOf = (text: string): string => lowerAscii(simplified(foldTight(text)))

const WHOLE = /^\d{1,9}$/
const ORDINAL = /^(?:第)?\+?(\d{1,9})(?:\.0+)?(?:名|轮|次|家|位|(?:中标|成交)?候选(?:人|供应商)?)?$/
const CHINESE = new Map([...'一二三四五六七八九十'].map((c, i) => [c, i + 1]))

/** Whole number from 0 to 999,999,999: `3`, `3.0`, `第3名`, `第二轮`, `第一中标候选人`. */
export const integer = (text: string): Normalised => {
  if (WHOLE.test(text)) return whole(Number(text))
  const word = wordOf(text.slice(0, 32))
  const found = ORDINAL.exec(word)
  if (found && text.length <= 32) return whole(Number(found[1]))
  const chinese = CHINESE.get(word.replace(/^第|(?:[名轮次家位]|(?:中标|成交)?候选(?:人|供应商)?)$/g, ''))
  if (chinese !== undefined) return whole(chinese)
  return /^[-−]\d{1,9}(?:\.0+)?$/.test(word) ? NEGATIVE : UNREADABLE
}

const whole = (n: number): Normalised => counted(String(n), n)

const FLAGS = table<0 | 1>([
  [1, '1 是 true yes y t 中标 已中标 中标人 成交 已成交 √ ✓ ✔ ☑ 1.0'],
  [0, '0 否 false no n f 未中标 未成交 落标 落选 不是 × x ✗ ✘ 0.0'],
])
const YES = counted('1', 1)
const NO = counted('0', 0)

/** Yes or no: 1/0, 是/否, true/false, yes/no, 中标/未中标, √/×. */
export const flag = (text: string): Normalised => {
  const value = text === '1' ? 1 : text === '0' ? 0 : FLAGS.get(wordOf(text))
  return value === undefined ? UNKNOWN_WORD : value === 1 ? YES : NO
}

const STATUSES = table<0 | 1 | 2>([
  [0, 'valid 有效 正常 合格 有效投标 有效标 通过 评审通过 已通过 符合 资格合格 accepted'],
  [
    1,
    'disqualified 否决 废标 无效 无效投标 无效标 否决投标 被否决 已否决 不合格 未通过 不通过 评审未通过 资格不合格 不符合 作废 按废标处理 视为无效 拒收 拒绝 逾期 逾期送达 逾期递交 逾期提交 未按时递交 未按时送达 未按时提交 未按时到达 迟到 rejected invalid',
  ],
  [2, 'withdrawn 撤回 撤销 撤标 已撤回 已撤销 已撤标 撤回投标 撤销投标 放弃投标 弃标'],
])
const STATUS_RESULTS = [counted('valid', 0), counted('disqualified', 1), counted('withdrawn', 2)] as const
/** The bid stood, and what became of it is kept as text. */
const GAVE_UP = new Set(['放弃中标', '取消中标', '取消中标资格'])

/** A stage of the evaluation, which the bid passed or did not. */
const STAGE = /^(?:初步|形式|资格|响应性|符合性|技术|商务|详细)?(?:初审|评审|审查|审核)(不|未)?(?:通过|合格)$/
/** A word and why: `无效（超限价）`, `否决：未提供业绩`. */
const WITH_REASON = /^([^\s(:,;]{1,8}) ?(?:\((.+)\)|[:,;](.+))$/
/** What a remark may not say beside a word of standing or winning. */
const TURNED = /不|未|否|无|废|撤|弃|取消|恢复|更正|改|待|拟|候选|递补|失效|有效|中标/

/** Status of a bid: 0 valid, 1 disqualified, 2 withdrawn. A remark beside the word is kept, marked. */
export const status = (text: string): Normalised => {
  const value = STATUSES.get(text) ?? STATUSES.get(wordOf(text)) ?? stageOf(wordOf(text))
  if (value !== undefined) return STATUS_RESULTS[value]
  if (GAVE_UP.has(wordOf(text))) return { ...STATUS_RESULTS[0], kept: fold(text) }
  const { word, remark } = withReason(text)
  const stands = STATUSES.get(word) ?? stageOf(word)
  if (stands === undefined || (stands === 0 ? TURNED : /恢复|更正|改|有效|中标/).test(remark))
    return UNKNOWN_WORD
  return { ...STATUS_RESULTS[stands], marks: QUALITY_MARKS.unknownWord, kept: fold(text) }
}

const stageOf = (word: string): 0 | 1 | undefined => {
  const found = STAGE.exec(word)
  return found ? (found[1] ? 1 : 0) : undefined
}

const withReason = (text: string): { word: string; remark: string } => {
  const [, word = '', inside, behind = ''] = WITH_REASON.exec(fold(text.slice(0, 256))) ?? []
  return { word: wordOf(word), remark: simplified(inside ?? behind) }
}

/** Further words for a bid that won, or did not in the end. */
const WON = table<0 | 1>([
  [1, '中标单位 中标供应商 成交人 成交供应商 得标 决标 awarded won winner'],
  [0, '不中标 未中选 未得标 未决标 流标 放弃 放弃中标 取消中标 取消中标资格 lost'],
])
const CANDIDATE =
  /^第?[一二三四五六七八九十\d]{1,3}名?(?:中标|成交|推荐|入围)?候选(?:人|供应商)?$|^(?:中标|成交|推荐|入围)?候选(?:人|供应商)?$/
/** What says something of a bid, and not whether it won. */
const OPEN = new Set(
  listed('入围 中选候选 推荐 备选 递补 候补 公示中 待公示 评审中 待评审 待定标 未定标 未评标'),
)

/**
 * Whether a bid won. A candidate has not won yet, and a bid that passed may lose: not given, kept, marked.
 * One that was rejected or withdrawn did not win.
 */
export const won = (text: string): Normalised => {
  const value = flag(text)
  if (value !== UNKNOWN_WORD) return value
  const word = wordOf(text)
  const known = WON.get(word)
  if (known !== undefined) return known === 1 ? YES : GAVE_UP.has(word) ? { ...NO, kept: fold(text) } : NO
  const stands = STATUSES.get(word)
  if (stands === 1 || stands === 2) return { ...NO, marks: QUALITY_MARKS.unknownWord, kept: fold(text) }
  if (stands === 0 || CANDIDATE.test(word) || OPEN.has(word))
    return { ...kept('', QUALITY_MARKS.unknownWord), kept: fold(text) }
  const reason = withReason(text)
  const wins = FLAGS.get(reason.word) ?? WON.get(reason.word)
  if (wins === undefined || GAVE_UP.has(reason.word) || TURNED.test(reason.remark)) return UNKNOWN_WORD
  return { ...(wins === 1 ? YES : NO), marks: QUALITY_MARKS.unknownWord, kept: fold(text) }
}

const ACCOUNT_TYPES = table<1 | 2>([
  [1, 'basic 基本 基本户 基本账户 基本存款账户'],
  [2, 'other 其他 其它 其他户 一般户 一般账户 一般存款账户 非基本户 个人 个人账户 专用户 专户 临时户'],
])

/**
 * Kind of a deposit account: 1 basic, 2 other. An unknown word says nothing of it: not given, kept, marked.
 */
export const accountType = (text: string): Normalised => {
  const value = ACCOUNT_TYPES.get(text) ?? ACCOUNT_TYPES.get(wordOf(text))
  if (value !== undefined) return counted(value === 1 ? 'basic' : 'other', value)
  return { ...kept('', QUALITY_MARKS.unknownWord), kept: fold(text) }
}

const SHARE = /^(\d{1,3}(?:\.\d{1,12})?|\.\d{1,12})(%|‰)?$/

/** Share from 0 to 1: `0.35`, `35%`. */
export const share = (text: string): Normalised => {
  if (text.length > 32) return UNREADABLE
  const bare = foldTight(text)
  const found = SHARE.exec(bare)
  if (!found) return /^[-−]/.test(bare) ? NEGATIVE : UNREADABLE
  const value = Number(found[1]) / (found[2] === '%' ? 100 : found[2] === '‰' ? 1000 : 1)
  const rounded = Math.round(value * 1e12) / 1e12
  return rounded > 1 ? UNREADABLE : counted(plainDecimal(rounded), rounded)
}

const SCORE = /^([-−])?\+?(\d{1,6}(?:\.\d{1,12})?|\.\d{1,12})分?$/

/**
 * Points of a score, to four decimals: `87.5`, `87.5分`; a deduction is negative. Rounded, half away from
 * zero.
 */
export const score = (text: string): Normalised => {
  if (text.length > 32) return UNREADABLE
  const found = SCORE.exec(foldTight(text))
  if (!found) return UNREADABLE
  const value = Math.round(Number(found[2]) * 1e4) / 1e4
  return found[1] && value !== 0
    ? counted(`-${plainDecimal(value)}`, -value)
    : counted(plainDecimal(value), value)
}

const plainDecimal = (n: number): string => {
  const text = String(n)
  return text.includes('e') ? n.toFixed(12).replace(/0+$/, '') : text
}

/**
 * Reader of a code's words. An unknown word becomes `other`, keeps its text in `kept` and is marked.
 * @param words our word by every accepted word (`Column.words`)
 */
export const codeReader = (words: Record<string, string>): Normaliser => {
  const known = new Map(Object.entries(words).map(([word, code]) => [codeKey(word), kept(code)]))
  return (text) => {
    const folded = fold(text)
    const found = known.get(text) ?? known.get(codeKey(folded))
    return found ?? { ...kept('other', QUALITY_MARKS.unknownWord), kept: folded }
  }
}

const codeKey = (word: string): string => lowerAscii(simplified(word)).replace(/[\s_-]+/g, '')

const CURRENCIES = table([
  ['CNY', '人民币 rmb cny 元 ¥ ￥ 人民币元'],
  ['USD', '美元 美金 us$ usd usdollar usdollars'],
  ['JPY', '日元 日圆 日币 円 jpy'],
  ['EUR', '欧元 € eur euro euros'],
  ['GBP', '英镑 £ gbp'],
  ['HKD', '港元 港币 hkd'],
])

/** Currency: three letters of ISO 4217, or its common name. */
export const currency = (text: string): Normalised => {
  const word = wordOf(text)
  const known = CURRENCIES.get(word)
  if (known) return kept(known)
  return /^[a-z]{3}$/.test(word) ? kept(upperAscii(word)) : UNKNOWN_WORD
}

const KINDS = table(
  VALUE_KINDS.map((kind) => [kind, `${kind.replaceAll('-', '')} ${kindOf(kind).words}`] as [string, string]),
)

/** Kind of an allow-listed value: its id or a word of its record. */
export const allowKind = (text: string): Normalised => {
  const kind = KINDS.get(wordOf(text).replace(/[_-]/g, ''))
  return kind ? kept(kind) : UNKNOWN_WORD
}
