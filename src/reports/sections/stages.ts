import { RULES, ruleIndex } from '../../rules/index.js'
import { STAGES } from '../../telling/stage-facts.js'
import { reportTexts as texts } from '../../texts/report.js'
import { FAMILY_TEXTS } from '../../texts/rings.js'
import { listText } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { type Composer, refs } from '../composer.js'
import { lotFactsOn } from '../facts.js'

/** Facts about tender, evaluation and performance on the period's lots, whether rings met there or not. */
export const stageBlocks = (c: Composer): Block[] => {
  const lots = (family: string, ringed?: 'yes'): string =>
    c.count('factLots', { family, ...(ringed && { ringed }) })
  const found = rulesOn(c)
  const [tender, expert, post] = STAGES.map((family) => lots(family)) as [string, string, string]
  const [ringTender, ringExpert, ringPost] = STAGES.map((family) => lots(family, 'yes')) as [
    string,
    string,
    string,
  ]
  return [
    heading(2, texts.stages),
    paragraph(
      found.length === 0
        ? sentence(texts.stagesNone)
        : sentence(texts.stagesText, refs({ tender, expert, post, ringTender, ringExpert, ringPost })),
      ...missing(c),
    ),
    ...(found.length === 0 ? [] : [table(c, found)]),
  ]
}

/** Rules of those families that found something on the period's lots, in the order of the catalogue. */
const rulesOn = (c: Composer): string[] => {
  const rules = new Set<string>()
  for (const lot of c.lots())
    for (const family of STAGES) for (const { rule } of lotFactsOn(c.facts, lot, { family })) rules.add(rule)
  return [...rules].sort((x, y) => ruleIndex[x]! - ruleIndex[y]!)
}

const missing = ({ run, lang }: Composer): Sentence[] => {
  const names = run.notEvaluated.flatMap(({ rule }) => {
    const found = RULES[ruleIndex[rule]!]
    return found && (STAGES as readonly string[]).includes(found.family) ? [found.name[lang]] : []
  })
  return names.length === 0 ? [] : [sentence(texts.stagesMissing, { list: listText(names, lang) })]
}

const table = (c: Composer, rules: readonly string[]): Block => ({
  type: 'table',
  title: sentence(texts.tableStages),
  unit: texts.unitCount,
  columns: [
    { head: texts.stage, width: 0.18, align: 'left' },
    { head: texts.rule, width: 0.14, align: 'left' },
    { head: texts.ruleName, width: 0.36, align: 'left' },
    { head: texts.deedLots, width: 0.14, align: 'right' },
    { head: texts.ringLotsShort, width: 0.18, align: 'right' },
  ],
  rows: rules.map((rule): Part[] => [
    sentence(FAMILY_TEXTS[RULES[ruleIndex[rule]!]!.family]),
    rule,
    sentence(RULES[ruleIndex[rule]!]!.name),
    ref(c.count('factLots', { rule })),
    ref(c.count('factLots', { rule, ringed: 'yes' })),
  ]),
})
