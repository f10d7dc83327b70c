import { stringAt } from '../../arrays/strings.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { reportTexts as texts } from '../../texts/report.js'
import type { Text } from '../../texts/text.js'
import { EVALUATION_WORDS, INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import type { Composer } from '../composer.js'
import { lotsIn, ringsWhere } from '../facts.js'

/** 五、原因分析: what the data point to, under the four heads of the form. */
export const causesSection = (c: Composer): Block[] => {
  const thin = c.count('thinLots')
  c.book.within(c.count('lots'), thin)
  return [
    heading(1, texts.causes),
    paragraph(sentence(texts.causesCaution)),
    heading(2, texts.causeSystem),
    paragraph(evaluationCause(c)),
    heading(2, texts.causeOversight),
    paragraph(
      sentence(texts.causeOversightText, { missing: c.run.notEvaluated.length }),
      ...FAMILY_CAUSES.filter(([family]) => shows(c, family)).map(([family, text]) =>
        sentence(text, { rings: ref(c.count('rings', { family })) }),
      ),
    ),
    heading(2, texts.causeMarket),
    paragraph(
      sentence(texts.causeMarketText, {
        thin: ref(thin),
        share: ref(c.book.share(thin, c.count('lots'))),
      }),
    ),
    heading(2, texts.causeIntegrity),
    paragraph(sentence(texts.causeIntegrityText)),
  ]
}

const FAMILY_CAUSES: [string, Text][] = [
  ['document', texts.causeFiles],
  ['account', texts.causeAccounts],
  ['relation', texts.causeRelations],
]

const shows = ({ facts, period }: Composer, family: string): boolean =>
  ringsWhere(facts, { period: period.id, family }).length > 0

/** Fewer lots than this do not speak for an evaluation method. */
const ENOUGH = 5

const evaluationCause = (c: Composer): Sentence => {
  const { lots, words } = c.facts.market
  const methods = [...new Set(Array.from(lotsIn(c.facts, c.period), (lot) => lots.evaluation[lot]!))]
    .filter((word) => word >= 0)
    .map((word) => stringAt(words, word))
    .sort()
  const found = methods.map((evaluation) => {
    const all = c.count('lots', { evaluation })
    const ringLots = c.count('ringLots', { evaluation })
    c.book.within(all, ringLots)
    return { evaluation, all, ringLots, share: c.book.share(ringLots, all) }
  })
  const value = (id: string): number => c.book.figures.get(id)!.value ?? 0
  const most = found
    .filter(({ all, ringLots }) => value(all) >= ENOUGH && value(ringLots) > 0)
    .sort((x, y) => value(y.share) - value(x.share))[0]
  if (!most) return sentence(texts.causeSystemNone)
  return {
    text: texts.causeSystemText,
    params: {
      evaluation: sentence(wordIn(EVALUATION_WORDS, most.evaluation)),
      ringLots: ref(most.ringLots),
      share: ref(most.share),
    },
    unless: { hidden: most.share, say: texts.causeSystemNone },
  }
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
  const red = c.count('rings', { level: 'red' })
  const any = c.book.figures.get(c.count('rings'))!.value! > 0
  const files = shows(c, 'document') || shows(c, 'device')
  const all: (Suggestion | false)[] = [
    any && { to: texts.forPolice, sentences: [sentence(texts.suggestPolice, { red: ref(red) })] },
    any && { to: texts.forDiscipline, sentences: [sentence(texts.suggestDiscipline)] },
    any && regulators(c),
    (files || shows(c, 'account')) && {
      to: texts.forExchange,
      sentences: [
        ...(files ? [sentence(texts.suggestExchange)] : []),
        ...(shows(c, 'account') ? [sentence(texts.suggestDeposit)] : []),
      ],
    },
    {
      to: texts.forBuyers,
      sentences: [
        sentence(texts.suggestBuyers, { thin: ref(c.count('thinLots')) }),
        ...(shows(c, 'relation') ? [sentence(texts.suggestRelations)] : []),
      ],
    },
    shows(c, 'document') && { to: texts.forAgencies, sentences: [sentence(texts.suggestAgencies)] },
    c.run.notEvaluated.length > 0 && { to: texts.forData, sentences: [missingData(c)] },
  ]
  return all.filter((one) => one !== false)
}

const regulators = (c: Composer): Suggestion => {
  const { lots, words } = c.facts.market
  const counts = new Map<number, number>()
  for (const lot of lotsIn(c.facts, c.period))
    if (c.facts.ringed[lot] && lots.industry[lot]! >= 0)
      counts.set(lots.industry[lot]!, (counts.get(lots.industry[lot]!) ?? 0) + 1)
  const named =
    c.edition === 'public'
      ? [...counts].sort(([x], [y]) => x - y)
      : [...counts].sort(([x, n], [y, m]) => m - n || x - y)
  const industries = named
    .slice(0, c.edition === 'public' ? named.length : 3)
    .map(([word]) => wordIn(INDUSTRY_WORDS, stringAt(words, word))[c.lang])
  return {
    to: texts.forRegulators,
    sentences: [
      sentence(texts.suggestRegulators, {
        industry: industries.join('、') || texts.notGiven[c.lang],
        ringLots: ref(c.count('ringLots')),
      }),
    ],
  }
}

const LISTED = 6

const missingData = (c: Composer): Sentence => {
  const rules = c.run.notEvaluated
  const list = rules
    .slice(0, LISTED)
    .map(({ rule }) => `${rule} ${RULES[ruleIndex[rule]!]?.name[c.lang] ?? ''}`.trim())
    .join('、')
  const more = rules.length > LISTED ? (c.lang === 'zh' ? '等' : ' …') : ''
  return sentence(texts.suggestData, { missing: rules.length, list: list + more })
}
