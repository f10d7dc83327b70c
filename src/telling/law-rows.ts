import type { Grade } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import { type Article, article } from '../law/index.js'
import { lawTexts } from '../texts/law.js'
import { lawSheetTexts as texts } from '../texts/law-sheet.js'
import { tellingTexts } from '../texts/telling.js'
import { clauseText, type Lang, say, type Text } from '../texts/text.js'
import { sumText } from './figures.js'
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
      ? sheet.criminal.standards.flatMap((check) => [
          row(t(texts.amountQuestion), check.article, projectText(check, lang)),
          row(t(texts.memberQuestion), check.article, membersText(check, lang)),
        ])
      : sheet.criminal.undated.length > 0
        ? []
        : [row(t(texts.amountQuestion), article('criminal-223'), t(texts.noLots))]),
    ...(sheet.criminal.undated.length > 0
      ? [
          row(
            t(texts.amountQuestion),
            article('criminal-223'),
            `${t(texts.undated)} ${sheet.criminal.undated.join('; ')}`,
          ),
        ]
      : []),
    row(t(texts.fineQuestion), article(sheet.fine.article), fineText(sheet, lang)),
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
  { article: of, inForce, applies }: LawItem['articles'][number],
  { day, grade }: LawItem,
  lang: Lang,
): string => {
  const isLead = !SPEAKING.has(grade) || (AGREEMENT.test(of.id) && grade !== '直')
  const said =
    applies === 'yes'
      ? say(isLead ? texts.leadOnly : texts.speaks, lang, { article: articleNumber(of, lang) })
      : say(applies === 'no' ? texts.speaksNot : texts.speaksUnknown, lang)
  return [
    said,
    ...(applies !== 'no' && grade === '弱' ? [say(texts.background, lang)] : []),
    ...(!inForce && day ? [say(texts.notInForce, lang, { day })] : []),
  ].join(say(tellingTexts.clause, lang))
}

/** Grades of facts that an article names by themselves; all others are leads at best. */
const SPEAKING: ReadonlySet<Grade> = new Set(['直', '视', '禁'])
/** What is collusion by agreement: nothing but a direct fact shows one. */
const AGREEMENT = /^regulation-39/

/** 第四十条第（一）项, article 40 (1). */
const articleNumber = ({ title }: Article, lang: Lang): string =>
  (lang === 'zh' ? /第[^第（]*条(?:第（.+?）项)?/ : /article \d+(?: \(\d+\))?/).exec(title[lang])?.[0] ??
  title[lang]

/** What is from memory and has to be confirmed by the authority that uses it; '' when all is checked. */
export const confirmText = ({ mark, datesMark, form }: Article, lang: Lang): string =>
  clauseText(
    [
      mark === 'M' ? lawTexts.toBeConfirmed : undefined,
      datesMark === 'M' ? lawTexts.datesToBeConfirmed : undefined,
      form === 'summary' ? lawTexts.summary : undefined,
    ].flatMap((text) => (text ? [say(text, lang)] : [])),
    lang,
  )

const sum = (fen: number | null, lang: Lang): string =>
  fen === null ? say(texts.unknownAmount, lang) : sumText(fen, lang)

const projectText = ({ standard, lots, earlier, projects, result }: StandardCheck, lang: Lang): string => {
  const { awardedFen, largestFen, unknown, atThreshold } = projects
  return [
    awardedFen === null
      ? say(texts.projectsUnknown, lang, { lots })
      : say(texts.projects, lang, {
          lots,
          sum: sum(awardedFen, lang),
          limit: sumText(standard.awardFen, lang),
          reached: atThreshold,
          largest: sum(largestFen, lang),
          result: say(texts[result], lang),
        }),
    ...(unknown > 0 && awardedFen !== null ? [say(texts.someUnknown, lang, { n: unknown })] : []),
    ...(earlier > 0 ? [say(texts.lighter, lang)] : []),
  ].join(say(tellingTexts.clause, lang))
}

const membersText = (check: StandardCheck, lang: Lang): string => {
  const { memberWins, awardedFen, largestFen, memberResult } = check
  if (memberWins === 0) return say(texts.membersNone, lang)
  if (memberWins === null || awardedFen === null) return say(texts.membersUnknown, lang)
  return say(texts.members, lang, {
    wins: memberWins,
    sum: sum(awardedFen, lang),
    largest: sum(largestFen, lang),
    result: say(texts[memberResult], lang),
  })
}

const fineText = ({ fine: { own, others, open } }: LawSheet, lang: Lang): string => {
  if (own.lots + others.lots + open === 0) return say(texts.fineNone, lang)
  const missing = own.unknown + others.unknown + open
  return [
    ...(own.lots > 0 ? [say(texts.fineOwn, lang, { lots: own.lots, sum: sum(own.awardedFen, lang) })] : []),
    ...(others.lots > 0
      ? [say(texts.fineOthers, lang, { lots: others.lots, sum: sum(others.awardedFen, lang) })]
      : []),
    ...(missing > 0 ? [say(texts.someUnknown, lang, { n: missing })] : []),
  ].join(say(tellingTexts.clause, lang))
}

const penaltyText = ({ penalties }: LawSheet, names: ReadonlyMap<string, string>, lang: Lang): string => {
  if (!penalties.evaluated) return say(texts.penaltyNoData, lang)
  if (penalties.found.length === 0) return say(texts.penaltyNone, lang)
  const list = penalties.found.map(
    ({ bidderId, day, document }) => `${names.get(bidderId)} ${day} ${document}`,
  )
  return say(texts.penaltyFound, lang, { n: list.length, list: list.join('; ') })
}
