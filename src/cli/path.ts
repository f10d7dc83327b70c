import type { Command } from 'commander'
import { PERSONAL_KINDS } from '../domain/value-kind.js'
import { buildAdjacency } from '../graph/adjacency.js'
import { type ChainFact, type ChainNode, type Chains, shortestChains } from '../graph/paths.js'
import { displayValue, maskValue } from '../normalise/mask.js'
import { cliTexts } from '../texts/cli.js'
import { say } from '../texts/text.js'
import { contextOf, withStore } from './context.js'
import type { Register } from './main.js'
import { wholeNumber } from './numbers.js'

/** `path A B`: the shortest chains of facts between two bidders, or a person, device or account. */
export const pathCommand: Register = (program, lang) => {
  program
    .command('path')
    .description(say(cliTexts.path, lang))
    .argument('<from>')
    .argument('<to>')
    .option('--limit <n>', say(cliTexts.optLimit, lang), wholeNumber('limit', 1, 1000), 20)
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (from: string, to: string, options: { limit: number }, command: Command) => {
      const context = contextOf(command)
      const found = await withStore(context, async ({ engine }) => {
        const market = await engine.market()
        return shortestChains({ engine, market, adjacency: buildAdjacency(market) }, from, to, {
          limit: options.limit,
        })
      })
      const shown = maskChains(found)
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

const shownValue = <T extends { kind: ChainValue['kind']; value: string }>(value: T): T => ({
  ...value,
  value: PERSONAL_KINDS.has(value.kind)
    ? maskValue(value.kind, value.value)
    : displayValue(value.kind, value.value),
})
type ChainValue = Extract<ChainNode, { type: 'value' }>

const maskNode = (node: ChainNode): ChainNode => (node.type === 'value' ? shownValue(node) : node)

const maskChains = (found: Chains): Chains => ({
  ...found,
  from: maskNode(found.from),
  to: maskNode(found.to),
  chains: found.chains.map((chain) => ({ ...chain, nodes: chain.nodes.map(maskNode) })),
  passedOver: found.passedOver.map(shownValue),
})

const nodeText = (node: ChainNode): string =>
  node.type === 'value' ? `[${node.kind}] ${node.value}` : `${node.name || node.id} (${node.id})`

const factText = (fact: ChainFact): string =>
  fact.type === 'owns'
    ? `owns ${fact.share === null ? '' : `${(fact.share * 100).toFixed(1)}%`}`
    : `${fact.sources.join(', ')}${fact.lots.length > 0 ? ` · ${fact.lots.slice(0, 5).join(', ')}${fact.lotCount > 5 ? ' …' : ''}` : ''}`
