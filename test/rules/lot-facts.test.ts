import { expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { RULES } from '../../src/rules/index.js'
import { NULL_TEXTS } from '../../src/texts/nulls.js'
import { marketOf } from '../support/market.js'
import { ownFixtures } from './fixtures/own.js'

const asked = (await ownFixtures()).filter(({ rule }) => /^(TND|EXP|POST)/.test(rule))
const flags = asked.flatMap(({ market }) =>
  evaluateRules(marketOf(market), defaultDetection()).lotFlags.filter((flag) =>
    /^(TND|EXP|POST)/.test(RULES[flag.rule]!.id),
  ),
)

it('every chance names a null that is explained, and its bits are −log2 p', () => {
  for (const { p, null: expected, bits } of flags) {
    expect(p === null).toBe(expected === null)
    if (p === null) expect(bits).toBe(0)
    else {
      expect(NULL_TEXTS[expected!]?.zh).toBeTruthy()
      expect(bits).toBe(Math.round(-Math.log2(p) * 65536))
    }
  }
})
