import { reportTexts as texts } from '../texts/report.js'
import type { Lang } from '../texts/text.js'
import { say } from '../texts/text.js'
import type { Edition } from './composer.js'
import type { Report } from './model.js'

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

export const EDITION_TEXTS = {
  internal: texts.editionInternal,
  circulation: texts.editionCirculation,
  public: texts.editionPublic,
} as const

/** 内部资料　注意保存, or what the public edition says instead. */
export const markOf = (edition: Edition, lang: Lang): string =>
  say(edition === 'public' ? texts.publicEdition : texts.internalOnly, lang)

/** Label and text, in the order shown. */
export const frontLines = ({ edition, lang, run }: Report, front: Front): [string, string][] => [
  [say(texts.number, lang), front.number],
  [say(texts.copies, lang), String(front.copies)],
  [say(texts.edition, lang), say(EDITION_TEXTS[edition], lang)],
  [say(texts.requester, lang), front.requester],
  [say(texts.madeAt, lang), say(texts.beijingTime, lang, { at: beijing(front.at) })],
  [say(texts.runLine, lang), run],
]

export const beijing = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
