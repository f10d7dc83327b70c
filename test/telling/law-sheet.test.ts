import { describe, expect, it } from 'vitest'
import type { Grade } from '../../src/domain/grade.js'
import { lawRows } from '../../src/telling/law-rows.js'
import { lawSheet, yearsAfter } from '../../src/telling/law-sheet.js'
import type { LotBids } from '../../src/telling/lots.js'
import { ringRecord } from '../exports/support.js'

const WAN = 1_000_000

interface TestLot {
  day?: string | null
  domain?: string
  method?: string
  won?: number | null
  /** who won: the member A unless it says otherwise */
  winner?: 'A' | 'outsider'
}

const lotsOf = (specs: TestLot[]): LotBids[] =>
  specs.map(
    ({ day = '2025-06-01', domain = 'tender', method = 'open', won = 100 * WAN, winner = 'A' }, i) => ({
      lot: {
        id: `L${i + 1}`,
        title: '',
        buyerId: '',
        buyer: '',
        day,
        method,
        domain,
        township: '',
        currency: 'CNY',
        controlPriceFen: null,
      },
      bids: [
        { bidderId: 'A', amountFen: won, status: 'valid', won: winner === 'A', submittedAt: null },
        { bidderId: 'B', amountFen: 999 * WAN, status: 'valid', won: false, submittedAt: null },
      ],
      bidders: 4,
      award: { fen: won, memberFen: winner === 'A' ? won : 0, byMember: winner === 'A' },
    }),
  )

const ringOn = (lots: LotBids[], kind: 'lock' | null = 'lock') =>
  ringRecord({
    members: ['A', 'B'],
    lots: lots.map(({ lot }) => lot.id),
    facts: [{ rule: 'DOC-01', kind, value: kind && 'GL-1' }],
  }).ring

const sheetOf = (
  specs: TestLot[],
  asOf = '2026-01-01',
  penalties?: { bidderId: string; day: string; document: string }[],
) => {
  const lots = lotsOf(specs)
  return lawSheet(ringOn(lots), lots, { asOf, ...(penalties && { penalties }) })
}

describe('awards against the standard for filing', () => {
  it('are reached by one award, only by all together, or not', () => {
    const result = (...won: (number | null)[]) =>
      sheetOf(won.map((amount) => ({ won: amount }))).criminal.standards[0]!.result
    expect(result(400 * WAN)).toBe('single')
    expect(result(399 * WAN, 1 * WAN)).toBe('together')
    expect(result(200 * WAN, 199 * WAN)).toBe('below')
    expect(result(100 * WAN, null)).toBe('unknown')
  })
  it('count what members won and nothing else', () => {
    expect(sheetOf([{ won: 7 * WAN }]).criminal.standards[0]).toMatchObject({
      awardedFen: 7 * WAN,
      largestFen: 7 * WAN,
      lots: 1,
    })
  })
  it('count the awards of the lots whoever won them, and members’ wins apart', () => {
    const sheet = sheetOf([
      { won: 500 * WAN, winner: 'outsider' },
      { won: 400 * WAN, winner: 'outsider' },
      { won: 399 * WAN, winner: 'outsider' },
    ])
    expect(sheet.criminal.standards[0]).toMatchObject({
      projects: { awardedFen: 1299 * WAN, largestFen: 500 * WAN, atThreshold: 2, unknown: 0 },
      result: 'single',
      memberWins: 0,
      awardedFen: 0,
    })
    const text = lawRows(sheet, { members: [] }, 'zh').flat().join('\n')
    expect(text).toContain('中标项目金额合计1299万元，其中400万元以上2个，单个最高500万元')
    expect(text).toContain('成员均未中标')
    expect(text).not.toMatch(/未知|：未达到/)
  })
  it('never call below what is not known', () => {
    for (const specs of [[{ won: null }], [{ won: 1 * WAN }, { won: null }]]) {
      const text = lawRows(sheetOf(specs), { members: [] }, 'zh').flat().join('\n')
      expect(text).toContain('未能评估')
      expect(text).not.toMatch(/：未达到/)
    }
  })
  it('are measured by the standard of the day, an earlier act by the later one too', () => {
    const old = sheetOf([{ day: '2021-03-01', won: 300 * WAN }]).criminal.standards
    expect(old.map(({ standard, result, earlier }) => [standard.article, result, earlier])).toEqual([
      ['prosecution-76', 'single', 0],
      ['prosecution-68', 'below', 1],
    ])
    const both = sheetOf([
      { day: '2022-05-14', won: 300 * WAN },
      { day: '2022-05-15', won: 300 * WAN },
    ]).criminal.standards
    expect(both.map(({ standard, lots, result }) => [standard.article, lots, result])).toEqual([
      ['prosecution-76', 1, 'single'],
      ['prosecution-68', 2, 'together'],
    ])
    expect(
      sheetOf([{ day: '2025-01-01' }]).criminal.standards.map(({ standard }) => standard.article),
    ).toEqual(['prosecution-68'])
  })
  it('never hint at article 223 for an auction or a procurement without a tender', () => {
    const sheet = sheetOf([
      { domain: 'mineral-right', won: 900 * WAN },
      { domain: 'sea-use', method: 'open', won: 900 * WAN },
      { domain: 'procurement', method: 'negotiation', won: 900 * WAN },
      { domain: 'procurement', method: 'inquiry', won: 900 * WAN },
      { domain: '', method: '', won: 900 * WAN },
    ])
    expect(sheet.criminal).toMatchObject({ lots: [], standards: [] })
    expect(sheet.criminal.excluded.map(({ reason }) => reason)).toEqual([
      'notTender',
      'notTender',
      'notTender',
      'notTender',
      'methodUnknown',
    ])
    const text = lawRows(sheet, { members: [] }, 'zh').flat().join('\n')
    expect(text).not.toContain('提示行刑衔接核查')
    expect(text).toContain('仅作行政线索')
  })
  it('need a fact that the law names: behaviour alone carries no hint', () => {
    const lots = lotsOf([{ won: 900 * WAN }])
    const ring = ringOn(lots)
    const weak = { ...ring, evidence: ring.evidence.map((item) => ({ ...item, grade: '线' as const })) }
    expect(lawSheet(weak, lots, { asOf: '2026-01-01' }).criminal.lots).toEqual([])
  })
})

