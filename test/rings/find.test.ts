import { expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { defaultGamma } from '../../src/evidence/tie.js'
import { meetingPairs } from '../../src/market/meeting-pairs.js'
import { type FoundRings, findRings } from '../../src/rings/find.js'
import { RingSettings } from '../../src/rings/settings.js'
import { marketOf, type TestBid } from '../support/market.js'
import { ringMarketBids } from './ring-market.js'

/**
 * The ring of three, and four pairs of firms that share a disk on different lots and never meet: green
 * groups.
 */
const market = marketOf({
  bids: [
    ...ringMarketBids(),
    ...[1, 2, 3, 4].flatMap((pair): TestBid[] =>
      ['A', 'B'].flatMap((one) =>
        [1, 2].map((n) => ({
          lot: `${one}-${pair}-${n}`,
          bidder: `${one}${pair}`,
          uses: { 'bids.disk_serial': `DISK-${pair}` },
        })),
      ),
    ),
  ],
})
const findings = evaluateRules(market, defaultDetection())
const found = (greenKept: number, more = {}): FoundRings =>
  findRings(market, findings, {
    method: 'leiden',
    gamma: defaultGamma(market.bidders.count),
    seed: 1,
    settings: RingSettings.parse({ greenKept }),
    ...more,
  })
const levels = ({ rings }: FoundRings): string[] => rings.map(({ judged }) => judged.level)

it('keeps every red and yellow ring and only the best green groups, and counts them all', () => {
  const all = found(10_000)
  const listed = levels(all).filter((level) => level !== 'green')
  expect(listed.length).toBeGreaterThan(0)
  expect(all.counts.green).toBeGreaterThanOrEqual(4)
  for (const kept of [0, 1, 3]) {
    const some = found(kept)
    expect(levels(some)).toEqual([...listed, ...new Array<string>(kept).fill('green')])
    expect(some.counts).toEqual(all.counts)
    expect(some.rings).toEqual(all.rings.slice(0, some.rings.length))
  }
})

it('finds the same rings when the pairs that meet are given, all those it needs or fewer', () => {
  const all = found(10_000)
  for (const least of [1, 3, 6]) expect(found(10_000, { met: meetingPairs(market, least) })).toEqual(all)
})
