import { describe, expect, it } from 'vitest'
import { article } from '../../src/law/index.js'
import { RULES } from '../../src/rules/index.js'
import type { Rule } from '../../src/rules/rule.js'
import { ownFixtures } from './fixtures/own.js'

const both = ({ zh, en }: { zh: string; en: string }): string => `${en}  \n${zh}`
const lawText = (id: string): string => `${article(id)?.title.en ?? id} · ${article(id)?.title.zh ?? id}`

const section = (rule: Rule): string =>
  [
    `## ${rule.id} ${rule.name.en} · ${rule.name.zh}`,
    `Family ${rule.family} · grade ${rule.grade}${rule.ocp ? ` · OCP ${rule.ocp}` : ''}${rule.notCarried ? ` · **not evaluated**: the import format does not carry ${rule.notCarried.join(', ')}` : ''}`,
    both(rule.question),
    `\`\`\`\n${rule.formula}\n\`\`\``,
    `Silent: ${rule.silentWhen.en}  \n不出声：${rule.silentWhen.zh}`,
    rule.exemptions.map((one) => `- exemption: ${one.en} · 豁免：${one.zh}`).join('\n'),
    rule.law.map((id) => `- legal basis: ${lawText(id)}`).join('\n'),
    rule.needs.length > 0 ? `Needs: ${rule.needs.map((any) => any.join(' or ')).join('; ')}` : '',
    `Settings: \`${JSON.stringify(rule.settings.parse({}))}\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n')

it('docs/rules.md is the rule list', async () => {
  const page = `# Rules 规则\n\nMade from the rule list (\`npx vitest run test/rules/page.test.ts -u\` writes it anew); a page a rule with its reasons and an example lies in [rules/](rules/). \`biaojian rules\` and \`GET /api/v1/rules\` print the same.\n\n${RULES.map(section).join('\n\n')}\n`
  await expect(page).toMatchFileSnapshot('../../docs/rules.md')
})

const fixtures = await ownFixtures()

/**
 * The rule's page: why, an example, what exactly is computed, when it is silent, and how to see it at work.
 */
const pageOf = (rule: Rule): string => {
  const shown = fixtures.filter((fixture) => fixture.rule === rule.id)
  const settings = Object.entries(rule.settings.parse({}) as Record<string, unknown>)
  const parts: [string, string][] = [
    ['Question 问什么', both(rule.question)],
    ['Why it is a red flag 为何可疑', rule.why ? both(rule.why) : ''],
    ['Example 举例', rule.example ? both(rule.example) : ''],
    ['What is computed 算法', `\`\`\`\n${rule.formula}\n\`\`\``],
    [
      'Data 数据',
      rule.notCarried
        ? `Not evaluated: the import format does not carry ${rule.notCarried.join(', ')}.`
        : rule.needs.map((any) => `- ${any.map((column) => `\`${column}\``).join(' or ')}`).join('\n'),
    ],
    ['When it is silent 何时不出声', both(rule.silentWhen)],
    ['What makes a hit innocent 豁免', rule.exemptions.map(({ en, zh }) => `- ${en} · ${zh}`).join('\n')],
    ['Settings 设置', settings.map(([name, value]) => `- \`${name}\`: ${JSON.stringify(value)}`).join('\n')],
    ['Legal basis 法律依据', rule.law.map((id) => `- ${lawText(id)}`).join('\n')],
    [
      'Demonstration 演示',
      shown.length === 0
        ? ''
        : `${shown.map(({ claim }) => `- ${claim}`).join('\n')}\n\n\`\`\`\nnpx vitest run test/rules/fixtures.test.ts -t ${rule.id}\n\`\`\``,
    ],
  ]
  const head = `# ${rule.id} ${rule.name.en} · ${rule.name.zh}\n\nFamily ${rule.family} · grade ${rule.grade}${rule.ocp ? ` · OCP ${rule.ocp}` : ''}. A hit is a lead to be checked, never a finding. 结果为线索，待核查。`
  return `${[head, ...parts.filter(([, text]) => text !== '').map(([title, text]) => `## ${title}\n\n${text}`)].join('\n\n')}\n`
}

describe('docs/rules holds a page a rule', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s', async (id, rule) => {
    await expect(pageOf(rule)).toMatchFileSnapshot(`../../docs/rules/${id}.md`)
  })
})

it('every rule says in both languages why it is a red flag, and gives an example', () => {
  for (const { id, why, example } of RULES)
    for (const text of [why, example])
      expect([id, /[\u4e00-\u9fff]/.test(text?.zh ?? ''), /[a-z]/i.test(text?.en ?? '')]).toEqual([
        id,
        true,
        true,
      ])
})
