import { expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { RULES } from '../../src/rules/index.js'
import { LOT_FACT_TEXTS } from '../../src/texts/lot-facts.js'
import { NULL_TEXTS } from '../../src/texts/nulls.js'
import { marketOf } from '../support/market.js'
import { EXPERT } from './fixtures/expert.js'
import { POST } from './fixtures/post.js'
import { TENDER } from './fixtures/tender.js'

const flags = [...TENDER, ...EXPERT, ...POST].flatMap(({ market }) =>
  evaluateRules(marketOf(market), defaultDetection()).lotFlags.filter((flag) =>
    /^(TND|EXP|POST)/.test(RULES[flag.rule]!.id),
  ),
)

it('every fact of the fixtures has a sentence in both languages whose parameters its detail fills', () => {
  for (const { rule, detail } of flags) {
    const { id } = RULES[rule]!
    const form = detail!.form ?? detail!.period ?? (id === 'TND-07' && detail!.expert ? 'member' : undefined)
    const text = LOT_FACT_TEXTS[form === undefined ? id : `${id} ${form}`] ?? LOT_FACT_TEXTS[id]
    for (const said of [text?.zh, text?.en])
      for (const [, name] of said?.matchAll(/\{(\w+)\}/g) ?? [['', `no text for ${id} ${form}`]])
        expect([id, form, Object.keys(detail!)]).toEqual([id, form, expect.arrayContaining([name])])
  }
})

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
