import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { marketOf, type TestBid } from '../support/market.js'
import { itemsOf } from './support.js'

const at = (lot: string, bidder: string, ip?: string): TestBid => ({
  lot,
  bidder,
  ...(ip === undefined ? {} : { uses: { 'bids.ip': ip } }),
})
/**
 * Sixty bidders on lots of their own, and two who meet on `met` lots, on `shared` of them from addresses
 * given by `ip`.
 */
const meeting = (met: number, shared: number, ip: (lot: number) => string) => {
  const crowd = Array.from({ length: 60 }, (_, i) => at(`C${i}`, `C${i}`))
  const joint = Array.from({ length: met }, (_, lot) => {
    const from = lot < shared ? ip(lot) : undefined
    const others = ['X', 'Y', 'Z'].map((name) =>
      at(`L${lot}`, `${name}${lot}`, `8.9.${lot}.${name.charCodeAt(0)}`),
    )
    return [at(`L${lot}`, 'A', from), at(`L${lot}`, 'B', from), ...others]
  }).flat()
  const market = marketOf({ bids: [...crowd, ...joint] })
  return itemsOf(market, evaluateRules(market, defaultDetection())).filter(
    ({ a, b, rule }) => a === 'A' && b === 'B' && rule === 'HW-07',
  )
}

describe('an address of the day that two share', () => {
  it('says less the more lots they meet on, and is background when it says less than what makes a tie', () => {
    const [once] = meeting(1, 1, () => '5.6.7.8')
    const [seldom] = meeting(16, 1, () => '5.6.7.8')
    expect(once!.grade).toBe('线')
    expect(seldom!.grade).toBe('弱')
    expect(seldom!.flags).toContain('leased')
    expect(seldom!.bits).toBeLessThan(once!.bits - 3)
  })

  it('keeps what it says when they share one, whichever, on most lots on which they meet', () => {
    for (const item of meeting(16, 16, (lot) => `5.6.7.${lot + 1}`)) {
      expect(item.grade).not.toBe('弱')
      expect(item.flags).not.toContain('leased')
    }
  })

  it('keeps its bits when both come from it again and again', () => {
    const [office] = meeting(16, 3, () => '5.6.7.8')
    expect(office!.flags).not.toContain('leased')
  })
})
