import { VALUE_KINDS } from '../domain/value-kind.js'
import { thingAt } from './expansion-nodes.js'
import { isHub, type Tie, type TieFilter, type TieSpace, type TieType, tiesOf } from './expansion-ties.js'

export interface ExpansionEdge {
  from: number
  to: number
  type: TieType
  bits: number
}

export interface Expansion {
  /** new things, best first; the seeds are not among them */
  nodes: number[]
  /** between all that is shown now: seeds, what was there, what is new */
  edges: ExpansionEdge[]
  /** what lies next to the seeds and was left out, by kind: a value kind, `bidder`, `lot` */
  notShown: Map<string, number>
}

interface ExpansionOptions extends TieFilter {
  /** new things at most */
  limit: number
  /** 1: what the seeds hold; 2: who holds that too */
  steps: 1 | 2
}

/**
 * What lies around some things. Values come rarest first, lots and owners as they stand, organisations by the
 * bits of the values that lead to them; what passes the limit is counted by kind. Hubs are shown and not gone
 * through. Pure.
 */
export const expansion = (
  space: TieSpace,
  seeds: readonly number[],
  present: readonly number[],
  options: ExpansionOptions,
): Expansion => {
  const known = new Set([...seeds, ...present])
  const first = gathered(space, seeds, known, options)
  const second = options.steps === 2 ? beyond(space, first, known, options) : []
  const chosen =
    options.steps === 2 ? chosenTogether(first, second, options.limit) : first.slice(0, options.limit)
  const nodes = chosen.map(({ node }) => node)
  const shown = new Set(nodes)
  const notShown = new Map<string, number>()
  for (const { node } of [...first, ...second])
    if (!shown.has(node)) notShown.set(wordOf(space, node), (notShown.get(wordOf(space, node)) ?? 0) + 1)
  return { nodes, edges: edgesAmong(space, [...known, ...nodes], options), notShown }
}

/** A thing that may be shown: what it counts for, and, where it is found through values, through which. */
interface Candidate {
  node: number
  bits: number
  through: number[]
}

const byBits = (x: Candidate, y: Candidate): number => y.bits - x.bits || x.node - y.node

const gathered = (
  space: TieSpace,
  seeds: readonly number[],
  known: ReadonlySet<number>,
  filter: TieFilter,
): Candidate[] => {
  const found = new Map<number, Candidate>()
  for (const seed of seeds)
    for (const { node, bits } of tiesOf(space, seed, filter)) {
      if (known.has(node)) continue
      const one = found.get(node) ?? { node, bits: 0, through: [] }
      found.set(node, { ...one, bits: one.bits + bits })
    }
  return [...found.values()].sort(byBits)
}

/** Organisations that hold what was found, hubs aside. */
const beyond = (
  space: TieSpace,
  first: readonly Candidate[],
  known: ReadonlySet<number>,
  filter: TieFilter,
): Candidate[] => {
  const direct = new Set(first.map(({ node }) => node))
  const found = new Map<number, Candidate>()
  for (const { node: via } of first) {
    const { type, at } = thingAt(space, via)
    if (type !== 'value' || isHub(space, at, filter)) continue
    for (const { node, bits } of tiesOf(space, via, filter)) {
      if (known.has(node) || direct.has(node)) continue
      const one = found.get(node) ?? { node, bits: 0, through: [] }
      one.bits += bits
      one.through.push(via)
      found.set(node, one)
    }
  }
  return [...found.values()].sort(byBits)
}

/** values shown on the way to one organisation */
const WAYS = 6

/** Organisations best first, each with the rarest values that lead to it; then the rest of what is next. */
const chosenTogether = (
  first: readonly Candidate[],
  second: readonly Candidate[],
  limit: number,
): Candidate[] => {
  const byNode = new Map(first.map((one) => [one.node, one]))
  const chosen = new Set<Candidate>()
  for (const one of second) {
    const ways = one.through.flatMap((node) => byNode.get(node) ?? []).sort(byBits)
    const wanted = [one, ...ways.slice(0, WAYS)].filter((each) => !chosen.has(each))
    if (chosen.size + wanted.length > limit) break
    for (const each of wanted) chosen.add(each)
  }
  for (const one of first) if (chosen.size < limit) chosen.add(one)
  return [...chosen]
}

/** Ties between things of a set, each once, ascending; hubs' as well, where they are in the set. */
export const edgesAmong = (
  space: TieSpace,
  nodes: readonly number[],
  filter: Pick<TieFilter, 'hubAbove'>,
): ExpansionEdge[] => {
  const inside = new Set(nodes)
  const every = { ...EVERYTHING, hubAbove: filter.hubAbove }
  const edges: ExpansionEdge[] = []
  for (const from of [...inside].sort((x, y) => x - y)) {
    if (thingAt(space, from).type !== 'org') continue
    for (const { node: to, type, bits } of tiesOf(space, from, every))
      if (inside.has(to) && (type !== 'owns' || from < to)) edges.push({ from, to, type, bits })
  }
  return edges
}

const EVERYTHING: TieFilter = {
  kinds: new Set([...VALUE_KINDS, 'owns', 'lot']),
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  minBits: 0,
  hubAbove: 0,
}

/**
 * What connects some things: values and lots (where asked for) that two or more of them have, the rarest
 * first, and every tie among all that is shown then.
 */
export const connection = (
  space: TieSpace,
  nodes: readonly number[],
  options: TieFilter & { limit: number },
): Expansion => {
  const known = new Set(nodes)
  const found = new Map<number, Tie & { times: number }>()
  for (const node of known)
    for (const tie of tiesOf(space, node, options)) {
      if (known.has(tie.node)) continue
      const times = (found.get(tie.node)?.times ?? 0) + 1
      found.set(tie.node, { ...tie, times })
    }
  const joining = [...found.values()]
    .filter(({ times, node }) => times > 1 && !isHubNode(space, node, options))
    .sort((x, y) => y.bits - x.bits || y.times - x.times || x.node - y.node)
  const shown = joining.slice(0, options.limit).map(({ node }) => node)
  const notShown = new Map<string, number>()
  for (const { node } of joining.slice(options.limit))
    notShown.set(wordOf(space, node), (notShown.get(wordOf(space, node)) ?? 0) + 1)
  return { nodes: shown, edges: edgesAmong(space, [...known, ...shown], options), notShown }
}

const isHubNode = (space: TieSpace, node: number, filter: TieFilter): boolean => {
  const { type, at } = thingAt(space, node)
  return type === 'value' && isHub(space, at, filter)
}

/** `bidder`, `lot`, or the value's kind. */
export const wordOf = (space: TieSpace, node: number): string => {
  const { type, at } = thingAt(space, node)
  if (type === 'value') return VALUE_KINDS[space.market.values.kind[at]!]!
  return type === 'org' ? 'bidder' : 'lot'
}
