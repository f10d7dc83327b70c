import { simplified } from './traditional.js'

const CHINESE_DIGITS = '〇一二三四五六七八九'
const digitOf = (c: string): string => {
  const at = CHINESE_DIGITS.indexOf(c)
  return at < 0 ? c : String(at)
}
const CHINESE_DATE =
  /^((?:民国)?)([〇一二三四五六七八九十百]{2,5}|元)年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]/

/** `二十三` and `一一五` as digits; '' where it is neither. */
const chineseDigits = (text: string): string => {
  if (text === '元') return '1'
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text)
  if (tens) return `${tens[1] ? digitOf(tens[1]) : '1'}${tens[2] ? digitOf(tens[2]) : '0'}`
  return [...text].every((c) => CHINESE_DIGITS.includes(c)) ? [...text].map(digitOf).join('') : ''
}

const inDigits = (text: string): string =>
  text.replace(CHINESE_DATE, (all, era: string, ...parts: string[]) => {
    const [year, month, day] = parts.slice(0, 3).map(chineseDigits)
    return year && month && day ? `${era}${year}年${month}月${day}日` : all
  })

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
const MONTH = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*'
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}\\.?[ ,-]+(\\d{4})(?!\\d)`, 'i')
const MONTH_DAY = new RegExp(`^${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'i')

const WEEKDAY = /[ ,]?\(?\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?\)?[ ,]*/i

/** Day and month before a year of four digits. */
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/

/**
 * A date in other words than figures from the year down, written so: `民国115年3月1日`, `二〇二六年三月一日`,
 * `1 Mar 2026`, `13/01/2026` where a number above 12 is the day, `9时整`, `9:30 AM`, a day of the week and
 * 北京时间 left out. `folded` is in one line, full-width forms made plain.
 */
export const inFigures = (folded: string): string => {
  const text = inDigits(
    simplified(folded)
      .replace(/^中华民国/, '民国')
      .replace(/^公元/, ''),
  )
    .replace(/^民国 ?(\d{1,3}|元) ?(?=[年/.-])/, (_, year: string) =>
      String(1911 + (year === '元' ? 1 : Number(year))),
    )
    .replace(/[ ,]?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?[ ,]?/, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/[ ,]?\(?北京时间\)?[ ,:]?/, ' ')
    .replace(/(\d)[.。]$/, '$1')
    .replace(/(\d ?)[—–](?= ?\d)/g, '$1-')
    .trim()
    .replace(/^(\d{4}年 ?\d{1,2}月 ?\d{1,2})号/, '$1日')
    .replace(DAY_MONTH, (_, day: string, month: string, year: string) => `${year}-${monthOf(month)}-${day}`)
    .replace(MONTH_DAY, (_, month: string, day: string, year: string) => `${year}-${monthOf(month)}-${day}`)
    .replace(YEAR_LAST, (all, a: string, _mark, b: string, year: string) => {
      const [first, second] = [Number(a), Number(b)]
      if (first > 12 || first === second) return `${year}-${b}-${a}`
      return second > 12 ? `${year}-${a}-${b}` : all
    })
    .replace(/(\d{1,2})[时点]整?$/, '$1:00')
    .replace(/(\d{1,2})[时点]半$/, '$1:30')
    .replace(/分整$/, '分')
    .replace(/(?:早上|早晨|凌晨) ?(?=\d)/, '上午')
    .replace(/(?:晚上|傍晚) ?(?=\d)/, '下午')
    .replace(/ (\d{1,2}:\d\d(?::\d\d)?) ?([ap]m)$/i, ' $2 $1')
  return text.trim()
}

/** Words that stand where a date is not known, or no longer holds: no digit among them. */
const NO_DATE =
  /终止|中止|暂停|暂缓|取消|撤销|延期|推迟|顺延|改期|流标|废标|失败|未定|待定|待通知|另行|另定|通知|未开|未公|不公|重新|重招|二次|尚未|暂未|无法|以.*为准|见.*公告|详见|cancel|postpon|suspend|terminat|to be |pending|not yet|delay|abandon|withdrawn/i

/** Whether a cell says, in place of a date, that there is none: 终止, 另行通知. */
export const saysNoDate = (folded: string): boolean => !/\d/.test(folded) && NO_DATE.test(simplified(folded))

/** Why a text that looks like a date is not read as one. */
export type DateProblem =
  | 'short_year'
  | 'era_year'
  | 'day_or_month'
  | 'bare_number'
  | 'no_day'
  | 'no_year'
  | 'no_such_day'

const NO_SUCH =
  /^\d{4} ?[年/.-] ?\d{1,2} ?[月/.-] ?\d{1,2}日?(?:[ t,]*(?:[上下]午|[ap]m)? ?\d{1,2}[:时点]\d{1,2}[:分]?(?:\d{1,2}秒?)?)?$|^\d{8}$/i

/** What is doubtful of a date that could not be read, by its form; undefined: it is none. */
export const dateProblem = (folded: string): DateProblem | undefined => {
  const text = inFigures(folded)
  if (YEAR_LAST.test(text)) return Number(YEAR_LAST.exec(text)![3]) > 12 ? 'no_such_day' : 'day_or_month'
  if (/^'?\d{2} ?[年/.-] ?\d{1,2} ?[月/.-] ?\d{1,2}(?!\d)/.test(text)) return 'short_year'
  if (/^\d{1,2}[ -][a-z]{3,9}[ -]\d{2}(?!\d)|^\d{1,2}([/.-])\d{1,2}\1\d{2}(?!\d)/i.test(text))
    return 'short_year'
  if (/^\d{3} ?[年/.-] ?\d{1,2} ?[月/.-] ?\d{1,2}(?!\d)/.test(text)) return 'era_year'
  if (/^\d{5}(?:\.\d+)?$|^\d{10}$|^\d{13}$/.test(text)) return 'bare_number'
  if (/^\d{4} ?[年/.-] ?\d{1,2} ?月?$/.test(text)) return 'no_day'
  if (/^\d{1,2} ?月 ?\d{1,2} ?[日号]/.test(text)) return 'no_year'
  return NO_SUCH.test(text) ? 'no_such_day' : undefined
}
