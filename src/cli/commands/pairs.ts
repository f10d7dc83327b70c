import type { Command } from 'commander'
import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { CO_BIDDING_SETTINGS } from '../../rules/kernels/co-bidding.js'
import { type RankedPairs, rankPairs, type ShownPair, shownPair } from '../../rules/pair-ranking.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { printArray } from '../print-array.js'
import { toldWeights } from '../ranking-weights.js'
import { clip, table } from '../table.js'

const SHOWN = 20

/**
 * `pairs`: pairs of bidders that met on a lot, best first. The table shows the first few, JSON all unless
 * limited.
 */
export const pairsCommand: Register = (program, lang) => {
  program
    .command('pairs')
    .description(say(cliTexts.pairs, lang))
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 2_000_000_000))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: { limit?: number }, command: Command) => {
      const context = contextOf(command)
      const market = await withStore(context, ({ engine }) => engine.market())
      const pairs = rankPairs(market, CO_BIDDING_SETTINGS.windowMonths.parse(undefined))
      const shown = bestPairs(market, pairs, options.limit ?? (context.json ? pairs.count : SHOWN))
      if (context.json) await printArray(shown)
      else printPairs(context, market, pairs, [...shown])
    })
}

function* bestPairs(market: Market, pairs: RankedPairs, limit: number): Generator<ShownPair> {
  const ids = new Map<number, string>()
  const idOf = (bidder: number): string => {
    const known = ids.get(bidder)
    if (known !== undefined) return known
    const id = stringAt(market.bidders.id, bidder)
    ids.set(bidder, id)
    return id
  }
  for (const i of pairs.order.subarray(0, limit)) yield shownPair(market, pairs, i, idOf)
}

const printPairs = (context: Context, market: Market, pairs: RankedPairs, shown: ShownPair[]): void => {
  if (shown.length === 0) {
    context.print(context.say(cliTexts.noPairs))
    return
  }
  const heads = ([...PAIR_HEADS, 'lift', 'prices'] as const).map((key) => context.say(cliTexts[key]))
  const rows = shown.map((pair, r) => {
    const i = pairs.order[r]!
    return [
      pair.score.toFixed(1),
      ...[pairs.a[i]!, pairs.b[i]!].map((bidder, side) =>
        clip(stringAt(market.bidders.name, bidder) || (side === 0 ? pair.a : pair.b), 28),
      ),
      String(pair.joint),
      pair.p.toExponential(1),
      pair.q.toExponential(1),
      pair.channels.lift.toFixed(1),
      pair.channels.price.toFixed(2),
    ]
  })
  context.print(
    context.colors.bold(`${context.say(cliTexts.pairsTitle)} · ${context.say(cliTexts.notFinding)}`),
  )
  context.print(table(heads, rows, [0, 3, 4, 5, 6, 7]))
  context.note(toldWeights(context, pairs.weights))
  if (pairs.count > shown.length)
    context.note(context.say(cliTexts.morePairs, { n: pairs.count - shown.length }))
  if (pairs.unknown.length > 0)
    context.note(context.say(cliTexts.strataUnknown, { columns: pairs.unknown.join(', ') }))
}

const PAIR_HEADS = ['score', 'bidderA', 'bidderB', 'joint', 'chance', 'falseDiscovery'] as const