describe('the base of fines', () => {
  it('is the award where a member won, the contract where none did', () => {
    const sheet = sheetOf([
      { won: 30 * WAN },
      { won: 500 * WAN, winner: 'outsider' },
      { won: null, winner: 'outsider' },
    ])
    expect(sheet.fine).toMatchObject({
      article: 'regulation-67',
      own: { lots: 1, awardedFen: 30 * WAN },
      others: { lots: 2, awardedFen: 500 * WAN, unknown: 1 },
    })
    const row = lawRows(sheet, { members: [] }, 'zh').find(([, question]) => question.startsWith('罚款基数'))!
    expect(row[2]).toContain('第六十七条')
    expect(row[3]).toContain('按招标项目合同金额计')
    expect(row[3]).toContain('1个标段中标单位或者金额缺失')
  })
})

describe('limitation', () => {
  it('runs two and five years from the last joint lot', () => {
    const sheet = sheetOf([{ day: '2023-01-10' }, { day: '2024-02-29' }], '2026-03-01')
    expect(sheet.limitation).toMatchObject([
      { what: 'administrative', until: '2026-02-28', over: true },
      { what: 'criminal', until: '2029-02-28', over: false },
    ])
    expect(sheetOf([{ day: null }]).limitation.map(({ until, over }) => [until, over])).toEqual([
      [null, null],
      [null, null],
    ])
  })
  it('knows leap days', () => {
    expect(yearsAfter('2024-02-29', 4)).toBe('2028-02-29')
    expect(yearsAfter('2024-02-29', 1)).toBe('2025-02-28')
  })
})

describe('penalties in two years', () => {
  it('are those before the last lot, and not evaluated without data', () => {
    expect(sheetOf([{}]).penalties).toEqual({ evaluated: false, reason: 'noData' })
    const found = sheetOf([{ day: '2025-06-01' }], '2026-01-01', [
      { bidderId: 'A', day: '2023-05-31', document: 'old' },
      { bidderId: 'A', day: '2023-06-01', document: 'first' },
      { bidderId: 'B', day: '2025-05-01', document: 'second' },
      { bidderId: 'B', day: '2025-07-01', document: 'later' },
    ]).penalties
    expect(found).toMatchObject({ evaluated: true, found: [{ document: 'first' }, { document: 'second' }] })
  })
})

describe('the rows for people', () => {
  it('show what is from memory as to be confirmed', () => {
    const rows = lawRows(sheetOf([{}]), { members: [] }, 'zh')
    const standard = rows.find(([, , title]) => title.includes('第六十八条'))!
    expect(standard[5]).toContain('须由使用单位核对确认')
  })
  it('call statistics a lead for checking article 39, by themselves no proof', () => {
    const lots = lotsOf([{}])
    const ring = ringOn(lots)
    const answer = (grade: Grade, law: string): string => {
      const evidence = ring.evidence.map((item) => ({ ...item, grade, law: [law] }))
      return lawRows(lawSheet({ ...ring, evidence }, lots, { asOf: '2026-01-01' }), ring, 'zh')[0]![3]
    }
    expect(answer('线', 'regulation-39')).toBe('可作为核查第三十九条情形的线索，不能单独证明')
    expect(answer('视', 'regulation-39')).toBe('可作为核查第三十九条情形的线索，不能单独证明')
    expect(answer('线', 'regulation-34')).toContain('可作为核查第三十四条情形的线索')
    expect(answer('视', 'regulation-40-1')).toBe('该证据对应此条')
  })
  it('apply the procurement statutes to procurement alone', () => {
    const applies = (domain: string) => {
      const lots = lotsOf([{ domain }])
      const ring = ringOn(lots)
      const order87 = { ...ring, evidence: ring.evidence.map((item) => ({ ...item, law: ['order87-37-1'] })) }
      return lawSheet(order87, lots, { asOf: '2026-01-01' }).items[0]!.articles[0]!.applies
    }
    expect([applies('procurement'), applies('tender'), applies('')]).toEqual(['yes', 'no', 'unknown'])
  })
})
