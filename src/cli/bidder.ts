import type { Command } from 'commander'
import { AppError } from '../domain/errors.js'
import { PERSONAL_KINDS } from '../domain/value-kind.js'
import type { BidderRecord } from '../graph/engine.js'
import { maskValue } from '../normalise/mask.js'
import { cliTexts } from '../texts/cli.js'
import { say } from '../texts/text.js'
import { contextOf, withStore } from './context.js'
import type { Register } from './main.js'
import { table } from './table.js'

/** `bidder TEXT`: one bidder by id with what it holds and the rings it is in, or a search by part of a name. */
export const bidderCommand: Register = (program, lang) => {
  program
    .command('bidder')
    .description(say(cliTexts.bidder, lang))
    .argument('<text>')
    .option('--limit <n>', say(cliTexts.optLimit, lang), Number, 20)
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (text: string, options: { limit: number }, command: Command) => {
      const context = contextOf(command)
      await withStore(context, async ({ engine, casebook }) => {
        const one = await engine.bidder(text)
        if (!one) {
          const found = await engine.searchBidders({ text, limit: options.limit })
          if (found.length === 0)
            throw new AppError('not_found', `Cannot find bidder "${text}": no id or name contains it`)
          if (context.json) context.printJson(found.map(masked))
          else
            context.print(
              table(
                ['id', 'name', 'bids', 'wins'],
                found.map((b) => [b.id, b.name, String(b.bids), String(b.wins)]),
                [2, 3],
              ),
            )
          return
        }
        const values = (await engine.valuesOf(one.id)).map((value) => ({
          ...value,
          text: PERSONAL_KINDS.has(value.kind) ? maskValue(value.kind, value.text) : value.text,
        }))
        const rings = casebook.lastRun()
          ? casebook.rings({ bidder: one.id, levels: ['red', 'yellow', 'green'] }).rings
          : []
        if (context.json)
          return context.printJson({
            ...masked(one),
            values,
            rings: rings.map(({ id, level, score }) => ({ id, level, score })),
          })
        for (const [name, value] of Object.entries(masked(one)))
          if (!Array.isArray(value) || value.length > 0)
            context.print(`${name.padEnd(14)} ${Array.isArray(value) ? value.join('; ') : value}`)
        context.print('')
        context.print(
          table(
            ['kind', 'value', 'holders', 'uses'],
            values.map((v) => [v.kind, v.text, String(v.holders), String(v.uses)]),
            [2, 3],
          ),
        )
        for (const ring of rings)
          context.print(`${ring.id}  ${context.say(cliTexts[ring.level])}  ${ring.score.toFixed(1)}`)
      })
    })
}

/** The record as anybody may see it. */
const masked = (record: BidderRecord): BidderRecord => ({
  ...record,
  ...(record.legalRepName && { legalRepName: maskValue('person-name', record.legalRepName) }),
  ...(record.phone && { phone: maskValue('phone', record.phone) }),
  ...(record.email && { email: maskValue('email', record.email) }),
})
