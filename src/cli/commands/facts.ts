import type { Command } from 'commander'
import { viewOf } from '../../access/view.js'
import type { FactQuery } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import type { StatutoryFact } from '../../domain/statutory-fact.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { cliTexts } from '../../texts/cli.js'
import { KIND_TEXTS } from '../../texts/kinds.js'
import { GRADE_TEXTS } from '../../texts/rings.js'
import { statutoryTexts as texts } from '../../texts/statutory-facts.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { listedOfRun } from '../served-list.js'
import { serverOption } from '../server-option.js'
import { type Query, serviceOf } from '../service.js'
import { clip, table } from '../table.js'
import { inCasebook, storeOptions } from '../with-casebook.js'

interface Options {
  lot?: string
  rule?: string
  limit?: number
}

/**
 * `facts`: what the law deems collusion on one lot, where no red ring says so already. Reads the case book
 * alone.
 */
export const factsCommand: Register = (program, lang) => {
  const command = program
    .command('facts')
    .description(say(texts.command, lang))
    .option('--lot <id>', say(texts.optLot, lang))
    .option('--rule <id>', say(texts.optRule, lang))
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 1_000_000))
  storeOptions(command, lang)
    .addOption(serverOption(lang))
    .action(async (options: Options, own: Command) => {
      const context = contextOf(own)
      const { lot, rule, limit } = options
      const query = { ...(lot && { lot }), ...(rule && { rule }) }
      const facts =
        context.config.server === undefined
          ? fromCasebook(context, { ...query, ...(limit && { limit }) })
          : await fromService(context, query, limit)
      if (!facts) throw new AppError('not_found', context.say(cliTexts.noRun))
      if (context.json) context.printJson(facts)
      else printFacts(context, facts)
    })
}

const fromCasebook = (context: Context, query: FactQuery): StatutoryFact[] | undefined =>
  inCasebook(context, (casebook) =>
    casebook.lastRun() === undefined
      ? undefined
      : casebook.statutoryFacts(query).map(viewOf('local', false).fact),
  )

const fromService = async (
  context: Context,
  query: Query,
  limit: number | undefined,
): Promise<StatutoryFact[] | undefined> => {
  const { run, data } = await listedOfRun<StatutoryFact>(serviceOf(context), '/facts', query, limit)
  return run === null ? undefined : data
}

const printFacts = (context: Context, facts: readonly StatutoryFact[]): void => {
  if (facts.length === 0) {
    context.print(context.say(texts.none))
    return
  }
  context.print(context.colors.bold(`${context.say(texts.title)} · ${context.say(cliTexts.notFinding)}`))
  const heads = (['lot', 'fact', 'grade', 'value', 'bidders', 'others'] as const).map((key) =>
    context.say(texts[key]),
  )
  context.print(
    table(
      heads,
      facts.map((fact) => rowOf(context, fact)),
      [],
    ),
  )
  context.note(context.say(texts.note))
}

const rowOf = (
  context: Context,
  { lot, rule, grade, kind, value, bidders, others }: StatutoryFact,
): string[] => [
  lot,
  `${rule} ${context.say(RULES[ruleIndex[rule]!]!.name)}`,
  `${grade} ${context.say(GRADE_TEXTS[grade])}`,
  kind === null ? '—' : clip(`${context.say(KIND_TEXTS[kind])} ${value ?? ''}`, 40),
  clip(bidders.join(' '), 60),
  others === null ? '—' : context.say(texts.othersLine, others),
]
