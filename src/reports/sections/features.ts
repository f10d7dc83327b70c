import { FAMILIES } from '../../domain/grade.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { gapsText } from '../../telling/gaps.js'
import { STAGES } from '../../telling/stage-facts.js'
import { reportTexts as texts } from '../../texts/report.js'
import { FAMILY_TEXTS } from '../../texts/rings.js'
import { listText, say, type Text } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { barChart } from '../charts/bars.js'
import { type Composer, ROLE_WORDS, refs } from '../composer.js'
import { evidenceOn } from '../facts.js'
import { stageBlocks } from './stages.js'

/** 二、主要特点: organisation and roles, methods, prices, regions, stages of the tender, money. */
export const featuresSection = (c: Composer): Block[] => [
  heading(1, texts.features),
  ...organisation(c),
  ...methods(c),
  ...prices(c),
  ...regions(c),
  ...stageBlocks(c),
  heading(2, texts.money),
  paragraph(sentence(texts.moneyText, { missing: missingFor(c, 'account') })),
]

/** Which rules of a family or group of ids were not evaluated and for want of what; '' where all were. */
export const missingFor = ({ run, lang }: Composer, of: string): Part => {
  const gaps = run.notEvaluated.filter(
    ({ rule }) => RULES[ruleIndex[rule]!]?.family === of || rule.startsWith(`${of}-`),
  )
  if (gaps.length === 0) return ''
  return sentence(texts.notEvaluatedText, {
    rules: listText(
      gaps.map(({ rule }) => RULES[ruleIndex[rule]!]!.name[lang]),
      lang,
    ),
    missing: gapsText([...new Set(gaps.flatMap((gap) => gap.missing))], lang),
  })
}

const SIZES: [string, Text][] = [
  ['2-2', texts.size2],
  ['3-3', texts.size3],
  ['4-5', texts.size4],
  ['6-999999', texts.size6],
]
const ROLES = ['winner', 'cover', 'core', 'bridge', 'edge'] as const

const organisation = (c: Composer): Block[] => {
  const rings = c.count('rings')
  const memberships = c.count('memberships')
  const role = (of: string): string => c.count('memberships', { role: of })
  const core = c.book.sum([role('core'), role('bridge')])
  return [
    heading(2, texts.organisation),
    paragraph(
      sentence(texts.organisationText, {
        ...refs({ rings, memberships, winners: role('winner'), covers: role('cover') }),
        core: (c.book.value(core) ?? 0) > 0 ? sentence(texts.organisationCore, { core: ref(core) }) : '',
      }),
    ),
    pairTable(texts.tableSize, texts.size, texts.ringsShort, [
      ...SIZES.map(([size, name]): [Text, string] => [name, c.count('rings', { size })]),
      [texts.total, rings],
    ]),
    pairTable(texts.tableRoles, texts.role, texts.memberships, [
      ...ROLES.map((of): [Text, string] => [ROLE_WORDS[of], role(of)]),
      [texts.total, memberships],
    ]),
  ]
}

const pairTable = (title: Text, name: Text, value: Text, rows: [Text, string][]): Block => ({
  type: 'table',
  title: sentence(title),
  unit: texts.unitCount,
  columns: [
    { head: name, width: 0.7, align: 'left' },
    { head: value, width: 0.3, align: 'right' },
  ],
  rows: rows.map(([text, id]) => [sentence(text), ref(id)]),
})

const TOP_RULES = 10

const methods = (c: Composer): Block[] => {
  const families = FAMILIES.filter(
    (family) =>
      !(STAGES as readonly string[]).includes(family) && RULES.some((rule) => rule.family === family),
  ).map((family) => ({ name: FAMILY_TEXTS[family], id: c.count('rings', { family }) }))
  const value = (id: string): number => c.book.value(id) ?? 0
  const ordered = [...families].sort((x, y) => value(y.id) - value(x.id))
  return [
    heading(2, texts.methods),
    paragraph(methodsSentence(c, ordered)),
    ...(rulesFound(c).length > 0 ? [rulesTable(c)] : []),
    {
      type: 'picture',
      title: sentence(texts.chartFamilies),
      draw: ({ lang, value: shown }) =>
        barChart(
          texts.chartFamilies[lang],
          ordered.map(({ name, id }) => ({ name: name[lang], value: shown(id) })),
          texts.axisRings[lang],
        ),
    },
  ]
}

