import { expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { defaultGamma } from '../../src/evidence/tie.js'
import { findRings } from '../../src/rings/find.js'
import { RingSettings } from '../../src/rings/settings.js'
import { marketOf, type TestBid } from '../support/market.js'

// R1 and R2 share a lock on the ring's lots; R3 and R4 merely bid along. Honest firms fill the other lots.
const market = () => {
  const bids: TestBid[] = []
  for (let l = 0; l < 16; l++) {
    const lot = `R-${String(l).padStart(2, '0')}`
    for (const bidder of ['R1', 'R2']) bids.push({ lot, bidder, uses: { 'bids.lock_no': `LOCK-${l % 2}` } })
    for (const bidder of ['R3', 'R4']) bids.push({ lot, bidder, uses: { 'bids.lock_no': `OWN-${bidder}` } })
  }
  for (let l = 0; l < 160; l++)
    for (let k = 0; k < 3; k++)
      bids.push({
        lot: `H-${l}`,
        bidder: `H${(l * 7 + k * 13 + ((l * k) % 5)) % 40}`,
        uses: { 'bids.lock_no': `H-${l}-${k}` },
      })
  return marketOf({ bids })
}

it('half a ring that shares a lock is a suspected ring, the half that merely bids along its associates', () => {
  const on = market()
  const { rings } = findRings(on, evaluateRules(on, defaultDetection()), {
    method: 'leiden',
    gamma: defaultGamma(on.bidders.count),
    seed: 1,
    settings: RingSettings.parse({}),
  })
  const [best] = rings
  const name = (bidder: number): string => stringAt(on.bidders.id, bidder)
  expect(best!.judged.level).toBe('yellow')
  expect(best!.draft.members.map(name)).toEqual(['R1', 'R2'])
  expect(best!.draft.associates.map(({ bidder }) => name(bidder))).toEqual(['R3', 'R4'])
})
