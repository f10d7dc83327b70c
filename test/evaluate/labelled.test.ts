import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateLabelled } from '../../src/evaluate/labelled.js'
import { labelledText } from '../../src/evaluate/labelled-report.js'
import { readLabels } from '../../src/evaluate/labels.js'
import { shuffledParticipation } from '../../src/evaluate/shuffle.js'
import { strataOfLots } from '../../src/market/strata.js'
import { parseMapping } from '../../src/sources/mapping.js'
import { cli } from '../support/cli.js'
import { marketOf, type TestBid } from '../support/market.js'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'labels-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const MAPPING = {
  files: ['labelled*.csv'],
  tables: {
    lots: { columns: { lot_id: 'lot' } },
    bids: { columns: { lot_id: 'lot', bidder_id: 'firm', amount: 'price' }, keep: ['guilty', 'cartel'] },
  },
}

describe('readLabels()', () => {
  it('labels lots and bidders by their bids, with the ring where a column names it', async () => {
    const file = join(dir, 'labelled.csv')
    writeFileSync(
      file,
      'lot,firm,price,guilty,cartel\nL1,A,10,1.0,x\nL1,B,11,yes,x\nL2,C,12,0,\nL2,D,13,是,y\nL3,C,9,,\n',
    )
    const labels = await readLabels(
      [file],
      { label: 'guilty', ring: 'cartel' },
      parseMapping(JSON.stringify(MAPPING), 'map.json'),
    )
    expect(labels).toMatchObject({ bids: 5, labelled: 3 })
    expect([...labels.lots]).toEqual([
      ['L1', true],
      ['L2', true],
      ['L3', false],
    ])
    expect([...labels.rings]).toEqual([
      ['A', 'x'],
      ['B', 'x'],
      ['D', 'y'],
    ])
    writeFileSync(file, 'lot,firm,price,guilty,cartel\nL1,A,10,1,x\nL1,B,11,1, \n')
    const blank = await readLabels(
      [file],
      { label: 'guilty', ring: 'cartel' },
      parseMapping(JSON.stringify(MAPPING)),
    )
    expect([blank.labelled, ...blank.rings]).toEqual([2, ['A', 'x']])
    await expect(
      readLabels([file], { label: 'nowhere' }, parseMapping(JSON.stringify(MAPPING), 'map.json')),
    ).rejects.toThrow(/no bid table has the column "nowhere".*guilty/)
  })
})

/** A and B always together, the others as it comes. */
const bids: TestBid[] = Array.from({ length: 60 }, (_, l) =>
  [...(l % 3 === 0 ? ['A', 'B'] : []), ...[0, 1, 2].map((k) => `F${(l * 7 + k * (1 + (l % 5))) % 16}`)].map(
    (bidder, k) => ({
      lot: `L${String(l).padStart(2, '0')}`,
      bidder,
      amount: 1000 + 7 * ((l * 31 + k * 17) % 97),
    }),
  ),
).flat()
const market = marketOf({
  bids: bids.filter((bid, i) => bids.findIndex((b) => b.lot === bid.lot && b.bidder === bid.bidder) === i),
})

describe('shuffledParticipation()', () => {
  it('keeps the bids of every lot and of every bidder, and nobody stands twice on a lot', () => {
    const shuffled = shuffledParticipation(market, strataOfLots(market, 24), 1)
    const count = (column: Int32Array): number[] => {
      const counts = new Array<number>(market.bidders.count).fill(0)
      for (const b of column) counts[b]!++
      return counts
    }
    expect(count(shuffled.bids.bidder)).toEqual(count(market.bids.bidder))
    expect(shuffled.bids.bidder).not.toEqual(market.bids.bidder)
    for (let lot = 0; lot < market.lots.count; lot++) {
      const on = shuffled.bids.bidder.subarray(market.bids.lotOffsets[lot]!, market.bids.lotOffsets[lot + 1]!)
      expect(new Set(on).size).toBe(on.length)
    }
    expect(shuffledParticipation(market, strataOfLots(market, 24), 1).bids.bidder).toEqual(
      shuffled.bids.bidder,
    )
  })
})

it('ranks the pair that always meets first, and chance does not', () => {
  const labels = {
    lots: new Map(bids.map(({ lot }) => [lot, Number(lot.slice(1)) % 3 === 0])),
    rings: new Map([
      ['A', 'ring'],
      ['B', 'ring'],
    ]),
    bids: bids.length,
    labelled: 40,
  }
  const { lots, pairs, permutation, rings } = evaluateLabelled(market, [], labels, 1)
  expect(pairs.labelled).toBe(1)
  expect(pairs.unranked).toBeNull()
  const once = marketOf({
    bids: ['A', 'B', 'C', 'D'].map((bidder, i) => ({ lot: `L${i >> 1}`, bidder, amount: 9 + i })),
  })
  const alone = {
    lots: new Map(),
    rings: new Map([
      ['A', 'r'],
      ['B', 'r'],
    ]),
    bids: 4,
    labelled: 2,
  }
  const told = evaluateLabelled(once, [], alone, 1)
  expect(told.pairs.unranked).toBe('none met twice')
  expect(labelledText(told, 'en')).toContain('No two bidders met twice')
  expect(pairs.ranking.ap).toBe(1)
  expect(lots.channels[0]!.auc).toBeGreaterThan(0.9)
  expect(permutation.alarms).toBeGreaterThanOrEqual(1)
  expect(permutation.shuffledAlarms).toBeLessThan(1)
  expect(rings).toEqual([{ ring: 'ring', members: 2, listed: 0, all: 0, place: null, level: null }])
})

const OHIO = '../shared/data/ohio_milk/ohio_milk_data.csv'
const why = existsSync(OHIO) ? '' : ` (skipped: ${OHIO} is not here)`
it.skipIf(why !== '')(`on Ohio the convicted firms are the first three pairs and one group${why}`, () => {
  const { stdout, status } = cli(
    'evaluate',
    ...['--labelled', OHIO, '--mapping', 'test/fixtures/mappings/ohio_milk.json'],
    ...['--label', 'is_cartel_firm', '--json'],
  )
  expect(status).toBe(0)
  const found = JSON.parse(stdout)
  expect(found.lots).toMatchObject({ count: 917, labelled: 272 })
  expect(found.lots.screens.find((one: { score: string }) => one.score === 'cv').auc).toBeCloseTo(0.543, 3)
  expect(found.pairs.ranking.ap).toBe(1)
  expect(found.rings[0]).toMatchObject({ members: 3, all: 1, listed: 1, level: 'yellow' })
  expect(found.rings[0].place).toBeLessThanOrEqual(2)
  expect(found.permutation.share).toBeLessThanOrEqual(0.015)
})
