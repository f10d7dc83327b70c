import type { Command } from 'commander'
import type { ShownIndicator } from '../../handling/indicators.js'
import { indicatorFigure, indicatorTexts } from '../../texts/indicators.js'
import { leadCliTexts as texts } from '../../texts/lead-cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import type { Context } from '../context.js'
import { leadClient } from '../lead-client.js'
import { leadContext, leadOptions } from '../lead-source.js'
import { colourWord } from '../print-leads.js'
import { table } from '../table.js'

/** `indicators --period P [--office O]`, `board [--industry I] [--colour C] [--term T]`. */
export const indicatorCommands: Register = (program, lang) => {
  leadOptions(program.command('indicators').description(say(texts.indicators, lang)), lang)
    .requiredOption('--period <period>', say(texts.optPeriod, lang))
    .option('--office <office>', say(texts.optOffice, lang))
    .action(async ({ period, office }: { period: string; office?: string }, command: Command) => {
      const context = leadContext(command)
      const found = await leadClient(context).indicators(period, office)
      if (context.json) return context.printJson(found)
      const heads = [indicatorTexts.name, indicatorTexts.share, indicatorTexts.part, indicatorTexts.of]
      const rows = found.map((one) => [
        context.say(one.name),
        valueText(context, one),
        String(one.n),
        one.of === null ? '' : String(one.of),
      ])
      context.print(
        table(
          heads.map((head) => context.say(head)),
          rows,
          [1, 2, 3],
        ),
      )
    })
  leadOptions(program.command('board').description(say(texts.board, lang)), lang)
    .option('--industry <industry>', say(texts.optIndustry, lang))
    .option('--colour <colour>', say(texts.colour, lang))
    .option('--term <code>', say(texts.optTerm, lang))
    .action(async (options: { industry?: string; colour?: string; term?: string }, command: Command) => {
      const context = leadContext(command)
      const { industry, colour, term } = options
      const found = await leadClient(context).board({
        ...(industry !== undefined && { industry }),
        ...(colour !== undefined && { colour }),
        ...(term !== undefined && { term }),
      })
      if (context.json) return context.printJson(found)
      const colours = Object.keys(found[0]?.byColour ?? {})
      const rows = found.map(({ office, name, open, overdue, byColour }) => [
        office === null ? '—' : name,
        String(open),
        ...colours.map((one) => String(byColour[one] ?? 0)),
        String(overdue),
      ])
      const words = colours.map((one) => colourWord(context, one))
      const heads = [context.say(texts.host), context.say(texts.open), ...words, context.say(texts.over)]
      context.print(table(heads, rows))
    })
}

const valueText = (context: Context, one: ShownIndicator): string =>
  String(indicatorFigure(one) ?? context.say(indicatorTexts.small))
