import { FAMILIES } from '../../domain/grade.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { reportTexts as texts } from '../../texts/report.js'
import { FAMILY_TEXTS } from '../../texts/rings.js'
import type { Text } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { barChart } from '../charts/bars.js'
import { type Composer, ROLE_WORDS, refs } from '../composer.js'
import { evidenceOn, ringsWhere } from '../facts.js'

/** 二、主要特点: organisation and roles, methods, prices, regions, money. */
export const featuresSection = (c: Composer): Block[] => [
  heading(1, texts.features),
  ...organisation(c),
  ...methods(c),
  ...prices(c),
  ...regions(c),
  heading(2, texts.money),
  paragraph(sentence(texts.moneyText)),
]

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
  c.book.adds(
    rings,
    SIZES.map(([size]) => c.count('rings', { size })),
  )
  c.book.adds(memberships, ROLES.map(role))
  return [
    heading(2, texts.organisation),
    paragraph(
      sentence(
        texts.organisationText,
        refs({ rings, memberships, winners: role('winner'), covers: role('cover'), core: role('core') }),
      ),
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
  const families = FAMILIES.filter((family) => RULES.some((rule) => rule.family === family)).map(
    (family) => ({
      name: FAMILY_TEXTS[family],
      id: c.count('rings', { family }),
    }),
  )
  const value = (id: string): number => c.book.figures.get(id)!.value ?? 0
  for (const { id } of families) c.book.within(c.count('rings'), id)
  const ordered = c.edition === 'public' ? families : [...families].sort((x, y) => value(y.id) - value(x.id))
  const first = families.reduce((best, one) => (value(one.id) > value(best.id) ? one : best))
  return [
    heading(2, texts.methods),
    paragraph(
      value(first.id) === 0
        ? { text: texts.noneHere, unless: { hidden: first.id, say: texts.hiddenHere } }
        : {
            text: texts.methodsText,
            params: { name: sentence(first.name), rings: ref(first.id) },
            unless: { hidden: first.id, say: texts.hiddenHere },
          },
    ),
    {
      type: 'picture',
      title: sentence(texts.chartFamilies),
      draw: ({ lang, value: shown }) =>
        barChart(
          texts.chartFamilies[lang],
          ordered.map(({ name, id }) => ({ name: name[lang], value: shown(id) })),
        ),
    },
    rulesTable(c),
  ]
}

/**
 * Rules of the catalogue by the rings of the period that show them; in the public edition only those of five
 * or more.
 */
const rulesTable = (c: Composer): Block => {
  const value = (id: string): number => c.book.figures.get(id)!.value ?? 0
  const rows = rulesFound(c)
    .map((rule) => ({ rule, rings: c.count('rings', { rule }), lots: c.count('ringLots', { rule }) }))
    .sort((x, y) => value(y.rings) - value(x.rings) || ruleIndex[x.rule]! - ruleIndex[y.rule]!)
    .slice(0, TOP_RULES)
  for (const { rings, lots } of rows) {
    c.book.within(c.count('rings'), rings)
    c.book.within(c.count('ringLots'), lots)
  }
  const listed = c.edition === 'public' ? rows.filter(({ rings }) => value(rings) >= 5) : rows
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
    rows:
      listed.length === 0
        ? [['—', '—', '—', '—', '—']]
        : listed.map(({ rule, rings, lots }) => [
            rule,
            sentence(RULES[ruleIndex[rule]!]!.name),
            RULES[ruleIndex[rule]!]!.grade,
            ref(rings),
            ref(lots),
          ]),
    note: sentence(texts.rulesNote),
  }
}

const rulesFound = ({ facts, period }: Composer): string[] => [
  ...new Set(
    ringsWhere(facts, { period: period.id }).flatMap((ring) =>
      evidenceOn(facts, ring).map((item) => item.rule),
    ),
  ),
]

const prices = (c: Composer): Block[] => {
  const median = (measure: 'medianCv' | 'medianDiscount', ringed: 'yes' | 'no', of: string): string =>
    c.book.ask({ measure, where: { period: c.period.id, ringed } }, 'share', of)
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
  if (!RULES.some(({ family }) => family === 'price')) return sentence(texts.noPriceCatalogue)
  return ringsWhere(c.facts, { period: c.period.id, family: 'price' }).length > 0
    ? sentence(texts.priceRules)
    : sentence(texts.noPriceRules)
}

const regions = (c: Composer): Block[] => {
  const ids = {
    rings: c.count('rings'),
    crossing: c.count('regionCrossingRings'),
    ringBidders: c.count('ringBidders'),
    outside: c.count('outsideBidders'),
  }
  c.book.within(ids.rings, ids.crossing)
  c.book.within(ids.ringBidders, ids.outside)
  return [heading(2, texts.regions), paragraph(sentence(texts.regionsText, refs(ids)))]
}
