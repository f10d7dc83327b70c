import { describe, expect, it } from 'vitest'
import { channelOf, channelTests } from '../../src/rings/channels.js'
import { scoreOf } from '../../src/rings/score.js'
import { RULES } from '../../src/rules/index.js'
import { NULL_TEXTS } from '../../src/texts/nulls.js'
import { among, items } from './support.js'

const evaluated = new Set(['DOC-01', 'HW-01', 'NET-01'])

describe('channels', () => {
  it('hold every rule that gives bits, each in one channel', () => {
    for (const { id, family } of RULES)
      expect(['identity', 'participation', 'price', 'outcome']).toContain(channelOf(id, family))
    expect(channelOf('NET-01', 'network')).toBe('participation')
    expect(channelOf('NET-06', 'network')).toBe('outcome')
  })

  it('give the chance of their most telling fact, times the rules asked', () => {
    const seen = items(
      { pair: '01', rule: 'DOC-01', grade: '视', bits: 12 },
      { pair: '01', rule: 'HW-01', grade: '强', bits: 10 },
    )
    const tests = channelTests(seen, [], evaluated)
    expect(tests.identity).toEqual({
      p: Number((2 * 2 ** -12).toPrecision(3)),
      null: 'random-holder',
      rule: 'DOC-01',
    })
    expect(tests.participation).toBeNull()
    expect(NULL_TEXTS[tests.identity!.null]).toBeDefined()
  })

  it('sum to the score, each in bits per pair', () => {
    const seen = items(...among(3, { rule: 'DOC-01', grade: '视', bits: 12 }), {
      pair: '01',
      rule: 'NET-01',
      grade: '线',
      bits: 6,
    })
    const { channels, score } = scoreOf(seen, 3, [], evaluated)
    expect(channels).toEqual({ identity: 12, participation: 2, price: null, outcome: null })
    expect(score).toBe(14)
  })
})
