import type { Command } from 'commander'
import { viewOf } from '../../access/view.js'
import { AppError } from '../../domain/errors.js'
import { LEVELS, type Level } from '../../domain/grade.js'
import type { BidderRecord, BidderValue } from '../../domain/records.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { type ListedRing, listedRings } from '../served-rings.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'

/**
 * `bidder TEXT`: one bidder by id with what it holds and the rings it is in, or a search by part of a name.
 */
export const bidderCommand: Register = (program, lang) => {
  program
    .command('bidder')
    .description(say(cliTexts.bidder, lang))
    .argument('<text>')
    .option('--limit <n>', say(cliTexts.optLimit, lang), Number, 20)
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (text: string, options: { limit: number }, command: Command) => {
      const context = contextOf(command)
      const { server } = context.config
      const known = await (server === undefined ? fromStore : fromService)(context, text, options.limit)
      if ('found' in known) printFound(context, text, known.found)
      else if (context.json) context.printJson({ ...known.one, values: known.values, rings: known.rings })
      else printOne(context, known)
    })
}

/** One bidder with what it holds and its rings in the last run, or those whose id or name contains a text. */
type Known = One | { found: BidderRecord[] }
interface One {
  one: BidderRecord
  values: BidderValue[]
  rings: ListedRing[]
}

const EVERY: Level[] = [...LEVELS]

const fromStore = (context: Context, text: string, limit: number): Promise<Known> =>
  withStore(context, async ({ engine, casebook }) => {
    const view = viewOf('local', false)
    const one = await engine.bidder(text)
    if (!one) return { found: (await engine.searchBidders({ text, limit })).map(view.bidder) }
    const { rings } = casebook.lastRun() ? casebook.rings({ bidder: one.id, levels: EVERY }) : { rings: [] }
    return {
      one: view.bidder(one),
      values: (await engine.valuesOf(one.id)).map(view.bidderValue),
      rings: rings.map(({ id, level, score }) => ({ id, level, score })),
    }
  })

const fromService = async (context: Context, text: string, limit: number): Promise<Known> => {
  const service = serviceOf(context)
  const path = `/bidders/${encodeURIComponent(text)}`
  const one = await service.get<BidderRecord>(path).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  })
  if (!one) return { found: await service.list<BidderRecord>('/bidders', { q: text }, limit) }
  const values = await service.list<BidderValue>(`${path}/values`)
  const { data } = await listedRings(service, { bidder: one.id, level: EVERY.join(',') })
  return { one, values, rings: data.map(({ id, level, score }) => ({ id, level, score })) }
}

const printFound = (context: Context, text: string, found: BidderRecord[]): void => {
  if (found.length === 0)
    throw new AppError('not_found', `Cannot find bidder "${text}": no id or name contains it`)
  if (context.json) context.printJson(found)
  else
    context.print(
      table(
        ['id', 'name', 'bids', 'wins'],
        found.map((b) => [b.id, b.name, String(b.bids), String(b.wins)]),
        [2, 3],
      ),
    )
}

const printOne = (context: Context, { one, values, rings }: One): void => {
  for (const [name, value] of Object.entries(one))
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
}
