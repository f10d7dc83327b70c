import type { ColumnChange } from '../intake/writer.js'
import { cliTexts } from '../texts/cli.js'
import { columnWord, tableWord } from '../texts/columns.js'
import type { Context } from './context.js'

/** Says what has another value than before, column by column, with an example each. */
export const printChanges = (context: Context, changes: readonly ColumnChange[]): void => {
  if (changes.length === 0) return
  const lines = changes.map((change) => `  ${lineOf(context, change)}`)
  context.note([context.say(cliTexts.changesTitle), ...lines].join('\n'))
}

const lineOf = (context: Context, { table, column, changed, filled, examples }: ColumnChange): string => {
  const [comma, colon] = context.lang === 'zh' ? ['，', '：'] : [', ', ': ']
  const parts = [
    ...(changed > 0 ? [context.say(cliTexts.changedIn, { changed: changed.toLocaleString('en') })] : []),
    ...(filled > 0 ? [context.say(cliTexts.filledIn, { filled: filled.toLocaleString('en') })] : []),
    ...examples
      .slice(0, 1)
      .map(({ key, ...example }) =>
        context.say(cliTexts.changeExample, { key: key.join(' / '), ...example }),
      ),
  ]
  return `${tableWord(table, context.lang)}.${columnWord(table, column, context.lang)}${colon}${parts.join(comma)}`
}
