import type { Command } from 'commander'
import { openCasebook } from '../casebook/open.js'
import { AppError } from '../domain/errors.js'
import { shanghai } from '../exports/head.js'
import { lawOf } from '../exports/law-of.js'
import { lawText } from '../exports/law-text.js'
import { explainRing } from '../rings/explain.js'
import { shortened } from '../rings/explain-lot-facts.js'
import { cliTexts } from '../texts/cli.js'
import { lawSheetTexts } from '../texts/law-sheet.js'
import { say } from '../texts/text.js'
import { type Context, contextOf, withStore } from './context.js'
import type { Register } from './main.js'

/** `explain RING`: the note on one suspected ring, or its whole record as JSON. */
export const explainCommand: Register = (program, lang) => {
  program
    .command('explain')
    .description(say(cliTexts.explain, lang))
    .argument('<ring>')
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--law', say(lawSheetTexts.optLaw, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (id: string, options: { law?: boolean }, command: Command) => {
      const context = contextOf(command)
      if (options.law) return explainLaw(id, context)
      const casebook = openCasebook(context.config.store)
      try {
        const record = casebook.ring(id)
        if (!record)
          throw new AppError('not_found', `Cannot explain ring "${id}": the last run has no such ring`)
        const run = casebook.run(record.run)
        const events = casebook.events(id)
        const { clear: _clear, ...shown } = record
        const lotFacts = shortened(
          record.ring.lots.flatMap((lot) => casebook.lotFlags({ run: record.run, lot })),
        )
        if (context.json) context.printJson({ ...shown, events, run, lotFacts })
        else
          context.print(
            explainRing(record, context.lang, {
              events,
              lotFacts,
              ...(run && { run }),
              colors: context.colors,
            }),
          )
      } finally {
        casebook.close()
      }
    })
}

/** The check sheet of statutes; it needs the lots of the store, so the graph is opened. */
const explainLaw = (id: string, context: Context): Promise<void> =>
  withStore(context, async ({ casebook, engine }) => {
    const record = casebook.ring(id)
    if (!record) throw new AppError('not_found', `Cannot explain ring "${id}": the last run has no such ring`)
    const asOf = shanghai(new Date().toISOString()).slice(0, 10)
    const sheet = lawOf(await engine.market(), record.ring, asOf)
    if (context.json) context.printJson(sheet)
    else context.print(lawText(sheet, record.ring, context.lang))
  })
