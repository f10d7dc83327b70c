import { stringAt } from '../arrays/strings.js'
import type { Market } from './market.js'

/**
 * The currency that most lots are in, as an index of the market's words; −1 where no lot names one. Ties: the
 * lower index.
 */
export const mainCurrency = ({ lots }: Pick<Market, 'lots'>): number => {
  const counts = new Map<number, number>()
  for (const currency of lots.currency)
    if (currency >= 0) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort(([x, n], [y, m]) => m - n || x - y)[0]?.[0] ?? -1
}

/** The same as its code; `CNY` where no lot names one. */
export const currencyOf = (market: Pick<Market, 'lots' | 'words'>): string => {
  const main = mainCurrency(market)
  return main < 0 ? 'CNY' : stringAt(market.words, main)
}

/** The one currency among the words' indices, CNY where none is named; null where there are several. */
export const soleCurrency = ({ words }: Pick<Market, 'words'>, named: readonly number[]): string | null => {
  const codes = new Set(named.map((of) => (of < 0 ? 'CNY' : stringAt(words, of))))
  return codes.size > 1 ? null : ([...codes][0] ?? null)
}

/** What a lot's amounts are in. */
export const lotCurrency = ({ lots, words }: Pick<Market, 'lots' | 'words'>, lot: number): string =>
  soleCurrency({ words }, [lots.currency[lot]!])!

/** Whether a lot's amounts may be added up with those of most: what is in other currencies is not. */
export const isInMain = (market: Pick<Market, 'lots' | 'words'>): ((lot: number) => boolean) => {
  const main = currencyOf(market)
  const known = new Map<number, boolean>()
  return (lot) => {
    const of = market.lots.currency[lot]!
    const found = known.get(of) ?? lotCurrency(market, lot) === main
    known.set(of, found)
    return found
  }
}
