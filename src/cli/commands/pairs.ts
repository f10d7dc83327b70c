import type { Command } from 'commander'
import { append } from '../../arrays/append.js'
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
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
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
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: { limit?: number }, command: Command) => {
      const context = contextOf(command)
      if (context.config.server !== undefined) return throughService(context, options.limit)
      const market = await withStore(context, ({ engine }) => engine.market())
      const pairs = rankPairs(market, CO_BIDDING_SETTINGS.windowMonths.parse(undefined))
      const shown = bestPairs(market, pairs, options.limit ?? (context.json ? pairs.count : SHOWN))
      if (context.json) return printArray(shown)
      printPairs(context, namedPairs(market, pairs, [...shown]))
      if (pairs.count === 0) return
      context.note(toldWeights(context, pairs.weights))
      const left = pairs.count - Math.min(pairs.count, options.limit ?? SHOWN)
      if (left > 0) context.note(context.say(cliTexts.morePairs, { n: left }))
      noteUnknown(context, pairs.unknown)
    })
}

interface NamedPair extends ShownPair {
  aName: string
  bName: string
}

/** The same as a service lists them: ranked in what whoever asks may see. */
const throughService = async (context: Context, limit: number | undefined): Promise<void> => {
  const most = limit ?? (context.json ? undefined : SHOWN)
  const found: NamedPair[] = []
  let unknown: string[] = []
  const pages = serviceOf(context).pages<NamedPair, { strataUnknown: string[] }>('/pairs', {}, most)
  for await (const page of pages) {
    append(found, page.data)
    unknown = page.strataUnknown
  }
  if (context.json) return printArray(found.map(({ aName: _a, bName: _b, ...pair }) => pair))
  printPairs(context, found)
  if (found.length > 0) noteUnknown(context, unknown)
}

const noteUnknown = (context: Context, unknown: readonly string[]): void => {
  if (unknown.length > 0) context.note(context.say(cliTexts.strataUnknown, { columns: unknown.join(', ') }))
}

const namedPairs = (market: Market, { order, a, b }: RankedPairs, shown: ShownPair[]): NamedPair[] =>
  shown.map((pair, r) => {
    const nameOf = (bidders: ArrayLike<number>): string => stringAt(market.bidders.name, bidders[order[r]!]!)
    return { ...pair, aName: nameOf(a) || pair.a, bName: nameOf(b) || pair.b }
  })

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

const printPairs = (context: Context, shown: readonly NamedPair[]): void => {
  if (shown.length === 0) {
    context.print(context.say(cliTexts.noPairs))
    return
  }
  const heads = ([...PAIR_HEADS, 'lift', 'prices'] as const).map((key) => context.say(cliTexts[key]))
  const rows = shown.map((pair) => [
    pair.score.toFixed(1),
    ...[pair.aName, pair.bName].map((name) => clip(name, 28)),
    String(pair.joint),
    pair.p.toExponential(1),
    pair.q.toExponential(1),
    pair.channels.lift.toFixed(1),
    pair.channels.price.toFixed(2),
  ])
  context.print(
    context.colors.bold(`${context.say(cliTexts.pairsTitle)} · ${context.say(cliTexts.notFinding)}`),
  )
  context.print(table(heads, rows, [0, 3, 4, 5, 6, 7]))
}

const PAIR_HEADS = ['score', 'bidderA', 'bidderB', 'joint', 'chance', 'falseDiscovery'] as const
