import type { Command } from 'commander'
import { auditTexts as texts } from '../../texts/audit.js'
import { type Lang, say } from '../../texts/text.js'
import { contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { table } from '../table.js'
import { inCasebook, storeOptions } from '../with-casebook.js'

/** Values in clear in a day above which somebody is worth a look. */
const MANY = 50

/** `audit clear`: who was shown many personal values in clear, by day. */
export const addClear = (audit: Command, lang: Lang): void => {
  storeOptions(audit.command('clear'), lang)
    .description(say(texts.clear, lang))
    .option('--above <n>', say(texts.optAbove, lang), wholeNumber('above', 0, 2 ** 31), MANY)
    .option('--since <day>', say(texts.optSince, lang), '0000-01-01')
    .action(({ above, since }: { above: number; since: string }, command: Command) => {
      const context = contextOf(command)
      const found = inCasebook(context, ({ accounts }) => accounts.clearAbove(above, since))
      if (context.json) context.printJson(found)
      else if (found.length === 0) context.note(context.say(texts.nobody))
      else
        context.print(
          table(
            ['day', 'who', 'clear'],
            found.map(({ day, user, shown }) => [day, user, String(shown)]),
          ),
        )
    })
}
