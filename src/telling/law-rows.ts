import type { Ring } from '../domain/ring.js'
import { type Article, article } from '../law/index.js'
import { lawTexts } from '../texts/law.js'
import { lawSheetTexts as texts } from '../texts/law-sheet.js'
import { type Lang, say, type Text } from '../texts/text.js'
import type { LawItem, LawSheet, StandardCheck } from './law-sheet.js'
import { ruleName } from './rule-name.js'

/**
 * A row of the check sheet: ring, question, article, result, the article's words, what is to be confirmed.
 */
export type LawRow = [
  ring: string,
  question: string,
  article: string,
  answer: string,
  basis: string,
  confirm: string,
]

/** The sheet as people read it: facts first, then the amounts, penalties and periods. */
export const lawRows = (sheet: LawSheet, ring: Pick<Ring, 'members'>, lang: Lang): LawRow[] => {
  const t = (text: Text, params?: Record<string, string | number>): string => say(text, lang, params)
  const row = (question: string, of: Article | undefined, answer: string): LawRow => [
    sheet.ring,
    question,
    of ? t(of.title) : '',
    answer,
    of ? t(of.text) : '',
    of ? confirmText(of, lang) : '',
  ]
  const names = new Map(ring.members.map(({ bidderId, name }) => [bidderId, name || bidderId]))
  return [
    ...sheet.items.flatMap((item) =>
      item.articles.map((one) =>
        row(
          t(texts.itemQuestion, {
            item: item.item,
            rule: item.rule,
            name: ruleName(item.rule, lang),
            grade: item.grade,
          }),
          one.article,
          speaks(one, item, lang),
        ),
      ),
    ),
    ...(sheet.criminal.standards.length > 0
      ? sheet.criminal.standards.map((check) =>
          row(t(texts.amountQuestion), check.article, amountText(check, lang)),
        )
      : [row(t(texts.amountQuestion), article('criminal-223'), t(texts.noLots))]),
    ...(['notTender', 'methodUnknown'] as const).flatMap((reason) => {
      const lots = sheet.criminal.excluded.filter((one) => one.reason === reason).map(({ lot }) => lot)
      return lots.length > 0
        ? [row(t(texts.excludedQuestion), article('criminal-223'), `${t(texts[reason])} ${lots.join('; ')}`)]
        : []
    }),
    row(t(texts.penaltyQuestion), article('prosecution-68-5'), penaltyText(sheet, names, lang)),
    ...sheet.limitation.map((period) =>
      row(
        t(texts[period.what]),
        article(period.article),
        period.until === null
          ? t(texts.periodUnknown)
          : t(texts.periodAnswer, {
              from: sheet.lastDay!,
              until: period.until,
              asOf: sheet.asOf,
              state: t(period.over ? texts.over : texts.open),
            }),
      ),
    ),
  ]
}

const speaks = (
  { inForce, applies }: LawItem['articles'][number],
  { day, grade }: LawItem,
  lang: Lang,
): string => {
  const said = { yes: texts.speaks, no: texts.speaksNot, unknown: texts.speaksUnknown }[applies]
  return [
    say(said, lang),
    ...(applies !== 'no' && grade === '弱' ? [say(texts.background, lang)] : []),
    ...(!inForce && day ? [say(texts.notInForce, lang, { day })] : []),
  ].join(lang === 'zh' ? '；' : '; ')
}

/** What is from memory and has to be confirmed by the authority that uses it; '' when all is checked. */
export const confirmText = ({ mark, datesMark, form }: Article, lang: Lang): string =>
  [
    mark === 'M' ? lawTexts.toBeConfirmed : undefined,
    datesMark === 'M' ? lawTexts.datesToBeConfirmed : undefined,
    form === 'summary' ? lawTexts.summary : undefined,
  ]
    .flatMap((text) => (text ? [say(text, lang)] : []))
    .join(lang === 'zh' ? '；' : '; ')

const amountText = (
  { standard, lots, earlier, awardedFen, largestFen, result }: StandardCheck,
  lang: Lang,
): string => {
  const wan = (fen: number | null): string =>
    fen === null ? say(texts.unknownAmount, lang) : (fen / 1_000_000).toFixed(2)
  const said = say(texts.amountAnswer, lang, {
    lots,
    sum: wan(awardedFen),
    largest: wan(largestFen),
    threshold: wan(standard.awardFen),
    result: say(texts[result], lang),
  })
  return earlier > 0 ? `${said} ${say(texts.lighter, lang)}` : said
}

const penaltyText = ({ penalties }: LawSheet, names: ReadonlyMap<string, string>, lang: Lang): string => {
  if (!penalties.evaluated) return say(texts.penaltyNoData, lang)
  if (penalties.found.length === 0) return say(texts.penaltyNone, lang)
  const list = penalties.found.map(
    ({ bidderId, day, document }) => `${names.get(bidderId)} ${day} ${document}`,
  )
  return say(texts.penaltyFound, lang, { n: list.length, list: list.join('; ') })
}
