import type { Command } from 'commander'
import type { Stocked } from '../casebook/work/stock.js'
import { MOST_RELEASED, releaseStock } from '../handling/intake.js'
import { cliTexts } from '../texts/cli.js'
import { leadCliTexts as texts } from '../texts/lead-cli.js'
import { type Lang, say } from '../texts/text.js'
import { type Context, contextOf, withStore } from './context.js'
import { drainedAfter } from './intake-told.js'
import { wholeNumber } from './numbers.js'
import { serverOption } from './server-option.js'
import { serviceOf } from './service.js'
import { table } from './table.js'

/** of those that wait, listed */
const SHOWN = 50

interface Waiting {
  data: Stocked[]
  total: number
}

/** Adds `stock` and `release [n]`: what was old when it was first found, and leads of the first of it. */
export const addStockCommands = (leads: Command, lang: Lang): void => {
  const added = (name: 'stock' | 'release'): Command =>
    leads
      .command(name)
      .description(say(texts[name], lang))
      .option('--store <dir>', say(cliTexts.optStore, lang))
      .addOption(serverOption(lang))
      .option('--json', say(cliTexts.optJson, lang))
  added('stock').action(async (_options, command: Command) => {
    const context = contextOf(command)
    const waiting = await stockOf(context)
    if (context.json) return context.printJson(waiting)
    const rows = waiting.data.map(({ object, lastDay }) => [object, lastDay])
    context.print(table([context.say(texts.id), context.say(texts.due)], rows))
  })
  added('release')
    .argument('[n]', '', wholeNumber('n', 1, MOST_RELEASED), 10)
    .action(async (n: number, _options, command: Command) => {
      const context = contextOf(command)
      const released = await releaseOf(context, n)
      if (context.json) return context.printJson(released)
      context.print(context.say(texts.released, { n: released.leads.length }))
    })
}

const stockOf = (context: Context): Promise<Waiting> =>
  context.config.server === undefined
    ? withStore(context, async ({ casebook: { work } }) => ({
        data: work.stock(SHOWN),
        total: work.stockSize(),
      }))
    : serviceOf(context).get<Waiting>('/leads/stock', { limit: SHOWN })

const releaseOf = (context: Context, n: number): Promise<{ leads: string[]; waiting: number }> =>
  context.config.server === undefined
    ? withStore(context, async ({ casebook, engine }) => {
        const made = drainedAfter(casebook, releaseStock(casebook, await engine.market(), n, new Date()))
        return { leads: made.map(({ id }) => id), waiting: casebook.work.stockSize() }
      })
    : serviceOf(context).act('/leads/stock/release', { n })
