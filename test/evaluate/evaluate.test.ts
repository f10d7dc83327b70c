import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustedRand, jaccard } from '../../src/evaluate/agreement.js'
import { evaluate, type FoundRing } from '../../src/evaluate/evaluate.js'
import { evaluationText } from '../../src/evaluate/report.js'
import { parseTruth, readTruth } from '../../src/evaluate/truth.js'

const ring = (members: string, level: FoundRing['level'] = 'red', id = members): FoundRing => ({
  id,
  level,
  members: [...members].map((bidderId) => ({ bidderId })),
})
const truthOf = (groups: Record<string, string>) =>
  parseTruth(
    `ring_id,bidder_id,kind,note\n${Object.entries(groups)
      .flatMap(([name, members]) => {
        const [kind, note] = name.split(':')
        return [...members].map((m) => `${name},${m},${kind},${note}`)
      })
      .join('\n')}`,
  )

describe('evaluate', () => {
  const truth = truthOf({ 'ring:sloppy-shells': 'ABCD', 'ring:behaviour': 'EFG', 'decoy:incubator': 'PQRST' })

  it('gives full marks to the truth itself', () => {
    const e = evaluate([ring('ABCD'), ring('EFG', 'yellow')], truth)
    expect(e.pairs).toMatchObject({ precision: 1, recall: 1, f1: 1, found: 9, true: 9 })
    expect(e.members).toMatchObject({ precision: 1, recall: 1 })
    expect(e.rings).toMatchObject({ precision: 1, recall: 1, missed: [], falseRings: [] })
    expect(e.ari).toBe(1)
    expect(e.decoys).toMatchObject({ decoys: 1, flagged: 0, red: 0 })
  })

  it('counts only the listed levels, and green when asked', () => {
    const rings = [ring('ABCD'), ring('EFG', 'green')]
    expect(evaluate(rings, truth).rings).toMatchObject({ found: 1, listed: 1, recallSharedValues: 1 })
    expect(evaluate(rings, truth, { levels: ['red', 'yellow', 'green'] }).rings.found).toBe(2)
  })

  it('finds a ring at a Jaccard of exactly one half', () => {
    expect(evaluate([ring('AB')], truth).rings.found).toBe(1)
    expect(evaluate([ring('ABXYZ')], truth).rings.found).toBe(0)
  })

  it('accepts a fragment by majority but not by Jaccard', () => {
    const e = evaluate([ring('ABX')], truthOf({ 'ring:m': 'ABCDEF' }))
    expect(e.rings).toMatchObject({ matched: 0, majority: 1, precision: 0, majorityPrecision: 1 })
  })

  it('counts a decoy when two of its members stand in a listed ring that is no true ring', () => {
    expect(evaluate([ring('PQX', 'red')], truth).decoys).toMatchObject({ flagged: 1, red: 1, redShare: 1 })
    expect(evaluate([ring('PQX', 'yellow')], truth).decoys).toMatchObject({ flagged: 1, red: 0 })
    expect(evaluate([ring('PXY', 'red')], truth).decoys.flagged).toBe(0)
    expect(evaluate([ring('PQX', 'green')], truth).decoys.flagged).toBe(0)
    expect(evaluate([ring('ABCDPQ', 'red')], truth).decoys.flagged).toBe(0)
  })

  it('breaks recall down by mechanism and precision by level', () => {
    const e = evaluate([ring('ABCD'), ring('XY', 'yellow')], truth)
    expect(e.rings.byMechanism).toEqual([
      { mechanism: 'behaviour', rings: 1, found: 0, recall: 0, meanJaccard: 0 },
      { mechanism: 'sloppy-shells', rings: 1, found: 1, recall: 1, meanJaccard: 1 },
    ])
    expect(e.byLevel.map((l) => [l.level, l.rings, l.matched])).toEqual([
      ['red', 1, 1],
      ['yellow', 1, 0],
      ['green', 0, 0],
    ])
    expect(e.rings.falseRings).toEqual(['XY'])
  })

  it('has no ratio where there is nothing to divide by', () => {
    const e = evaluate([], truthOf({ 'decoy:incubator': 'PQ' }))
    expect(e.pairs).toMatchObject({ precision: null, recall: null, f1: null })
    expect(e.rings.precision).toBeNull()
    expect(e.ari).toBeNull()
  })

  it('compares ids however they are written', () => {
    expect(evaluate([ring('abcd')], truth).pairs.both).toBe(6)
  })
})

