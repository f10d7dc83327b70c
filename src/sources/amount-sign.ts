import { fold } from '../normalise/fold.js'

/** A currency that an amount names beside its number. */
export interface AmountSign {
  /** three letters; `$` where the sign is that of several */
  currency: string
  /** the amount without it */
  amount: string
}

const NAMED: Readonly<Record<string, string>> = {
  US$: 'USD',
  USD$: 'USD',
  HK$: 'HKD',
  A$: 'AUD',
  C$: 'CAD',
  S$: 'SGD',
  NT$: 'TWD',
  $: '$',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '₽': 'RUB',
  '₫': 'VND',
  美元: 'USD',
  美金: 'USD',
  欧元: 'EUR',
  港元: 'HKD',
  港币: 'HKD',
  日元: 'JPY',
  日圆: 'JPY',
  英镑: 'GBP',
  新台币: 'TWD',
  韩元: 'KRW',
}
const CODES = new Set(Intl.supportedValuesOf('currency'))
const SIGNS = Object.keys(NAMED)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace('$', '\\$'))
  .join('|')
const BEFORE = new RegExp(`^(${SIGNS}|[A-Z]{3})[:： ]?(?=[-(\\d.])`, 'i')
const BEHIND = new RegExp(`(?<=[\\d万亿百千)]) ?(${SIGNS}|[A-Z]{3})$`, 'i')
const OURS = new Set(['CNY', 'RMB'])

/** The currency that stands beside a number, other than ours; undefined where there is none. */
export const signOf = (cell: string): AmountSign | undefined => {
  const text = fold(cell)
  const found = BEFORE.exec(text) ?? BEHIND.exec(text)
  if (!found) return undefined
  const sign = found[1]!.toUpperCase()
  const currency = NAMED[sign] ?? sign
  if (OURS.has(currency) || (currency !== '$' && !CODES.has(currency))) return undefined
  const amount = (text.slice(0, found.index) + text.slice(found.index + found[0].length)).trim()
  return BEFORE.test(amount) || BEHIND.test(amount) ? undefined : { currency, amount }
}

/** Currencies whose sign is `$`. */
export const DOLLARS: ReadonlySet<string> = new Set(['USD', 'HKD', 'AUD', 'CAD', 'SGD', 'TWD', 'NZD', 'MOP'])
