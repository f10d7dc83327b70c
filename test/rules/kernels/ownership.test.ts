import { expect, it } from 'vitest'
import { evaluateRules } from '../../../src/evidence/evaluate.js'
import { DetectionSettings } from '../../../src/evidence/settings.js'
import { itemsOf } from '../../evidence/support.js'
import { marketOf } from '../../support/market.js'
import { meeting } from '../fixtures/fixture.js'

const rulesOn = (rules: Record<string, unknown>): string[] => {
  const market = marketOf(meeting({ holdings: [{ owner: 'A', owned: 'B', share: 0.4 }] }))
  return itemsOf(market, evaluateRules(market, DetectionSettings.parse({ rules }))).map(({ rule }) => rule)
}

it('a holding is control or part of ownership, never both', () => {
  expect(rulesOn({})).toEqual(['REL-03'])
  expect(rulesOn({ 'REL-02': { control: 0.3 } })).toEqual(['REL-02'])
})

it('where control is not asked for, control is still not told as common ownership', () => {
  expect(rulesOn({ 'REL-02': { enabled: false, control: 0.3 } })).toEqual([])
  expect(rulesOn({ 'REL-02': { enabled: false } })).toEqual(['REL-03'])
})

it('how ownership is followed is asked of the owner rule, also where that is off', () => {
  expect(rulesOn({ 'REL-02': { control: 0.3 }, 'REL-03': { enabled: false, lead: 0.3 } })).toEqual(['REL-02'])
})
