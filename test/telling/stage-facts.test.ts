import { describe, expect, it } from 'vitest'
import type { LotFlagRecord } from '../../src/domain/lot-flag.js'
import { stageFacts } from '../../src/telling/stage-facts.js'

const fact = (rule: string, lot: string, bidders: string[] = []): LotFlagRecord => ({
  lot,
  rule,
  grade: rule === 'TND-03' ? '强' : '线',
  bidders,
  bits: 0,
  p: null,
  null: null,
  detail: null,
})

describe('facts of a ring’s lots about tender, evaluation and performance', () => {
  it('stand by stage, the gravest first, then by lot; prices are left out', () => {
    const all = [
      fact('POST-01', 'L1'),
      fact('PRC-10', 'L1'),
      fact('TND-05', 'L2'),
      fact('TND-03', 'L3'),
      fact('TND-03', 'L1'),
      fact('EXP-05', 'L1'),
    ]
    expect(stageFacts(all, []).map(({ rule, lot }) => `${rule} ${lot}`)).toEqual([
      'TND-03 L1',
      'TND-03 L3',
      'TND-05 L2',
      'EXP-05 L1',
      'POST-01 L1',
    ])
  })

  it('are the ring’s only when they are about nobody or about a member', () => {
    const all = [fact('POST-01', 'L1', ['A']), fact('POST-01', 'L2', ['X']), fact('POST-01', 'L3')]
    expect(stageFacts(all, [{ bidderId: 'A' }]).map(({ lot }) => lot)).toEqual(['L1', 'L3'])
  })
})