/** 以……为主: the first classes, ties named together; then the next two. */
const methodsSentence = (c: Composer, ordered: readonly { name: Text; id: string }[]): Sentence => {
  const value = (id: string): number => c.book.value(id) ?? 0
  const most = value(ordered[0]!.id)
  if (most === 0) return sentence(texts.noneHere)
  const first = ordered.filter(({ id }) => value(id) === most)
  const then = ordered.slice(first.length, first.length + 2).filter(({ id }) => value(id) > 0)
  const list = then.map(({ name, id }) =>
    say(texts.methodsOne, c.lang, { name: name[c.lang], rings: value(id) }),
  )
  return sentence(texts.methodsText, {
    name: listText(
      first.map(({ name }) => name[c.lang]),
      c.lang,
    ),
    rings: ref(first[0]!.id),
    others: list.length === 0 ? '' : sentence(texts.methodsOthers, { list: listText(list, c.lang) }),
  })
}

/** Rules of the catalogue by the rings of the period that show them. */
const rulesTable = (c: Composer): Block => {
  const value = (id: string): number => c.book.value(id) ?? 0
  const rows = rulesFound(c)
    .map((rule) => ({ rule, rings: c.count('rings', { rule }), lots: c.count('ringLots', { rule }) }))
    .sort((x, y) => value(y.rings) - value(x.rings) || ruleIndex[x.rule]! - ruleIndex[y.rule]!)
    .slice(0, TOP_RULES)
  return {
    type: 'table',
    title: sentence(texts.tableRules),
    unit: texts.unitCount,
    columns: [
      { head: texts.rule, width: 0.14, align: 'left' },
      { head: texts.ruleName, width: 0.36, align: 'left' },
      { head: texts.ruleGrade, width: 0.13, align: 'centre' },
      { head: texts.ruleRings, width: 0.18, align: 'right' },
      { head: texts.ruleLots, width: 0.19, align: 'right' },
    ],
    rows: rows.map(({ rule, rings, lots }) => [
      rule,
      sentence(RULES[ruleIndex[rule]!]!.name),
      RULES[ruleIndex[rule]!]!.grade,
      ref(rings),
      ref(lots),
    ]),
    note: sentence(texts.rulesNote),
  }
}

const rulesFound = (c: Composer): string[] => [
  ...new Set(c.rings().flatMap((ring) => evidenceOn(c.facts, ring).map((item) => item.rule))),
]

const prices = (c: Composer): Block[] => {
  const median = (measure: 'medianCv' | 'medianDiscount', ringed: 'yes' | 'no', of: string): string =>
    c.book.ask({ measure, where: c.where({ ringed }) }, 'share', of)
  const row = (ringed: 'yes' | 'no') => {
    const priced = c.count('pricedLots', { ringed })
    const discounts = c.count('discountLots', { ringed })
    return {
      priced,
      cv: median('medianCv', ringed, priced),
      discounts,
      discount: median('medianDiscount', ringed, discounts),
    }
  }
  const [ringed, other] = [row('yes'), row('no')]
  const line = (name: Text, { priced, cv, discounts, discount }: typeof ringed): Part[] => [
    sentence(name),
    ...[priced, cv, discounts, discount].map((id) => ref(id)),
  ]
  return [
    heading(2, texts.prices),
    paragraph(
      sentence(
        texts.pricesText,
        refs({ ringPriced: ringed.priced, ringCv: ringed.cv, otherPriced: other.priced, otherCv: other.cv }),
      ),
      sentence(texts.pricesCaution),
      priceRules(c),
    ),
    {
      type: 'table',
      title: sentence(texts.tablePrices),
      columns: [
        { head: texts.group, width: 0.22, align: 'left' },
        { head: texts.priced, width: 0.18, align: 'right' },
        { head: texts.medianCv, width: 0.21, align: 'right' },
        { head: texts.discountLots, width: 0.18, align: 'right' },
        { head: texts.medianDiscount, width: 0.21, align: 'right' },
      ],
      rows: [line(texts.groupRinged, ringed), line(texts.groupOther, other)],
    },
  ]
}

const priceRules = (c: Composer): Sentence => {
  const rings = c.count('rings', { family: 'price' })
  return c.book.value(rings) === 0
    ? sentence(texts.noPriceRules)
    : sentence(texts.priceRules, { rings: ref(rings) })
}

const regions = (c: Composer): Block[] => {
  const ids = {
    rings: c.count('rings'),
    crossing: c.count('regionCrossingRings'),
    ringBidders: c.count('ringBidders'),
    outside: c.count('outsideBidders'),
  }
  return [heading(2, texts.regions), paragraph(sentence(texts.regionsText, refs(ids)))]
}
