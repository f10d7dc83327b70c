import type { Words } from '../rules/words.js'
import { tellingTexts as texts } from '../texts/telling.js'
import { type Lang, listText, say, type Text } from '../texts/text.js'
import { chanceText, moneyText, numberText, percentText, secondsText } from './figures.js'
import type { NameOf } from './names.js'

/** Items of a list that are told one by one, unless the caller says otherwise. */
const LISTED = 12

/**
 * What findings are told with, in one language, by one reader's names; `currency` of the market's amounts.
 */
export const wordsOf = (lang: Lang, nameOf: NameOf, currency = 'CNY'): Words => {
  const text = (of: Text, params?: Record<string, string | number>): string => say(of, lang, params)
  return {
    lang,
    text,
    name: (id) => nameOf(id) || codeText(id, lang),
    list: (items, most = LISTED) => shortList(items, most, lang),
    money: (fen, of = currency) => moneyText(fen, lang, of),
    percent: (share) => percentText(share, lang),
    number: (x) => numberText(x, lang),
    chance: (p) => chanceText(p, lang),
    seconds: (seconds) => secondsText(seconds, lang),
  }
}

const PERSON = 'person:'

/**
 * Somebody without a known name: a person by five digits of the hash that stands for them, so that two stay
 * two.
 */
const codeText = (id: string, lang: Lang): string => {
  if (!id.startsWith(PERSON)) return id
  const hash = Number.parseInt(id.slice(PERSON.length, PERSON.length + 8), 16)
  return say(texts.person, lang, { code: String(hash % 100_000).padStart(5, '0') })
}

const shortList = (items: readonly string[], most: number, lang: Lang): string => {
  const join = (some: readonly string[]): string => listText(some, lang)
  if (items.length > most) return say(texts.more, lang, { list: join(items.slice(0, most)), n: items.length })
  return items.length < 2
    ? join(items)
    : say(texts.lastOf, lang, { list: join(items.slice(0, -1)), last: items.at(-1)! })
}
