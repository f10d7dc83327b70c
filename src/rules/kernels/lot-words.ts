import { findString, stringAt } from '../../arrays/strings.js'
import { dayText, NO_DAY } from '../../domain/day.js'
import { mustTenderOn } from '../../law/index.js'
import type { Market } from '../../market/market.js'

/** Index of a word in the market's dictionary; -2 when no lot has it, so that it equals no column's -1. */
export const wordIndex = ({ words }: Market, word: string): number => {
  const found = findString(words, word)
  return found < 0 ? -2 : found
}

export const lotId = ({ lots }: Market, lot: number): string => stringAt(lots.id, lot)
export const orgId = ({ bidders }: Market, org: number): string => stringAt(bidders.id, org)
export const expertId = ({ experts }: Market, expert: number): string => stringAt(experts.id, expert)

/** What a lot is worth: its estimate, else its control price; fen, NaN = unknown. */
export const worthOf = ({ lots }: Market, lot: number): number =>
  Number.isNaN(lots.estimate[lot]!) ? lots.controlPrice[lot]! : lots.estimate[lot]!

const CATEGORIES = ['works', 'goods', 'services'] as const

/**
 * From which worth each lot had to be tendered, by its category and day (fen); undefined where either is
 * unknown.
 */
export const thresholds = (market: Market): ((lot: number) => number | undefined) => {
  const { lots } = market
  const categories = new Map(CATEGORIES.map((category) => [wordIndex(market, category), category]))
  const cny = wordIndex(market, 'CNY')
  return (lot) => {
    const category = categories.get(lots.category[lot]!)
    const day = lots.day[lot]!
    if (!category || day === NO_DAY || lots.currency[lot] !== cny) return undefined
    return mustTenderOn(dayText(day))?.fromFen[category]
  }
}

/** Rounded for a detail: two, three … decimals. */
export const rounded = (x: number, decimals = 2): number => Math.round(x * 10 ** decimals) / 10 ** decimals
