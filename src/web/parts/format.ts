import type { Lang } from '../../texts/text.js'

/**
 * Hundredths of a yuan as 万元 with two decimals, in English as yuan, of another currency in it; a dash where
 * unknown.
 */
export const amountText = (
  fen: number | null | undefined,
  lang: Lang,
  currency: string | null = 'CNY',
): string => {
  if (fen === null || fen === undefined) return '–'
  if (currency !== 'CNY') return `${TWO_DECIMALS.format(fen / 100)} ${currency ?? ''}`.trim()
  return lang === 'zh' ? `${TWO_DECIMALS.format(fen / 1_000_000)} 万元` : `${WHOLE.format(fen / 100)} yuan`
}

/** The number alone, for columns whose head says the unit. */
export const amountNumber = (fen: number | null | undefined, lang: Lang): string =>
  amountText(fen, lang).replace(/ (万元|yuan)$/, '')

// kept: to make one costs more than to write a row of a list
const TWO_DECIMALS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const COUNT = new Intl.NumberFormat('en-US')

export const bitsText = (bits: number | null): string => (bits === null ? '–' : bits.toFixed(1))

export const countText = (n: number): string => COUNT.format(n)

/** 0.123 as `12.3%`. */
export const shareText = (share: number): string => `${(100 * share).toFixed(1)}%`

/** `2026-03-12 08:30` of an instant, in the reader's zone. */
export const momentText = (instant: string | Date): string => {
  const at = new Date(instant)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}
