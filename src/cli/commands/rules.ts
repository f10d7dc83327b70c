import type { Command } from 'commander'
import { AppError } from '../../domain/errors.js'
import { article } from '../../law/index.js'
import { RULES } from '../../rules/index.js'
import type { Rule } from '../../rules/rule.js'
import { ruleJson } from '../../rules/rule-json.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { table } from '../table.js'

/** `rules [ID]`: the catalogue, or one rule in full. */
export const rulesCommand: Register = (program, lang) => {
  program
    .command('rules')
    .description(say(cliTexts.rules, lang))
    .argument('[id]')
    .option('--json', say(cliTexts.optJson, lang))
    .action((id: string | undefined, _options, command: Command) => {
      const context = contextOf(command)
      const wanted = id === undefined ? RULES : RULES.filter((rule) => rule.id === id.toUpperCase())
      if (wanted.length === 0)
        throw new AppError('not_found', `Cannot show rule "${id}": there is no such rule`)
      if (context.json) context.printJson(wanted.map(withTitles))
      else if (id !== undefined) printRule(context, wanted[0]!)
      else
        context.print(
          table(
            ['rule', 'grade', 'family', 'name', 'law'],
            wanted.map((rule) => [
              rule.id,
              rule.grade,
              rule.family,
              context.say(rule.name),
              rule.notCarried
                ? context.say(cliTexts.lacks, { columns: rule.notCarried.join(', ') })
                : rule.law.join(' '),
            ]),
          ),
        )
    })
}

/** The rule with the titles of its articles. */
const withTitles = (rule: Rule): unknown => ({
  ...ruleJson(rule),
  law: rule.law.map((id) => ({ id, title: article(id)?.title })),
})

const printRule = (context: Context, rule: Rule): void => {
  context.print(
    `${context.colors.bold(`${rule.id} ${context.say(rule.name)}`)}  [${rule.grade}] ${rule.family}`,
  )
  context.print(context.say(rule.question))
  for (const told of [rule.why, rule.example]) if (told) context.print(context.say(told))
  context.print(`\n  ${rule.formula}\n`)
  context.print(context.say(rule.silentWhen))
  for (const exemption of rule.exemptions) context.print(`- ${context.say(exemption)}`)
  for (const id of rule.law) context.print(`§ ${id} ${article(id) ? context.say(article(id)!.title) : ''}`)
  context.print(JSON.stringify(rule.settings.parse({}), null, 2))
  if (rule.notCarried) context.print(`${context.say(cliTexts.notEvaluated)} ${rule.notCarried.join(', ')}`)
}