describe('adjustedRand', () => {
  it('is the value of the textbook for a small table', () => {
    const items = [...'abcdef']
    expect(
      adjustedRand(
        items,
        [
          ['a', 'b', 'c'],
          ['d', 'e', 'f'],
        ],
        [
          ['a', 'b'],
          ['c', 'd'],
          ['e', 'f'],
        ],
      ),
    ).toBeCloseTo(0.2424, 4)
  })
  it('is 1 for equal groupings and the same both ways round', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 12 })
    const toGroups = (labels: number[]) =>
      [0, 1, 2, 3, 4]
        .map((g) => labels.flatMap((l, i) => (l === g ? [`i${i}`] : [])))
        .filter((g) => g.length > 0)
    fc.assert(
      fc.property(groups, groups, (a, b) => {
        const items = Array.from({ length: Math.min(a.length, b.length) }, (_, i) => `i${i}`)
        const [left, right] = [toGroups(a.slice(0, items.length)), toGroups(b.slice(0, items.length))]
        expect(adjustedRand(items, left, right)).toBe(adjustedRand(items, right, left))
        const self = adjustedRand(items, left, left)
        if (self !== null) expect(self).toBe(1)
      }),
    )
  })
})

describe('jaccard', () => {
  it('is common members over all members', () => {
    expect(jaccard(['a', 'b', 'c'], ['b', 'c', 'd'])).toBe(0.5)
    expect(jaccard([], [])).toBe(0)
  })
})

describe('parseTruth', () => {
  it('reads quoted cells, a byte order mark, any column order and a missing note', () => {
    const truth = parseTruth('\ufeffkind,bidder_id,ring_id\r\nring,"A",R1\r\nring,"B ""x""",R1\r\n')
    expect(truth.rings).toEqual([{ id: 'R1', note: '', members: ['A', 'B "X"'] }])
  })
  it.each([
    ['ring_id,bidder_id\nR1,A\n', 'lacks the column kind'],
    ['ring_id,bidder_id,kind\nR1,A,gang\n', 'line 2: kind must be ring or decoy: it is "gang"'],
    ['ring_id,bidder_id,kind\nR1,,ring\n', 'line 2 has no bidder_id'],
    ['ring_id,bidder_id,kind\n,A,ring\n', 'line 2 has no ring_id'],
    ['ring_id,bidder_id,kind\nX,A,ring\nX,B,decoy\n', '"X" is both a ring and a decoy'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseTruth(text)).toThrow(message)
  })
  it('reads the truth of a market without rings or decoys: all that is listed is false', () => {
    const truth = parseTruth('ring_id,bidder_id,kind,note\n')
    expect(truth).toEqual({ rings: [], decoys: [] })
    const { rings, decoys } = evaluate([ring('AB', 'yellow')], truth)
    expect(rings).toMatchObject({ true: 0, recall: null, listed: 1, precision: 0 })
    expect(decoys).toMatchObject({ decoys: 0, redShare: null })
  })
  it('says when the file is not there', () => {
    expect(() => readTruth('/nowhere/truth.csv')).toThrow('there is no such file')
  })
})

describe('evaluationText', () => {
  const truth = truthOf({ 'ring:sloppy-shells': 'ABCD', 'decoy:incubator': 'PQRST' })
  const e = evaluate([ring('ABC'), ring('PQ', 'yellow')], truth)

  it('lists measures, mechanisms, decoys and levels', () => {
    const text = evaluationText(e, 'en')
    expect(text).toMatch(/suspected rings \(best Jaccard ≥ 0\.5\) +0\.500 +1\.000 +1\/2\/1/)
    expect(text).toMatch(/sloppy-shells +1\/1 +1\.000 +0\.750/)
    expect(text).toMatch(/incubator +1 +1 +0/)
    expect(text).toMatch(/yellow +1 +0 +0\.000/)
  })
  it('says the same in Chinese', () => {
    const text = evaluationText(e, 'zh')
    expect(text).toContain('疑似团伙（最佳 Jaccard ≥ 0.5）')
    expect(text).toMatch(/sloppy-shells +1\/1/)
  })
})
