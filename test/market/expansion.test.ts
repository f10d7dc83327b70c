import { describe, expect, it } from 'vitest'
import { VALUE_KINDS } from '../../src/domain/value-kind.js'
import { buildAdjacency } from '../../src/market/adjacency.js'
import { connection, edgesAmong, expansion, wordOf } from '../../src/market/expansion.js'
import { nameOfNode, nodeNamed, nodeSpace } from '../../src/market/expansion-nodes.js'
import type { Around, TieFilter, TieSpace } from '../../src/market/expansion-ties.js'
import { marketOf } from '../support/market.js'

/** A and B share a disk, B and C a board, ten firms one MAC; each firm bids on its own lot and on L. */
const FIRMS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J']
const market = marketOf({
  bids: FIRMS.flatMap((bidder) => {
    const uses = {
      'bids.mac': '3C5282112233',
      ...('AB'.includes(bidder) && { 'bids.disk_serial': 'DISK-AB' }),
      ...('BC'.includes(bidder) && { 'bids.board_serial': 'BOARD-BC' }),
    }
    return [
      { lot: 'L', bidder, uses },
      { lot: `own-${bidder}`, bidder, uses },
    ]
  }),
})
const space: TieSpace = { ...nodeSpace(market), adjacency: buildAdjacency(market) }
const filter = (kinds: readonly Around[] = VALUE_KINDS, hubAbove = 50): TieFilter => ({
  kinds: new Set(kinds),
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  minBits: 0,
  hubAbove,
})
const node = (name: string): number => nodeNamed(space, name)
const names = (nodes: readonly number[]): string[] =>
  nodes.map((one) => (wordOf(space, one) === 'bidder' ? nameOfNode(space, one) : wordOf(space, one)))
const around = (
  seeds: string[],
  more: Partial<Parameters<typeof expansion>[3]> = {},
  present: string[] = [],
) => expansion(space, seeds.map(node), present.map(node), { ...filter(), steps: 1, limit: 40, ...more })

describe('what lies around a thing', () => {
  it('is what a firm holds, the rarest first; and with a second step who holds that too', () => {
    expect(names(around(['bidder:A']).nodes)).toEqual(['disk', 'mac'])
    const two = around(['bidder:A'], { steps: 2, limit: 3 })
    expect(names(two.nodes)).toEqual(['bidder:B', 'disk', 'mac'])
    expect(two.edges.map(({ from, to }) => names([from, to]).join(' ')).sort()).toEqual([
      'bidder:A disk',
      'bidder:A mac',
      'bidder:B disk',
      'bidder:B mac',
    ])
    expect([...two.notShown]).toEqual([['bidder', 8]])
  })
  it('counts by kind what passes the limit, and never what is there already', () => {
    const { nodes, notShown } = around(['bidder:A'], { steps: 1, limit: 1 })
    expect([names(nodes), [...notShown]]).toEqual([['disk'], [['mac', 1]]])
    expect(names(around(['bidder:A'], {}, ['disk:DISK-AB']).nodes)).toEqual(['mac'])
  })
  it('shows a hub and does not go through it', () => {
    const two = around(['bidder:A'], { ...filter(VALUE_KINDS, 5), steps: 2 })
    expect(names(two.nodes)).toEqual(['bidder:B', 'disk', 'mac'])
    expect(names(around(['mac:3C-52-82-11-22-33']).nodes)).toHaveLength(10)
  })
  it('keeps to the kinds asked for: lots and bids only when they are', () => {
    expect(names(around(['bidder:A'], filter(['lot'])).nodes)).toEqual(['lot', 'lot'])
    expect(names(around(['lot:L']).nodes)).toEqual(FIRMS.map((id) => `bidder:${id}`))
    expect(names(around(['bidder:B'], filter(['board'])).nodes)).toEqual(['board'])
  })
})

describe('what connects some things', () => {
  it('is what two of them share, and every tie among them', () => {
    const { nodes, edges } = connection(space, ['bidder:A', 'bidder:B', 'bidder:C'].map(node), {
      ...filter(VALUE_KINDS, 5),
      limit: 10,
    })
    expect(names(nodes).sort()).toEqual(['board', 'disk'])
    expect(edges).toHaveLength(4)
    const lots = connection(space, ['bidder:A', 'bidder:C'].map(node), { ...filter(['lot']), limit: 10 })
    expect(lots.nodes.map((one) => nameOfNode(space, one))).toEqual(['lot:L'])
  })
  it('is told once a pair, whatever the order of the things', () => {
    const all = ['bidder:B', 'disk:DISK-AB', 'bidder:A'].map(node)
    const edges = edgesAmong(space, all, filter())
    expect(edges).toHaveLength(2)
    expect(edgesAmong(space, [...all].reverse(), filter())).toEqual(edges)
  })
})

describe('the name of a thing', () => {
  it('leads back to it, and of a value says nothing of its text', () => {
    for (const name of ['bidder:A', 'lot:L', 'disk:DISK-AB']) {
      const found = node(name)
      expect(node(nameOfNode(space, found))).toBe(found)
    }
    expect(nameOfNode(space, node('disk:DISK-AB'))).not.toContain('DISK')
  })
  it('of what is not there, of another state of the data and of what may not be asked is refused', () => {
    for (const name of ['bidder:Z', 'lot:Z', 'disk:NONE', 'nonsense', 'value:x-0'])
      expect(() => node(name)).toThrow()
    const value = nameOfNode(space, node('disk:DISK-AB'))
    expect(() => nodeNamed(space, value, ['disk'])).toThrow(/nothing in the store/)
    expect(() => nodeNamed(space, 'disk:DISK-AB', ['disk'])).toThrow(/nothing in the store/)
    const other = { ...space, market: { ...market, digest: 'ffffffffffff' } }
    expect(() => nodeNamed(other, value)).toThrow(/data has changed/)
  })
})
