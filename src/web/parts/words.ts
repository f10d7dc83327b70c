import { type Lang, say } from '../../texts/text.js'
import { EVALUATION_WORDS, INDUSTRY_WORDS, REGION_WORDS, wordIn } from '../../texts/words.js'

/** Words of the import format as people read them; what has no word stands as it is. */
/** A region by its code, with a township behind it (`330922/嵊山镇`), `–` for what is not known. */
export const regionWord = (code: string | null | undefined, lang: Lang): string => {
  const [county, township] = (code ?? '').split(/\/(.*)/s)
  const word = county ? say(wordIn(REGION_WORDS, county), lang) : '–'
  return township === undefined ? word : `${word} ${township || '–'}`
}
export const industryWord = (word: string | null | undefined, lang: Lang): string =>
  word ? say(wordIn(INDUSTRY_WORDS, word), lang) : '–'
export const evaluationWord = (word: string | null | undefined, lang: Lang): string =>
  word ? say(wordIn(EVALUATION_WORDS, word), lang) : '–'

/** A sentence or a button's word that the catalogue has as a part of one. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
