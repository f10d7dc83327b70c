import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { detect } from '../../detection/detect.js'
import { readDetectSettings } from '../../detection/settings.js'
import type { RunRecord } from '../../domain/run.js'
import { type TakenIn, takeIn } from '../../handling/intake-safely.js'
import type { CommunityMethod } from '../../rings/find.js'
import { gapsText } from '../../telling/gaps.js'
import { runWarnings } from '../../telling/run-warnings.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, interruptSignal, withStore } from '../context.js'
import { drainedAfter, tellTaken } from '../intake-told.js'
import { wholeNumber } from '../numbers.js'
import { type Meter, meter } from '../progress.js'
import { servedRun } from '../served-rings.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'

interface Options {
  workers: number
  seed: number
  communities: CommunityMethod
  settings?: string
  control?: number
}

/** Deals of a control of which no number is given. */
const DEFAULT_DEALS = '2'

/** Any number gives the same rings; more than a few only wait for one another. */
const DEFAULT_WORKERS = Math.min(4, availableParallelism())

/** `detect`: evidence → ties → communities → suspected rings, recorded as a run. */
export const detectCommand: Register = (program, lang) => {
  program
    .command('detect')
    .description(say(cliTexts.detect, lang))
    .option('--workers <n>', say(cliTexts.optWorkers, lang), wholeNumber('workers', 1, 64), DEFAULT_WORKERS)
    .option('--seed <n>', say(cliTexts.optSeed, lang), wholeNumber('seed', 0, 0xffffffff), 1)
    .addOption(
      new Option('--communities <name>', say(cliTexts.optCommunities, lang))
        .choices(['leiden', 'louvain', 'components', 'gds-leiden'])
        .default('leiden'),
    )
    .addOption(
      new Option('--control [deals]', say(cliTexts.optControl, lang))
        .argParser(wholeNumber('control', 1, 20))
        .preset(DEFAULT_DEALS),
    )
    .option('--settings <file>', say(cliTexts.optSettings, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      const settings = await readDetectSettings(options.settings)
      const progress = meter(!context.quiet && !context.json, (share, what) => `${what} ${share}%`)
      const { server } = context.config
      let taken: TakenIn | undefined
      const run: RunRecord | undefined =
        server === undefined
          ? await withStore(context, async (store) => {
              const run = await detect(store, {
                workers: options.workers,
                seed: options.seed,
                communities: options.communities,
                settings,
                control: options.control,
                now: () => new Date(),
                signal: interruptSignal(),
                progress: (done, of, what) => progress.update(done, of, what),
              })
              const { casebook, engine } = store
              taken = drainedAfter(casebook, await takeIn(casebook, () => engine.market(), new Date()))
              return run
            })
          : await detectThere(context, progress, {
              seed: options.seed,
              communities: options.communities,
              ...(options.control !== undefined && { control: options.control }),
              ...(options.settings !== undefined && { settings }),
              ...(command.getOptionValueSource('workers') === 'cli' && { workers: options.workers }),
            })
      progress.end()
      if (context.json) return context.printJson(run ?? null)
      if (!run) return context.print(context.say(cliTexts.noRingsRight))
      const seconds = ((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000).toFixed(1)
      context.print(context.say(cliTexts.detected, { ...run.counts, seconds }))
      if (taken) tellTaken(context, taken)
      const warned = runWarnings(run.warnings, context.lang).map((line) => `  ${line}`)
      if (warned.length > 0) context.note([context.say(cliTexts.runWarnings), ...warned].join('\n'))
      if (run.notEvaluated.length > 0)
        context.note(
          [
            context.say(cliTexts.notEvaluated),
            ...run.notEvaluated.map(({ rule, missing }) => `  ${rule}: ${gapsText(missing, context.lang)}`),
          ].join('\n'),
        )
    })
}

/**
 * The detection by a service, with its defaults where nothing was given; nothing for a key that may detect
 * and not see what came of it.
 */
const detectThere = async (
  context: Context,
  progress: Meter,
  request: object,
): Promise<RunRecord | undefined> => {
  const service = serviceOf(context)
  const job = await service.job('/jobs/detect', request, {
    signal: interruptSignal(),
    progress: ({ progress: share, message }) => progress.update(share ?? 0, 1, message),
  })
  const result = job.result as { run: string } | null
  return result === null ? undefined : servedRun(service, result.run)
}
