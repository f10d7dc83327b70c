import type { Command } from 'commander'
import { openCasebook } from '../casebook/open.js'
import { AppError } from '../domain/errors.js'
import { evaluate } from '../evaluate/evaluate.js'
import { evaluationText } from '../evaluate/report.js'
import { readTruth } from '../evaluate/truth.js'
import { cliTexts } from '../texts/cli.js'
import { say } from '../texts/text.js'
import { contextOf } from './context.js'
import type { Register } from './main.js'

/** `evaluate --truth FILE`: the last run's rings against known truth. */
export const evaluateCommand: Register = (program, lang) => {
  program
    .command('evaluate')
    .description(say(cliTexts.evaluate, lang))
    .requiredOption('--truth <file>', say(cliTexts.optTruth, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action((options: { truth: string }, command: Command) => {
      const context = contextOf(command)
      const truth = readTruth(options.truth)
      const casebook = openCasebook(context.config.store)
      try {
        if (!casebook.lastRun()) throw new AppError('not_found', context.say(cliTexts.noRun))
        const { rings } = casebook.rings({ levels: ['red', 'yellow', 'green'] })
        const evaluation = evaluate(rings, truth)
        if (context.json) context.printJson(evaluation)
        else context.print(evaluationText(evaluation, context.lang))
      } finally {
        casebook.close()
      }
    })
}
