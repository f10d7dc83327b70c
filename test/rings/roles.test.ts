import { expect, it } from 'vitest'
import { pairPlace } from '../../src/rings/pair-item.js'
import { rolesOf } from '../../src/rings/roles.js'
import { RingSettings } from '../../src/rings/settings.js'

const settings = RingSettings.parse({}).roles
const roles = (
  size: number,
  tied: string[],
  wins: number[],
  { support = wins.map(() => 1), known = wins.map(() => 5) }: { support?: number[]; known?: number[] } = {},
) => {
  const ties = new Float64Array((size * (size - 1)) / 2)
  for (const pair of tied) ties[pairPlace(Number(pair[0]), Number(pair[1]), size)] = 1
  return rolesOf(size, ties, support, { bids: wins.map(() => 5), wins, known }, settings)
}
const all = ['01', '02', '12']

it('who wins wins, who never does while another does is a possible cover', () => {
  expect(roles(3, all, [2, 0, 0])).toEqual(['winner', 'cover', 'cover'])
})
it('nobody covers when nobody wins, or when outcomes are not known', () => {
  expect(roles(3, all, [0, 0, 0])).toEqual(['core', 'core', 'core'])
  expect(roles(3, all, [2, 0, 0], { known: [5, 5, 0] })).toEqual(['winner', 'cover', 'core'])
})
it('the one without whom the others come apart is a bridge', () => {
  expect(roles(3, ['01', '12'], [1, 0, 0])).toEqual(['winner', 'bridge', 'cover'])
})
it('a member with little support is the edge, whatever it wins', () => {
  expect(roles(3, all, [2, 1, 0], { support: [1, 0.5, 1] })).toEqual(['winner', 'edge', 'cover'])
  expect(roles(3, all, [2, 1, 0], { support: [1, 0.6, 1] })).toEqual(['winner', 'winner', 'cover'])
})
