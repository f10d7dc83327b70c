import type { Command } from 'commander'
import { openCasebook } from '../casebook/open.js'
import { AppError } from '../domain/errors.js'
import { explainRing } from '../rings/explain.js'
import { cliTexts } from '../texts/cli.js'
import { say } from '../texts/text.js'
import { contextOf } from './context.js'
import type { Register } from './main.js'

/** `explain RING`: the note on one suspected ring, or its whole record as JSON. */
export const explainCommand: Register = (program, lang) => {
  program
    .command('explain')
    .description(say(cliTexts.explain, lang))
    .argument('<ring>')
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (id: string, _options, command: Command) => {
      const context = contextOf(command)
      const casebook = openCasebook(context.config.store)
      try {
        const record = casebook.ring(id)
        if (!record)
          throw new AppError('not_found', `Cannot explain ring "${id}": the last run has no such ring`)
        const run = casebook.run(record.run)
        const events = casebook.events(id)
        const { clear: _clear, ...shown } = record
        if (context.json) context.printJson({ ...shown, events, run })
        else
          context.print(
            explainRing(record, context.lang, { events, ...(run && { run }), colors: context.colors }),
          )
      } finally {
        casebook.close()
      }
    })
}
