import type { Command } from 'commander'
import { writeTemplate } from '../../sources/template.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { contextOf } from '../context.js'

/** `template --out 模板.xlsx`: a workbook to fill in. */
export const templateCommand: Register = (program, lang) => {
  program
    .command('template')
    .description(say(cliTexts.template, lang))
    .requiredOption('--out <file>', say(cliTexts.optOut, lang))
    .action(async (options: { out: string }, command: Command) => {
      await writeTemplate(options.out)
      contextOf(command).note(options.out)
    })
}
