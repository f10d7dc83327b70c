const DIGITS: Record<string, number> = {}
const put = (chars: string, value: number) => {
  for (const c of chars) DIGITS[c] = value
}
;['零〇○', '一壹弌', '二贰弍两', '三叁弎', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].forEach(put)
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const NUMERAL = /^[零〇○一壹弌二贰弍两三叁弎四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬亿億]+$/

/**
 * Whole number written in Chinese numerals (`一百二十三`, `壹佰贰拾叁`, `三〇一`), or nothing. Clipped speech
 * (`三万五`) is nothing: it could be read in two ways.
 */
export const chineseNumber = (text: string): number | undefined => {
  if (!NUMERAL.test(text) || text.length > 40) return undefined
  if (!UNIT.test(text)) return digitByDigit(text)
  let total = 0
  for (const part of text.split(/(?<=[亿億])/)) {
    const value = myriads(part.replace(/[亿億]$/, ''))
    if (value === undefined) return undefined
    total += /[亿億]$/.test(part) ? value * 1e8 : value
    if (/[亿億]$/.test(part) && value === 0) return undefined
  }
  return Number.isSafeInteger(total) ? total : undefined
}

const UNIT = /[十拾百佰千仟万萬亿億]/

const digitByDigit = (text: string): number | undefined => {
  const number = Number([...text].map((c) => DIGITS[c]).join(''))
  return Number.isSafeInteger(number) ? number : undefined
}

/** A number below 10^8: at most one 万. */
const myriads = (text: string): number | undefined => {
  const [high, low, more] = text.split(/[万萬]/)
  if (more !== undefined) return undefined
  if (low === undefined) return thousands(high!)
  const upper = thousands(high!)
  const lower = thousands(low)
  if (!upper || lower === undefined || (low.length === 1 && lower > 0)) return undefined
  return upper * 1e4 + lower
}

/** A number below 10^4, its units falling; a last digit follows 十, a zero or nothing. */
const thousands = (text: string): number | undefined => {
  let sum = 0
  let digit = -1
  let zero = true
  let last = 1e4
  for (const c of text) {
    const unit = SMALL[c]
    if (unit === undefined) {
      if (digit > 0) return undefined
      zero ||= DIGITS[c] === 0
      digit = DIGITS[c]!
    } else {
      if (unit >= last || (digit < 0 && unit !== 10) || digit === 0) return undefined
      sum += (digit < 0 ? 1 : digit) * unit
      last = unit
      digit = -1
      zero = false
    }
  }
  if (digit > 0 && !zero && last > 10) return undefined
  return sum + Math.max(digit, 0)
}

const SUM = /^(?:(.+?)[元圆块])?(?:零|〇)?(?:(.)角)?(?:零|〇)?(?:(.)分)?$/

/** Fen of a sum in capital numerals (`壹佰贰拾叁元肆角伍分`, `伍拾万元`), or nothing. */
export const capitalFen = (text: string): number | undefined => {
  const found = SUM.exec(/[元圆块角分]$/.test(text) ? text : `${text}元`)
  if (!found || !(found[1] || found[2] || found[3])) return undefined
  const parts = [found[1], found[2], found[3]].map((part) => (part === undefined ? 0 : chineseNumber(part)))
  const [yuan, jiao, fen] = parts
  if (yuan === undefined || jiao === undefined || fen === undefined || jiao > 9 || fen > 9) return undefined
  const sum = yuan * 100 + jiao * 10 + fen
  return Number.isSafeInteger(sum) ? sum : undefined
}
