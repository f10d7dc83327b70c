import { shanghaiMinute } from '../domain/day.js'
import { reportTexts as texts } from '../texts/report.js'
import { type Lang, say } from '../texts/text.js'
import { EDITION_TEXTS, type Report } from './report.js'

/** What stands before and behind a report: from whom, to whom, who asked for it, when, how many copies. */
export interface Front {
  number: string
  copies: number
  requester: string
  /** ISO time, UTC */
  at: string
  /** office that issues it; '' leaves the place open */
  issuer: string
  /** to whom it goes, and with copies to whom; '' leaves the place open */
  to: string
  cc: string
  /** number of the issue and who signs; '' leaves the place open */
  issue: string
  signer: string
}

/** Label and text, in the order shown; the public edition does not say who asked for it. */
export const frontLines = ({ edition, lang, run }: Report, front: Front): [string, string][] => [
  [say(texts.number, lang), front.number],
  [say(texts.copies, lang), String(front.copies)],
  [say(texts.edition, lang), say(EDITION_TEXTS[edition], lang)],
  ...(edition === 'public' ? [] : [[say(texts.requester, lang), front.requester] as [string, string]]),
  [say(texts.madeAt, lang), say(texts.beijingTime, lang, { at: shanghaiMinute(front.at) })],
  [say(texts.runLine, lang), run],
]

/** 第3期, or the place for it. */
export const issueLine = ({ issue }: Front, lang: Lang): string =>
  issue === '' ? say(texts.issueLine, lang) : say(texts.issueNumber, lang, { n: issue })

/** 主送：…, or the place for it. */
export const toLine = ({ to }: Front, lang: Lang): string =>
  `${say(texts.mainTo, lang)}${to || say(texts.toOpen, lang)}`

/** 抄送：… */
export const ccLine = ({ cc }: Front, lang: Lang): string =>
  `${say(texts.cc, lang)}${cc || say(texts.toOpen, lang)}`

export const signerLine = ({ signer }: Front, lang: Lang): string =>
  `${say(texts.signer, lang)}${signer || say(texts.toOpen, lang)}`

/** 2026年1月5日, the day of Shanghai on which it was made. */
export const dateLine = ({ at }: Front, lang: Lang): string => {
  const [year, month, day] = shanghaiMinute(at).slice(0, 10).split('-').map(Number) as [
    number,
    number,
    number,
  ]
  return say(texts.signDate, lang, { year, month, day })
}

/** How and by whom the file was made, in a line. */
export const madeLine = ({ edition, lang, run }: Report, { number, requester, at }: Front): string =>
  say(texts.madeBy, lang, {
    number,
    edition: say(EDITION_TEXTS[edition], lang),
    run,
    at: say(texts.beijingTime, lang, { at: shanghaiMinute(at) }),
    by: edition === 'public' ? '' : say(texts.madeByWho, lang, { who: requester }),
  })

/** 附件：1.… 2.… as listed before the signature; '' without an annex. */
export const annexLines = (report: Report): string[] =>
  report.blocks
    .flatMap((block) => (block.type === 'annex' ? [block.title] : []))
    .map((title, i) => say(texts.annexItem, report.lang, { n: i + 1, title }))
