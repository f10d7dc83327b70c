import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { serve, untilSignal } from '../../api/serve.js'
import type { Config } from '../../config.js'
import { detect } from '../../detection/detect.js'
import { readDetectSettings } from '../../detection/settings.js'
import { type TakenIn, takeIn } from '../../handling/intake-safely.js'
import { importPaths } from '../../intake/import.js'
import type { Store } from '../../store.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { drainedAfter, tellTaken } from '../intake-told.js'
import { wholeNumber } from '../numbers.js'
import { printRings } from './rings.js'

interface Options {
  port?: number
  host?: string
}

const COUNTY = fileURLToPath(new URL('../../../datasets/county', import.meta.url))
const TOP = 10

/** `serve`: the API on a store. `start`: the first look (npm start). */
export const serveCommands: Register = (program, lang) => {
  for (const name of ['serve', 'start'] as const)
    program
      .command(name)
      .description(say(cliTexts[name], lang))
      .option('--port <n>', say(cliTexts.optPort, lang), wholeNumber('port', 0, 65535))
      .option('--host <host>', say(cliTexts.optHost, lang))
      .option('--store <dir>', say(cliTexts.optStore, lang))
      .action(async (options: Options, command: Command) => {
        const context = contextOf(command)
        await withStore(
          context,
          async (store) => {
            if (name === 'start') await firstLook(context, store)
            await listen(context, store, options)
          },
          { serves: true },
        )
      })
}

const listen = async (context: Context, store: Store, { port, host }: Options): Promise<void> => {
  const service = await serve({
    store,
    config: context.config,
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
  })
  context.print(context.say(cliTexts.listening, { url: service.url }))
  context.print(context.say(cliTexts.console, { url: service.url }))
  await untilSignal(service)
}

const firstLook = async (context: Context, store: Store): Promise<void> => {
  const now = (): Date => new Date()
  if ((await store.engine.counts()).bids === 0) {
    context.note(context.say(cliTexts.importingBundled))
    await importPaths(store, [relative(process.cwd(), COUNTY)], { now })
  }
  const { engine, casebook } = store
  const isNew = casebook.lastRun()?.digest !== (await engine.digest())
  const taken = isNew ? await detectOnce(context.config, store, now) : undefined
  const run = casebook.lastRun()!
  const { rings } = casebook.rings({ levels: ['red', 'yellow'], limit: TOP })
  printRings(context, rings, run.counts.green)
  if (rings[0]) context.print(`\n${context.say(cliTexts.tryExplain, { id: rings[0].id })}`)
  if (taken) tellTaken(context, drainedAfter(casebook, taken))
}

const detectOnce = async (config: Config, store: Store, now: () => Date): Promise<TakenIn> => {
  const settings = await readDetectSettings(undefined)
  await detect(store, { workers: config.workers, seed: 1, communities: 'leiden', settings, now })
  return takeIn(store.casebook, () => store.engine.market(), now())
}
