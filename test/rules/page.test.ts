import { expect, it } from 'vitest'
import { article } from '../../src/law/index.js'
import { RULES } from '../../src/rules/index.js'
import type { Rule } from '../../src/rules/rule.js'

const section = (rule: Rule): string =>
  [
    `## ${rule.id} ${rule.name.en} · ${rule.name.zh}`,
    `Family ${rule.family} · grade ${rule.grade}${rule.ocp ? ` · OCP ${rule.ocp}` : ''}${rule.notCarried ? ` · **not evaluated**: the import format does not carry ${rule.notCarried.join(', ')}` : ''}`,
    `${rule.question.en}  \n${rule.question.zh}`,
    `\`\`\`\n${rule.formula}\n\`\`\``,
    `Silent: ${rule.silentWhen.en}  \n不出声：${rule.silentWhen.zh}`,
    rule.exemptions.map((one) => `- exemption: ${one.en} · 豁免：${one.zh}`).join('\n'),
    rule.law
      .map((id) => `- legal basis: ${article(id)?.title.en ?? id} · ${article(id)?.title.zh ?? id}`)
      .join('\n'),
    rule.needs.length > 0 ? `Needs: ${rule.needs.map((any) => any.join(' or ')).join('; ')}` : '',
    `Settings: \`${JSON.stringify(rule.settings.parse({}))}\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n')

it('docs/rules.md is the rule list', async () => {
  const page = `# Rules 规则\n\nMade from the rule list (\`npx vitest run test/rules/page.test.ts -u\` writes it anew). \`biaojian rules\` and \`GET /api/v1/rules\` print the same.\n\n${RULES.map(section).join('\n\n')}\n`
  await expect(page).toMatchFileSnapshot('../../docs/rules.md')
})
