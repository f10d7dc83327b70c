import type { Command } from 'commander'
import type { Casebook } from '../casebook/casebook.js'
import { openCasebook } from '../casebook/open.js'
import { cliTexts } from '../texts/cli.js'
import { type Lang, say } from '../texts/text.js'
import { type Context, contextOf } from './context.js'

/** Options of a subcommand that works on the case book alone. */
export const storeOptions = (command: Command, lang: Lang): Command =>
  command.option('--store <dir>', say(cliTexts.optStore, lang)).option('--json', say(cliTexts.optJson, lang))

/** Opens the case book for one piece of work and closes it whatever happens; the graph stays closed. */
export const inCasebook = <T>({ config }: Context, work: (casebook: Casebook) => T): T => {
  const casebook = openCasebook(config.store)
  try {
    return work(casebook)
  } finally {
    casebook.close()
  }
}

/** The same for a command that does nothing else. */
export const withCasebook = (
  command: Command,
  work: (context: Context, casebook: Casebook) => void,
): void => {
  const context = contextOf(command)
  inCasebook(context, (casebook) => work(context, casebook))
}
