import { CURRENCY_WORDS, SCALES, tellingTexts as texts } from '../texts/telling.js'
import { type Lang, say } from '../texts/text.js'

/** Significant digits of a told figure at most. */
const DIGITS = 3
/** Chances below it are only said to be less: nothing known of a market tells them apart. */
const RAREST = 1e-12
/** A chance above it is no rarity: said as a share. */
const COMMON = 0.4

const short = (x: number, digits = DIGITS): number => Number(x.toPrecision(digits))

/** `0.0123`, `1,930`; in Chinese without marks between thousands. */
export const numberText = (x: number, lang: Lang): string =>
  short(x).toLocaleString('en-US', { maximumSignificantDigits: DIGITS, useGrouping: lang === 'en' })

/** `171万`, `1.71 million`. */
export const roundText = (x: number, lang: Lang): string => {
  const rounded = short(x)
  const [size, word] = SCALES[lang].find(([least]) => Math.abs(rounded) >= least) ?? [1, '']
  return numberText(rounded / size, lang) + word
}

/** Hundredths of the currency's unit as `171万元`, `1.71 million yuan`. */
export const moneyText = (fen: number, lang: Lang, currency = 'CNY'): string =>
  roundText(fen / 100, lang) + (CURRENCY_WORDS[currency]?.[lang] ?? ` ${currency}`)

/**
 * Hundredths to the cent with what they are in: `466.60 万元` of yuan in Chinese, else `4,666,000.00 CNY`.
 */
export const amountText = (fen: number, lang: Lang, currency: string | null = 'CNY'): string => {
  if (lang === 'zh' && currency === 'CNY') return `${(fen / WAN).toFixed(2)} 万元`
  const whole = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return currency === null ? whole : `${whole} ${currency}`
}

/** Fen as papers write sums: `1.99亿元`, `466.60万元`, `400万元`, `4,666,000.00 yuan`. */
export const sumText = (fen: number, lang: Lang): string => {
  if (lang === 'en') return `${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })} yuan`
  return fen >= YI ? `${decimals(fen / YI)}亿元` : `${decimals(fen / WAN)}万元`
}
/** Two decimals, or none where there is nothing behind the point. */
const decimals = (x: number): string => x.toFixed(2).replace(/\.00$/, '')
const WAN = 1_000_000
const YI = 1e10

/** 0.123 → `12.3%`; never more than one decimal. */
export const percentText = (share: number, lang: Lang): string => {
  const points = Math.round(short(share * 100) * 10) / 10
  if (points === 0 && share > 0) return say(texts.lessThan, lang, { n: '0.1%' })
  return `${numberText(points, lang)}%`
}

/** `约400万分之一`, `about 1 in 4 million`: a chance between 0 and 1 as one in so many, to two digits. */
export const chanceText = (p: number, lang: Lang): string => {
  if (p < RAREST) return say(texts.chanceLess, lang, { n: roundText(1 / RAREST, lang) })
  if (p > COMMON) return say(texts.chanceShare, lang, { share: percentText(p, lang) })
  const n = Math.round(short(1 / p, 2))
  return say(texts.chance, lang, { n: roundText(n, lang) })
}

/** A length of time in the unit in which it has two digits or three. */
export const secondsText = (seconds: number, lang: Lang): string => {
  const [text, size] =
    seconds < 120
      ? [texts.seconds, 1]
      : seconds < 7200
        ? [texts.minutes, 60]
        : seconds < 172_800
          ? [texts.hours, 3600]
          : [texts.days, 86_400]
  const n = size === 1 ? Math.round(seconds * 10) / 10 : Math.round(seconds / size)
  return n === 1 ? say(texts.oneSecond, lang) : say(text, lang, { n: numberText(n, lang) })
}

/** `82.4%`; belief is never told as certain: `99.9%以上`, `above 99.9%`. */
export const beliefText = (p: number, lang: Lang): string => {
  if (p > 0.999) return lang === 'zh' ? '99.9%以上' : 'above 99.9%'
  if (p < 0.001) return lang === 'zh' ? '不到0.1%' : 'below 0.1%'
  return `${(100 * p).toFixed(1)}%`
}
