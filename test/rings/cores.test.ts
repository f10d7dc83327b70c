import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BIT } from '../../src/domain/grade.js'
import { coresOf, type Group, linkageClusters } from '../../src/rings/cores.js'
import { RingSettings } from '../../src/rings/settings.js'

type Tie = [a: number, b: number, bits: number, strong?: true]

const group = (nodes: number, ties: Tie[]): Group => {
  const rows = Array.from({ length: nodes }, (_, v) =>
    ties
      .flatMap(([a, b, bits, strong]) =>
        a === v ? [[b, bits, strong] as const] : b === v ? [[a, bits, strong] as const] : [],
      )
      .sort((x, y) => x[0] - y[0]),
  )
  const flat = rows.flat()
  const offsets = [0]
  for (const row of rows) offsets.push(offsets.at(-1)! + row.length)
  return {
    nodes,
    offsets: Int32Array.from(offsets),
    neighbours: Int32Array.from(flat, ([to]) => to),
    weights: Float64Array.from(flat, ([, bits]) => bits * BIT),
    strong: Uint8Array.from(flat, ([, , strong]) => (strong ? 1 : 0)),
  }
}
const settings = RingSettings.parse({}).cores
const cores = (nodes: number, ties: Tie[], more: Partial<typeof settings> = {}) =>
  coresOf(group(nodes, ties), { ...settings, ...more }, 3 * BIT, 1)

const clique = (members: number[], bits: number, strong?: true): Tie[] =>
  members.flatMap((a, i) =>
    members.slice(i + 1).map((b): Tie => (strong ? [a, b, bits, true] : [a, b, bits])),
  )

describe('cores of a group', () => {
  // 0-2 the convicted trio, 3-5 the three neighbours that the default resolution brings along
  const ohio: Tie[] = [
    [0, 1, 435],
    [0, 2, 500],
    [1, 2, 647],
    [0, 3, 36],
    [1, 3, 55],
    [1, 4, 45],
    [2, 4, 41],
    [1, 5, 20],
    [3, 4, 12],
  ]
  it('takes a trio out of neighbours a tenth as dense, and names these as associates', () => {
    expect(cores(6, ohio)).toEqual({
      cores: [[0, 1, 2]],
      rest: [
        { node: 3, core: 0 },
        { node: 4, core: 0 },
        { node: 5, core: 0 },
      ],
    })
    expect(cores(6, ohio, { linkageUpTo: 2 }).cores).toEqual([[0, 1, 2]])
  })
  it('leaves a ring whole when a careful member holds on by one strong fact', () => {
    const ring: Tie[] = [...clique([0, 1, 2], 90, true), [2, 3, 13, true], [1, 3, 5]]
    expect(cores(4, ring)).toEqual({ cores: [[0, 1, 2, 3]], rest: [] })
  })
  it('cuts the same member off when nothing but weak evidence ties it', () => {
    const ring: Tie[] = [...clique([0, 1, 2], 90, true), [2, 3, 13], [1, 3, 5]]
    expect(cores(4, ring)).toEqual({ cores: [[0, 1, 2]], rest: [{ node: 3, core: 0 }] })
  })
  it('leaves a group of even density whole', () => {
    expect(cores(5, clique([0, 1, 2, 3, 4], 12)).cores).toEqual([[0, 1, 2, 3, 4]])
  })
  it('finds several cores in one group', () => {
    const two: Tie[] = [...clique([0, 1, 2], 60), ...clique([3, 4], 80), [2, 3, 20], [1, 4, 10]]
    expect(cores(5, two).cores).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
  })
  it('makes a ring of those left over who share strong evidence, or are tied as densely as to the core', () => {
    const strong: Tie[] = [...clique([0, 1, 2], 200), [2, 3, 30], [1, 4, 30], [3, 4, 12, true]]
    expect(cores(5, strong).cores).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
    const dense: Tie[] = [...clique([0, 1, 2], 200), [2, 3, 30], [1, 4, 30], [3, 4, 25]]
    expect(cores(5, dense).cores).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
    const sparse: Tie[] = [...clique([0, 1, 2], 200), [2, 3, 30], [1, 4, 30], [3, 4, 4]]
    expect(cores(5, sparse).cores).toEqual([[0, 1, 2]])
  })
  it('keeps pairs as they are', () => {
    expect(cores(2, [[0, 1, 5]])).toEqual({ cores: [[0, 1]], rest: [] })
  })
  it('puts every bidder in one place, whatever the ties', () => {
    const tie = fc.tuple(
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 28 }), (given) => {
        const ties = new Map<string, Tie>()
        for (const [a, b, bits, strong] of given)
          if (a !== b)
            ties.set(`${Math.min(a, b)} ${Math.max(a, b)}`, strong ? [a, b, bits, true] : [a, b, bits])
        const found = cores(8, [...ties.values()])
        const places = [...found.cores.flat(), ...found.rest.map(({ node }) => node)].sort()
        expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      }),
    )
  })
})

it('average linkage joins the pair with the most bits first, then by mean bits per pair', () => {
  expect(
    linkageClusters(
      group(4, [
        [0, 1, 9],
        [2, 3, 8],
        [1, 2, 5],
        [0, 3, 4],
      ]),
    ),
  ).toEqual([
    [0, 1, 2, 3],
    [0, 1],
    [2, 3],
  ])
})
