import { stringAt } from '../../arrays/strings.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { wordIndex, worthOf } from './words.js'

export interface TailoredSettings {
  maxFirms: number
  specialGradeFen: number
}

/**
 * Tailored conditions (TND-04): no more than `maxFirms` registered firms meet them; or works worth less than
 * `specialGradeFen` ask for the special grade (特级). Points of the scoring scheme are not in the import format.
 */
export const tailored: LotRule = {
  rule: 'TND-04',
  evaluate: (market, { maxFirms, specialGradeFen }: TailoredSettings) => {
    const { lots, words } = market
    const exempt = new Set(['emergency', 'secret'].map((word) => wordIndex(market, word)))
    const facts: LotFact[] = []
    for (let lot = 0; lot < lots.count; lot++) {
      if (exempt.has(lots.exception[lot]!)) continue
      const [firms, worth, asked] = [
        lots.qualifiedFirms[lot]!,
        worthOf(market, lot),
        lots.qualification[lot]!,
      ]
      const add = (detail: LotFact['detail']): void =>
        void facts.push({ lot, grade: '线', bidders: [], detail })
      if (firms >= 0 && firms <= maxFirms) add({ form: 'few-firms', firms, most: maxFirms })
      if (asked >= 0 && worth < specialGradeFen && stringAt(words, asked).includes('特级'))
        add({ form: 'special-grade', worthFen: worth, limitFen: specialGradeFen })
    }
    return facts
  },
}
