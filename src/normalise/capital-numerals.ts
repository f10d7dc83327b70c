const DIGITS: Record<string, number> = {}
const put = (chars: string, value: number) => {
  for (const c of chars) DIGITS[c] = value
}
;['零〇○', '一壹弌', '二贰弍两', '三叁弎', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].forEach(put)
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const NUMERAL = /^[零〇○一壹弌二贰弍两三叁弎四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬亿億]+$/

/** Whole number written in Chinese numerals (`一百二十三`, `壹佰贰拾叁`, `三〇一`), or nothing. */
export const chineseNumber = (text: string): number | undefined => {
  if (!NUMERAL.test(text) || text.length > 40) return undefined
  if (/^[^十拾百佰千仟万萬亿億]+$/.test(text)) return Number([...text].map((c) => DIGITS[c]).join(''))
  let total = 0
  let section = 0
  let digit = -1
  for (const c of text) {
    const small = SMALL[c]
    if (small !== undefined) {
      section += (digit < 0 ? 1 : digit) * small
      digit = -1
    } else if (c in DIGITS) {
      if (digit > 0) return undefined
      digit = DIGITS[c]!
    } else {
      const big = c === '万' || c === '萬' ? 1e4 : 1e8
      const part = section + Math.max(digit, 0)
      total = big === 1e8 ? (total + part) * big : total + part * big
      section = 0
      digit = -1
    }
  }
  const number = total + section + Math.max(digit, 0)
  return Number.isSafeInteger(number) ? number : undefined
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
