import { z } from 'zod'
import type { View } from '../../access/view.js'
import { dayOf } from '../../domain/day.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import { connection, expansion } from '../../market/expansion.js'
import { nodeNamed, nodeSpace } from '../../market/expansion-nodes.js'
import type { TieFilter, TieSpace } from '../../market/expansion-ties.js'
import { graphPart, HUB } from '../graph-part.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { BetweenBody, ExpandBody, GraphPart } from '../schemas/expand.js'
import { unmaskQuery } from '../schemas/query.js'

const expandGraph = read('/graph/expand', {
  method: 'POST',
  id: 'expandGraph',
  summary: 'What lies around firms, lots and values: the rarest first, hubs shown and not gone through',
  tag: 'values',
  query: z.strictObject(unmaskQuery),
  body: ExpandBody,
  json: GraphPart,
  what: 'graph expansion',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  which: ({ body: { seeds } }) => seeds.map(recordedName).join(' '),
  needs: 'records',
  load: async ({ body, store: { engine }, market, view }) => {
    const space = spaceOf(await market.get())
    const seeds = nodesNamed(space, body.seeds, view)
    const present = nodesNamed(space, body.present, view)
    const { steps, limit } = body
    const found = expansion(space, seeds, present, { ...filterOf(body, view), steps, limit })
    return graphPart(space, engine, view, seeds, found)
  },
})

const connectGraph = read('/graph/between', {
  method: 'POST',
  id: 'connectGraph',
  summary:
    'What connects some firms, lots and values: values that two of them share, and every tie among them',
  tag: 'values',
  query: z.strictObject(unmaskQuery),
  body: BetweenBody,
  json: GraphPart,
  what: 'graph connection',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  load: async ({ body, store: { engine }, market, view }) => {
    const space = spaceOf(await market.get())
    const nodes = nodesNamed(space, body.nodes, view)
    const found = connection(space, nodes, { ...filterOf(body, view), limit: body.limit })
    return graphPart(space, engine, view, nodes, found)
  },
})

/** The market walked step by step. */
export const graphRoutes: Route[] = [expandGraph, connectGraph]

const spaceOf = ({ market, adjacency }: Pick<TieSpace, 'market' | 'adjacency'>): TieSpace => ({
  ...nodeSpace(market),
  adjacency,
})

const nodesNamed = (space: TieSpace, names: readonly string[], view: View): number[] => [
  ...new Set(names.map((name) => nodeNamed(space, name, view.withheld))),
]

/** What is followed: never a kind that the asker may not see. */
const filterOf = (
  { kinds, from, to, minBits }: Pick<z.output<typeof BetweenBody>, 'kinds' | 'from' | 'to' | 'minBits'>,
  view: View,
): TieFilter => {
  const withheld = new Set<string>(view.withheld)
  const wanted = kinds ?? [...VALUE_KINDS, 'owns' as const]
  return {
    kinds: new Set(wanted.filter((kind) => !withheld.has(kind))),
    from: from === undefined ? Number.NEGATIVE_INFINITY : dayOfText(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : dayOfText(to),
    minBits,
    ...HUB,
  }
}

const dayOfText = (day: string): number => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return dayOf(year, month, date)!
}

/** As the record of reads has it: of a value as written its kind alone. */
const recordedName = (name: string): string =>
  /^(bidder|lot|value):/.test(name) ? name : (name.split(':')[0] ?? '')
