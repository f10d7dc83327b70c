import { stringAt } from '../../arrays/strings.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { thresholds, wordIndex, worthOf } from './words.js'

/**
 * Unlawful method (TND-02), in part: a lot that must be tendered (so marked, or of the size that must be) was awarded
 * directly, from one source or by invitation, and no document approves it. Government procurement has limits of its own
 * that the format does not carry: those lots are left out, as are emergencies and secrets.
 */
export const unlawfulMethod: LotRule = {
  rule: 'TND-02',
  evaluate: (market) => {
    const { lots, words } = market
    const threshold = thresholds(market)
    const word = (text: string): number => wordIndex(market, text)
    const closed = new Set([word('direct'), word('single-source'), word('invited')])
    const exempt = new Set([word('emergency'), word('secret')])
    const procurement = word('procurement')
    const facts: LotFact[] = []
    for (let lot = 0; lot < lots.count; lot++) {
      if (!closed.has(lots.method[lot]!) || lots.approved[lot] === 1 || exempt.has(lots.exception[lot]!))
        continue
      if (lots.domain[lot] === procurement || lots.industry[lot] === procurement || lots.statutory[lot] === 0)
        continue
      const [worth, limit] = [worthOf(market, lot), threshold(lot)]
      const isLarge = limit !== undefined && worth >= limit
      if (!isLarge && lots.statutory[lot] !== 1) continue
      const detail = {
        method: stringAt(words, lots.method[lot]!),
        statutory: lots.statutory[lot] === 1,
        worthFen: Number.isNaN(worth) ? null : worth,
        limitFen: limit ?? null,
      }
      facts.push({ lot, grade: '强', bidders: [], detail })
    }
    return facts
  },
}
