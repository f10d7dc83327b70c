import { type Command, InvalidArgumentError, Option } from 'commander'
import { cliTexts } from '../texts/cli.js'
import { type Lang, say } from '../texts/text.js'

/** `--server URL`: the command works through a running service instead of opening a store. */
export const serverOption = (lang: Lang): Option =>
  new Option('--server <url>', say(cliTexts.optServer, lang)).conflicts('store')

/** The same option of a command that cannot: it says so. */
export const noServerOption = (lang: Lang): Option =>
  new Option('--server <url>').hideHelp().argParser(() => {
    throw new InvalidArgumentError(say(cliTexts.noServer, lang))
  })

/** Whether a command works through a service where one is named. */
export const worksThroughService = ({ options }: Command): boolean =>
  options.some(({ long, hidden }) => long === '--server' && !hidden)
