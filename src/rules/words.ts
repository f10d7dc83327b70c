import type { Lang, Text } from '../texts/text.js'

/**
 * What a finding is told with: names for ids, figures as people read them (at most three significant digits).
 */
export interface Words {
  lang: Lang
  /** a text with its parameters filled in */
  text(text: Text, params?: Record<string, string | number>): string
  /** a bidder, buyer, agency or person by the name that the asker may see */
  name(id: string): string
  /** `A, B and C`; past `most` (12 unless told) it says how many there are */
  list(items: readonly string[], most?: number): string
  /** fen as yuan or 万元 */
  money(fen: number, currency?: string): string
  /** 0.123 → 12.3% */
  percent(share: number): string
  /** at most three significant digits */
  number(x: number): string
  /** `about 1 in 4,000,000`; never a power of ten with digits behind it */
  chance(p: number): string
  /** a length of time in words */
  seconds(seconds: number): string
}

/**
 * The members a finding touches, and those of the pair where it is said of a pair: ids that `name` turns into
 * names.
 */
export interface Among {
  a: string
  b: string
  members: readonly string[]
  /** lot ids */
  lots: readonly string[]
}
