import { stringAt } from '../../arrays/strings.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { holm } from '../../stats/holm.js'
import { reportTexts as texts } from '../../texts/report.js'
import { listText, type Text } from '../../texts/text.js'
import { EVALUATION_WORDS, INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import type { Composer } from '../composer.js'
import type { Where } from '../query.js'
import { groupsOf, INDUSTRY } from './breakdown.js'
import { missingFor } from './features.js'
import { candidatesOf, chanceOf, standsOut } from './outlook.js'
import { ringCode } from './ring-table.js'
import { typicalRings } from './typical.js'

/**
 * 五、原因分析: directions for checks under the four heads of the form. A cause is named where a test bears
 * it out; nothing is found against any office.
 */
export const causesSection = (c: Composer): Block[] => [
  heading(1, texts.causes),
  paragraph(sentence(texts.causesCaution)),
  heading(2, texts.causeSystem),
  paragraph(...evaluationCauses(c)),
  heading(2, texts.causeOversight),
  paragraph(...oversight(c)),
  heading(2, texts.causeMarket),
  paragraph(market(c)),
  heading(2, texts.causeIntegrity),
  paragraph(sentence(texts.causeIntegrityText, { missing: missingFor(c, 'PUB') })),
]

const oversight = (c: Composer): Sentence[] => {
  const found = FAMILY_CAUSES.filter(([family]) => shows(c, family)).map(([family, text]) =>
    sentence(text, { rings: ref(c.count('rings', { family })) }),
  )
  return found.length > 0 ? found : [sentence(texts.causeOversightNone)]
}

const FAMILY_CAUSES: [string, Text][] = [
  ['document', texts.causeFiles],
  ['account', texts.causeAccounts],
  ['relation', texts.causeRelations],
]

const shows = (c: Composer, family: string): boolean => (c.book.value(c.count('rings', { family })) ?? 0) > 0

/** Evaluation methods whose share of lots with leads lies above the others' by test, over all methods. */
const evaluationCauses = (c: Composer): Sentence[] => {
  const { lots, words } = c.facts.market
  const methods = [...new Set(Array.from(c.lots(), (lot) => lots.evaluation[lot]!))]
    .filter((word) => word >= 0)
    .map((word) => stringAt(words, word))
    .sort()
  const counted = methods.map((evaluation) => ({
    evaluation,
    lots: c.count('lots', { evaluation }),
    ringLots: c.count('ringLots', { evaluation }),
  }))
  const p = holm(counted.map((one) => chanceOf(c, one)))
  const high = counted.filter((_, i) => standsOut({ p: p[i]! }))
  if (high.length === 0) return [sentence(texts.causeSystemNone)]
  return high.map((one) =>
    sentence(texts.causeSystemText, {
      evaluation: sentence(wordIn(EVALUATION_WORDS, one.evaluation)),
      ringLots: ref(one.ringLots),
      share: ref(c.book.share(one.ringLots, one.lots)),
    }),
  )
}

const market = (c: Composer): Sentence => {
  const thin = c.count('thinLots')
  const ringThin = c.count('thinLots', { ringed: 'yes' })
  const isMore = standsOut({ p: chanceOf(c, { lots: thin, ringLots: ringThin }) })
  return sentence(texts.causeMarketText, {
    thin: ref(thin),
    share: ref(c.book.share(thin, c.count('lots'))),
    ringThin: ref(ringThin),
    said: sentence(isMore ? texts.marketMore : texts.marketSame),
  })
}

/** 六、对策建议: for each authority what follows from what was found. */
export const suggestionsSection = (c: Composer): Block[] => [
  heading(1, texts.suggestions),
  paragraph(sentence(texts.suggestionsLead)),
  ...suggestions(c).flatMap(({ to, sentences }) => [heading(2, to), paragraph(...sentences)]),
]

interface Suggestion {
  to: Text
  sentences: Sentence[]
}

const suggestions = (c: Composer): Suggestion[] => {
  const isFound = c.rings().length > 0
  const files = shows(c, 'document') || shows(c, 'device')
  const discipline = forDiscipline(c)
  const all: (Suggestion | false)[] = [
    isFound && { to: texts.forPolice, sentences: [forPolice(c)] },
    discipline.length > 0 && { to: texts.forDiscipline, sentences: discipline },
    isFound && { to: texts.forRegulators, sentences: [forRegulators(c)] },
    (files || shows(c, 'account')) && {
      to: texts.forExchange,
      sentences: [
        ...(files ? [sentence(texts.suggestExchange)] : []),
        ...(shows(c, 'account') ? [sentence(texts.suggestDeposit)] : []),
      ],
    },
    { to: texts.forBuyers, sentences: forBuyers(c) },
    shows(c, 'document') && { to: texts.forAgencies, sentences: [sentence(texts.suggestAgencies)] },
    c.run.notEvaluated.length > 0 && { to: texts.forData, sentences: [missingData(c)] },
  ]
  return all.filter((one) => one !== false)
}

const forPolice = (c: Composer): Sentence =>
  sentence(texts.suggestPolice, {
    red: ref(c.count('rings', { level: 'red' })),
    first: listText(
      typicalRings(c).map((ring) => ringCode(c, ring)),
      c.lang,
    ),
  })

/** Buyers and agencies that stand out by test, and lots with facts about tender or evaluation. */
const forDiscipline = (c: Composer): Sentence[] => {
  const high = candidatesOf(c).filter((one) => one.kind !== 'industry' && standsOut(one))
  const lots = c.count('factLots', { family: 'expert' })
  return [
    ...(high.length > 0
      ? [
          sentence(texts.suggestDiscipline, {
            list: listText(
              high.map(({ name }) => name[c.lang]),
              c.lang,
            ),
          }),
        ]
      : []),
    ...((c.book.value(lots) ?? 0) > 0 ? [sentence(texts.suggestDisciplineFacts, { lots: ref(lots) })] : []),
  ]
}

/** The industries that have most of the lots with leads, with just their number. */
const forRegulators = (c: Composer): Sentence => {
  const value = (word: string): number => c.book.value(c.count('ringLots', { industry: word })) ?? 0
  const named = groupsOf(c, INDUSTRY)
    .filter((word) => word !== '' && value(word) > 0)
    .slice(0, 3)
  const industry = listText(
    named.map((word) => wordIn(INDUSTRY_WORDS, word)[c.lang]),
    c.lang,
  )
  if (named.length === 0)
    return sentence(texts.suggestRegulators, { industry: '', ringLots: ref(c.count('ringLots')) })
  return sentence(texts.suggestRegulators, {
    industry: sentence(texts.inIndustries, { industry }),
    ringLots: ref(c.book.sum(named.map((word) => c.count('ringLots', { industry: word } satisfies Where)))),
  })
}

const forBuyers = (c: Composer): Sentence[] => {
  const thin = c.count('thinLots')
  return [
    (c.book.value(thin) ?? 0) > 0
      ? sentence(texts.suggestBuyers, { thin: ref(thin) })
      : sentence(texts.suggestBuyersNone),
    ...(shows(c, 'relation') ? [sentence(texts.suggestRelations)] : []),
  ]
}

const LISTED = 6

const missingData = (c: Composer): Sentence => {
  const rules = c.run.notEvaluated
  const list = listText(
    rules.slice(0, LISTED).map(({ rule }) => RULES[ruleIndex[rule]!]?.name[c.lang] ?? rule),
    c.lang,
  )
  const more = rules.length > LISTED ? (c.lang === 'zh' ? '等' : ' …') : ''
  return sentence(texts.suggestData, { missing: rules.length, list: list + more })
}
