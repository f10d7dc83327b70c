const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const PLACES = ['', '十', '百', '千']

/** 1 → 一, 12 → 十二, 105 → 一百零五, 223 → 二百二十三; whole numbers from 0 to 9999. */
export const chineseNumeral = (n: number): string => {
  if (n < 10) return DIGITS[n]!
  let said = ''
  let skipped = false
  for (let place = String(n).length - 1; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) skipped = true
    else {
      said += (skipped ? '零' : '') + DIGITS[digit] + PLACES[place]
      skipped = false
    }
  }
  return n < 20 ? said.slice(1) : said
}
