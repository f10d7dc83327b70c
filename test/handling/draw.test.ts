import { describe, expect, it } from 'vitest'
import { type Drawable, drawFrom, listDigest, seedOf } from '../../src/handling/draw.js'
import { type SpotFile, spotFaults } from '../../src/handling/spot-check.js'

const listOf = (n: number, strata = 1): Drawable[] =>
  Array.from({ length: n }, (_, i) => ({ id: `L${i}`, stratum: `s${i % strata}`, boost: 100 }))

const draw = (list: readonly Drawable[], numbers: [string, string] = ['314159', '271828']) =>
  drawFrom(list, { share: 20, seed: seedOf('2026-03-02', numbers, listDigest(list)), inspectors: [] })

describe('a draw', () => {
  it.each([
    [1, 1],
    [4, 1],
    [5, 1],
    [6, 2],
    [37, 8],
    [101, 21],
  ])('takes of %i at one in five %i', (n, drawn) => expect(draw(listOf(n))).toHaveLength(drawn))

  it('takes of every layer one at least, and more of a layer that is to be drawn twice as often', () => {
    const list = listOf(37, 9)
    const strata = new Set(draw(list).map(({ stratum }) => stratum))
    expect(strata.size).toBe(9)
    const boosted = listOf(100, 2).map((one) => ({ ...one, boost: one.stratum === 's0' ? 200 : 100 }))
    const of = (name: string): number => draw(boosted).filter(({ stratum }) => stratum === name).length
    expect([of('s0'), of('s1')]).toEqual([20, 10])
  })

  it('is the same for the list in another order, and another for another number', () => {
    const list = listOf(200, 5)
    expect(draw([...list].reverse())).toEqual(draw(list))
    expect(draw(list, ['314159', '271829'])).not.toEqual(draw(list))
    expect(listDigest([...list].reverse())).toBe(listDigest(list))
  })

  it('gives each two inspectors, none that is excused, and to none more than their share', () => {
    const list = listOf(20)
    const users = ['a', 'b', 'c', 'd', 'e'].map((user) => ({
      user,
      recused: user === 'a' ? ['L3', 'L7'] : [],
    }))
    for (let n = 0; n < 1000; n++) {
      const seed = seedOf('2026-03-02', [String(1000 + n), '2000'], listDigest(list))
      const drawn = drawFrom(list, { share: 50, seed, inspectors: users })
      const load = new Map<string, number>()
      for (const { id, inspectors } of drawn) {
        expect(new Set(inspectors).size).toBe(inspectors.length)
        if (id === 'L3' || id === 'L7') expect(inspectors).not.toContain('a')
        for (const user of inspectors) load.set(user, (load.get(user) ?? 0) + 1)
      }
      expect([...load.values()].every((times) => times <= 4)).toBe(true)
    }
  })
})

describe('a file of a draw', () => {
  const list = listOf(37, 9)
  const plan = {
    ...{
      of: 'lot' as const,
      firstDay: '2026-01-01',
      lastDay: '2026-12-31',
      share: 20,
      boosts: {},
      reason: '',
    },
    ...{ inspectors: [{ user: '王某', recused: [] }], day: '2026-03-02', list, digest: listDigest(list) },
  }
  const seed = seedOf(plan.day, ['314159', '271828'], plan.digest)
  const file: SpotFile = {
    ...{ id: 'SC-2026-000001', plan, numbers: ['314159', '271828'] },
    draw: { seed, drawn: drawFrom(list, { share: 20, seed, inspectors: plan.inspectors }) },
  }

  it('is made again from its list and its numbers alone', () => {
    expect(spotFaults(JSON.parse(JSON.stringify(file)) as SpotFile)).toEqual([])
  })

  it('gives itself away where a lot was added, a number changed, or another lot put among those drawn', () => {
    const added = { ...plan, list: [...list, { id: 'L99', stratum: 's0', boost: 100 }] }
    expect(spotFaults({ ...file, plan: added })).toContain('list')
    expect(spotFaults({ ...file, numbers: ['314159', '271829'] })).toEqual(['seed', 'draw'])
    const [first, ...rest] = file.draw.drawn
    const swapped = { ...file.draw, drawn: [{ ...first!, id: 'L36' }, ...rest] }
    expect(spotFaults({ ...file, draw: swapped })).toEqual(['draw'])
  })
})
