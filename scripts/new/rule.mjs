import { readdirSync } from 'node:fs'

/**
 * Folder and family of the rules whose ids begin with these letters (src/rules/discover.ts, domain/grade.ts).
 */
const FAMILIES = {
  HW: ['device', 'device'],
  DOC: ['document', 'document'],
  ACC: ['account', 'account'],
  REL: ['relation', 'relation'],
  PRC: ['price', 'price'],
  NET: ['network', 'network'],
  TND: ['tender', 'tender'],
  EXP: ['expert', 'expert'],
  POST: ['post', 'post'],
}

const ruleText = (id, family) => `import { z } from 'zod'
import { t } from '../../texts/text.js'
import { rule } from '../rule.js'

/** What a fact of this rule holds and \`tell\` reads: figures and words, ids, never names of persons. */
interface Detail {
  bids: number
}

const TOLD = t('该标段共{bids}份投标', '{bids} bids on the lot')

/** Name (${id}): the question in plain words, when the rule is silent, the paper or case it rests on. */
export default rule({
  id: '${id}',
  family: '${family}',
  grade: '线',
  law: [],
  formula: 'bids of the lot ≤ most',
  texts: {
    name: t('规则名称', 'name of the rule'),
    question: t('用一句话写出要问的问题?', 'What does the rule ask, in one plain sentence?'),
    silentWhen: t('数据不足时不出声', 'silent without the data it needs'),
    exemptions: [],
  },
  why: t('为何可疑，写给不熟悉招投标的人。', 'Why it is a red flag, for people who do not know the trade.'),
  example: t('甲、乙、丙同投一个标段：出线索。', 'A, B and C bid on one lot: a lead.'),
  settings: { most: z.number().int().min(0).default(0) },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market: { lots, bids } }, { most }) =>
        Array.from({ length: lots.count }, (_, lot) => ({
          lot,
          grade: '线' as const,
          bidders: [],
          detail: { bids: bids.lotOffsets[lot + 1]! - bids.lotOffsets[lot]! },
        })).filter(({ detail }) => detail.bids <= most),
      tell: ({ bids }, _, words) => words.text(TOLD, { bids }),
    }),
  ],
})
`

const fixtureText = (id) => `import type { Fixture } from '../fixture.js'

export default [
  {
    rule: '${id}',
    claim: 'a hit: write here what makes the rule speak',
    market: { bids: [{ lot: 'L1', bidder: 'A', amount: 100 }] },
    lotFlags: [{ lot: 'L1', bidders: [], detail: { bids: 1 } }],
  },
  {
    rule: '${id}',
    claim: 'a near miss stays silent',
    market: {
      bids: [
        { lot: 'L1', bidder: 'A', amount: 100 },
        { lot: 'L1', bidder: 'B', amount: 101 },
      ],
    },
    lotFlags: [],
  },
] satisfies Fixture[]
`

/**
 * \`new-rule PRC-14 [name]\`: a rule that asks about lots, and a fixture that fails until both say the same.
 */
export const newRule = ([id, name = 'name']) => {
  const [, letters, number] = /^([A-Z]+)-(\d\d)$/.exec(id ?? '') ?? []
  const [folder, family] = FAMILIES[letters] ?? []
  if (!folder)
    return `Cannot make the rule "${id}": an id is ${Object.keys(FAMILIES).join(', ')} and two digits, as in PRC-14`
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    return `Cannot make the rule ${id}: its name "${name}" is not in lower case with hyphens`
  const stem = `${letters.toLowerCase()}-${number}`
  const taken = readdirSync('src/rules', { recursive: true }).find((path) => path.includes(`${stem}-`))
  if (taken) return `Cannot make the rule ${id}: src/rules/${taken} is there already`
  const [file, fixture] = [
    `src/rules/${folder}/${stem}-${name}.ts`,
    `test/rules/fixtures/${folder}/${stem}.ts`,
  ]
  return {
    files: { [file]: ruleText(id, family), [fixture]: fixtureText(id) },
    next: [
      `Write ${file}: texts in both languages, grade, articles of law, settings, what it needs, asks and tells`,
      `Write ${fixture}: a hit, a near miss, every exemption; \`npx vitest run test/rules\``,
      '`npx vitest run test/rules/page.test.ts -u` writes its page in docs/rules.md',
      'On a generated market without rings it flags next to nobody: write the figure into the commit',
    ],
  }
}
