import { shanghaiMinute } from '../domain/day.js'
import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import { EDITION_TEXTS, type Report } from './report.js'

/** What stands before a report: who asked for it, when, which copy of how many. */
export interface Front {
  number: string
  copies: number
  requester: string
  /** ISO time, UTC */
  at: string
  /** office that issues it; '' leaves the place open */
  issuer: string
}

/** Label and text, in the order shown. */
export const frontLines = ({ edition, lang, run }: Report, front: Front): [string, string][] => [
  [say(texts.number, lang), front.number],
  [say(texts.copies, lang), String(front.copies)],
  [say(texts.edition, lang), say(EDITION_TEXTS[edition], lang)],
  [say(texts.requester, lang), front.requester],
  [say(texts.madeAt, lang), say(texts.beijingTime, lang, { at: shanghaiMinute(front.at) })],
  [say(texts.runLine, lang), run],
]
