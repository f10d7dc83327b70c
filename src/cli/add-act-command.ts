import type { Command } from 'commander'
import { leadCliTexts as texts } from '../texts/lead-cli.js'
import { type Lang, say } from '../texts/text.js'
import { actInput } from './act-input.js'
import { leadClient } from './lead-client.js'
import { leadContext, leadOptions } from './lead-source.js'
import { wholeNumber } from './numbers.js'

/** Adds `act ID ACT [name=value …]` to a group of commands; it prints the state that the act leads to. */
export const addActCommand = (group: Command, lang: Lang): void => {
  const act = group.command('act').description(say(texts.act, lang))
  leadOptions(act.argument('<id>').argument('<act>').argument('[input...]'), lang)
    .option('--input <file>', say(texts.optInput, lang))
    .option('--note <text>', say(texts.optNote, lang), '')
    .option('--if-match <version>', say(texts.optIfMatch, lang), wholeNumber('if-match', 1, 1_000_000_000))
    .action(
      async (
        id: string,
        name: string,
        pairs: string[],
        { input, note, ifMatch }: { input?: string; note: string; ifMatch?: number },
        command: Command,
      ) => {
        const context = leadContext(command)
        const wanted = { id, act: name, input: actInput(pairs, input), note, version: ifMatch }
        const item = await leadClient(context).act(wanted)
        if (context.json) return context.printJson(item)
        const { version, stateText } = item
        context.print(context.say(texts.done, { id, state: context.say(stateText), version }))
      },
    )
}
