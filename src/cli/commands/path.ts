import type { Command } from 'commander'
import { viewOf } from '../../access/view.js'
import { buildAdjacency } from '../../market/adjacency.js'
import { type ChainFact, type ChainNode, type Chains, shortestChains } from '../../market/paths.js'
import { cliTexts } from '../../texts/cli.js'
import { say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'

/** `path A B`: the shortest chains of facts between two bidders, or a person, device or account. */
export const pathCommand: Register = (program, lang) => {
  program
    .command('path')
    .description(say(cliTexts.path, lang))
    .argument('<from>')
    .argument('<to>')
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 1000), 20)
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (from: string, to: string, options: { limit: number }, command: Command) => {
      const context = contextOf(command)
      const { server } = context.config
      const shown = await (server === undefined ? fromStore : fromService)(context, from, to, options.limit)
      if (context.json) return context.printJson(shown)
      if (shown.chains.length === 0) context.print(context.say(cliTexts.noPath))
      for (const chain of shown.chains)
        context.print(
          chain.nodes
            .map(
              (node, i) =>
                `${nodeText(node)}${i < chain.facts.length ? `\n  │ ${factText(chain.facts[i]!)}\n` : ''}`,
            )
            .join('')
            .concat('\n'),
        )
      for (const value of shown.passedOver)
        context.note(`${value.reason}: ${value.kind} ${value.value} (${value.holders})`)
    })
}

type Find = (context: Context, from: string, to: string, limit: number) => Promise<Chains>

const fromStore: Find = (context, from, to, limit) =>
  withStore(context, async ({ engine }) => {
    const market = await engine.market()
    const parts = { engine, market, adjacency: buildAdjacency(market) }
    return viewOf('local', false).chains(await shortestChains(parts, from, to, { limit }))
  })

const fromService: Find = (context, from, to, limit) =>
  serviceOf(context).get<Chains>('/paths', { from, to, limit })

const nodeText = (node: ChainNode): string =>
  node.type === 'value' ? `[${node.kind}] ${node.value}` : `${node.name || node.id} (${node.id})`

const factText = (fact: ChainFact): string =>
  fact.type === 'owns'
    ? `owns ${fact.share === null ? '' : `${(fact.share * 100).toFixed(1)}%`}`
    : `${fact.sources.join(', ')}${fact.lots.length > 0 ? ` · ${fact.lots.slice(0, 5).join(', ')}${fact.lotCount > 5 ? ' …' : ''}` : ''}`
