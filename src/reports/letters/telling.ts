import type { Words } from '../../rules/words.js'
import { namesIn, namesOfRing } from '../../telling/names.js'
import { wordsOf } from '../../telling/words.js'
import type { ListedRing } from '../facts.js'
import type { LetterContext } from './context.js'

/** What facts of a ring are told with in a letter that names firms. */
export const wordsIn = (
  { lang, facts: { market, currency } }: Pick<LetterContext, 'lang' | 'facts'>,
  { ring }: ListedRing,
): Words => wordsOf(lang, namesOfRing(ring, namesIn(market)), ring.currency ?? currency)
