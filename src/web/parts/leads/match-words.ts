import { leadListTexts, orderTexts as texts } from '../../../texts/console-leads.js'
import { lookUpTexts } from '../../../texts/console-market.js'
import { LEVEL_TEXTS } from '../../../texts/rings.js'
import { clauseText, listText, say, type Text } from '../../../texts/text.js'
import { INDUSTRY_WORDS, METHOD_WORDS, wordIn } from '../../../texts/words.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { amountText } from '../format.js'

type Match = Schemas['RouteList']['data'][number]['match']

const MATCH_WORDS: Readonly<Record<string, Text>> = {
  ...INDUSTRY_WORDS,
  ...METHOD_WORDS,
  ...texts.domains,
  ...LEVEL_TEXTS,
}

/** What a lead must have for a row, in words where there are some. */
export const useMatchWords = (): ((of: { match: Match }) => string) => {
  const { t, lang } = useLanguage()
  const wordOf = (word: string): string => say(wordIn(MATCH_WORDS, word), lang)
  const names: Readonly<Record<string, Text>> = texts.matches
  const nameOf = (name: string): string => (names[name] ? t(names[name]) : name)
  return ({ match }) => {
    const { industry, minAmountFen, keyProject, ...rest } = match
    const said = [
      industry && `${t(lookUpTexts.industry)}: ${listText(industry.map(wordOf), lang)}`,
      minAmountFen !== undefined && t(texts.atLeast, { n: amountText(minAmountFen, lang) }),
      keyProject !== undefined && t(leadListTexts.keyProject),
      ...Object.entries(rest).map(([name, value]) =>
        value === true
          ? nameOf(name)
          : `${nameOf(name)}: ${Array.isArray(value) ? listText(value.map(wordOf), lang) : String(value)}`,
      ),
    ]
    return clauseText(said, lang) || t(texts.everything)
  }
}
