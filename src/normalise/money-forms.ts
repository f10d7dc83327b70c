/** Why an amount is not read, where its form says what it is instead. */
export type MoneyProblem =
  | 'rate'
  | 'unit_price'
  | 'approximate'
  | 'other_currency'
  | 'unit_letter'
  | 'several_amounts'

const NUMBER = /[\d一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]/
const RATE = /[%‰]|^(?:下浮|上浮|让利|折扣|优惠|降低|费率|下调)|\d折$|百分之/
const UNIT_PRICE =
  /(?:\/|每|per)(?:平方|立方|平米|㎡|米|m[²2³3]?|km|公里|吨|t|个|套|台|件|项|人|年|月|日|天|小时|次|亩|公顷|张|份|户|kg|千克|公斤|升|吨位|延米|[a-z一-鿿])/i
const ABOUT =
  /^(?:约|大约|近|不超过|不低于|至少|最多|≈|~|≤|≥|<|>|ca\.?|about)|(?:左右|上下|以内|以上|以下|余元?|多元|\+)$/i
const SEVERAL = /\d[元万]?(?:-|~|–|—|至|到|[;；、|]|\+)[¥￥]?\d/
const LETTER = /\d(?:k|m|mm|mn|b|bn|mio|million|billion|thousand)$/i
const SIGN = /[$€£₩₽₹฿₫]|[美欧日港澳加新台韩][元圆币金]|英镑|卢布|法郎|澳门元|新台币/
const CODE = /^([a-z]{3})(?=[\d.])|(?<=\d)([a-z]{3})$/i
const CODES = new Set(Intl.supportedValuesOf('currency'))

/**
 * What an amount that could not be read is by its form; `text` is without blanks; undefined: none of these.
 */
export const moneyProblem = (text: string): MoneyProblem | undefined => {
  if (!NUMBER.test(text)) return undefined
  if (RATE.test(text)) return 'rate'
  if (UNIT_PRICE.test(text)) return 'unit_price'
  if (ABOUT.test(text)) return 'approximate'
  const [, before, behind] = CODE.exec(text) ?? []
  if (SIGN.test(text) || CODES.has((before ?? behind ?? '').toUpperCase())) return 'other_currency'
  if (LETTER.test(text)) return 'unit_letter'
  return SEVERAL.test(text) ? 'several_amounts' : undefined
}
