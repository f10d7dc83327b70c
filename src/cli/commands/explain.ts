import type { Command } from 'commander'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import { shanghai } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import type { LotFlagRecord } from '../../domain/lot-flag.js'
import type { Ring } from '../../domain/ring.js'
import type { RingEvent, RingRecord, RunRecord } from '../../domain/run.js'
import { explainRing } from '../../telling/explain.js'
import { shortened } from '../../telling/explain-lot-facts.js'
import { lawOf } from '../../telling/law-of.js'
import type { LawSheet } from '../../telling/law-sheet.js'
import { lawText } from '../../telling/law-text.js'
import { cliTexts } from '../../texts/cli.js'
import { lawSheetTexts } from '../../texts/law-sheet.js'
import { say } from '../../texts/text.js'
import { whatIfTexts } from '../../texts/what-if.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { outsidersHere, outsidersServed } from '../outsiders.js'
import { servedLaw, servedRecord, servedRun } from '../served-rings.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { explainWithout, factNumbers } from '../what-if.js'
import { inCasebook } from '../with-casebook.js'

/** `explain RING`: the note on one suspected ring, or its whole record as JSON. */
export const explainCommand: Register = (program, lang) => {
  program
    .command('explain')
    .description(say(cliTexts.explain, lang))
    .argument('<ring>')
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--law', say(lawSheetTexts.optLaw, lang))
    .option('--without <facts>', say(whatIfTexts.optWithout, lang), factNumbers)
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (id: string, options: { law?: boolean; without?: number[] }, command: Command) => {
      const context = contextOf(command)
      if (options.law) return explainLaw(id, context)
      if (options.without) return explainWithout(context, id, options.without)
      const { server } = context.config
      const known = await (server === undefined ? fromCasebook : fromService)(context, id)
      const { record, events, run, lotFacts } = { ...known, lotFacts: shortened(known.lotFacts) }
      const { clear: _clear, weighed: _weighed, ...shown } = record
      if (context.json) return context.printJson({ ...shown, events, run, lotFacts })
      const outsiders =
        server === undefined
          ? await outsidersHere(context, record, lotFacts)
          : await outsidersServed(serviceOf(context), record, lotFacts)
      const { colors } = context
      context.print(
        explainRing(record, context.lang, { events, lotFacts, outsiders, colors, ...(run && { run }) }),
      )
    })
}

/** What is told of a ring. */
interface Known {
  record: RingRecord
  events: RingEvent[]
  run: RunRecord | undefined
  lotFacts: LotFlagRecord[]
}

const fromCasebook = async (context: Context, id: string): Promise<Known> =>
  inCasebook(context, (casebook) => {
    const record = casebook.ring(id)
    if (!record) throw unknown(id)
    return {
      record,
      events: casebook.events(id),
      run: casebook.run(record.run),
      lotFacts: lotFactsOf(casebook, record),
    }
  })

const fromService = async (context: Context, id: string): Promise<Known> => {
  const service = serviceOf(context)
  const { record, events, lotFacts } = await servedRecord(service, id)
  return { record, events, lotFacts, run: await servedRun(service, record.run) }
}

/** The check sheet of statutes; it needs the lots of the store, so the graph is opened. */
const explainLaw = async (id: string, context: Context): Promise<void> => {
  const { server } = context.config
  const { sheet, ring } =
    server === undefined ? await lawHere(id, context) : await servedLaw(serviceOf(context), id)
  if (context.json) context.printJson(sheet)
  else context.print(lawText(sheet, ring, context.lang))
}

const lawHere = (id: string, context: Context): Promise<{ sheet: LawSheet; ring: Ring }> =>
  withStore(context, async ({ casebook, engine }) => {
    const record = casebook.ring(id)
    if (!record) throw unknown(id)
    const asOf = shanghai(new Date().toISOString()).slice(0, 10)
    return { sheet: lawOf(await engine.market(), record.ring, asOf), ring: record.ring }
  })

const unknown = (id: string): AppError =>
  new AppError('not_found', `Cannot explain ring "${id}": the last run has no such ring`)
