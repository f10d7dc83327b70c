import type { Command } from 'commander'
import { AppError } from '../domain/errors.js'
import type { Store } from '../store.js'
import { cliTexts } from '../texts/cli.js'
import { say } from '../texts/text.js'
import { contextOf, withStore } from './context.js'
import type { Register } from './main.js'

/** `store`: counts; `--digest`: one hex line; `--clear --yes`: empties it. */
export const storeCommand: Register = (program, lang) => {
  program
    .command('store')
    .description(say(cliTexts.store, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--digest', say(cliTexts.optDigest, lang))
    .option('--clear', say(cliTexts.optClear, lang))
    .option('--yes', say(cliTexts.optYes, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: { digest?: boolean; clear?: boolean; yes?: boolean }, command: Command) => {
      const context = contextOf(command)
      if (options.clear && !options.yes) throw new AppError('invalid_input', context.say(cliTexts.needYes))
      const work = async (store: Store): Promise<void> => {
        if (options.clear) {
          await store.engine.clear()
          store.casebook.clear()
          context.note(context.say(cliTexts.cleared, { dir: store.dir }))
        } else if (options.digest) {
          context.print(await store.engine.digest())
        } else {
          const counts = {
            dir: store.dir,
            engine: store.engine.name,
            digest: await store.engine.digest(),
            ...(await store.engine.counts()),
          }
          if (context.json) context.printJson(counts)
          else
            for (const [name, value] of Object.entries(counts))
              context.print(`${name.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
        }
      }
      await withStore(context, work, { toClear: options.clear === true })
    })
}
