import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/domain/day.js'
import type { Ring } from '../../src/domain/ring.js'
import type { ReportInput } from '../../src/reports/composer.js'
import { type Facts, factsOf } from '../../src/reports/facts.js'
import { composeReport } from '../../src/reports/model.js'
import { parsePeriod } from '../../src/reports/period.js'
import { isSensitive, LEAST } from '../../src/reports/public/protect.js'
import type { Report } from '../../src/reports/report.js'
import { RUN, ringRecord } from '../exports/support.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'
import { attack, periodsOf } from './attack.js'

/** Markets attacked: a few here, as many as BIAOJIAN_ATTACKS says by hand. */
const MARKETS = Number(process.env.BIAOJIAN_ATTACKS ?? 6)
const YEARS = [2024, 2025]

/** Numbers below 1 from a seed: a linear congruence will do for dealing lots. */
const dealt = (seed: number) => {
  let state = (seed * 2654435761 + 12345) >>> 0
  return (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

const INDUSTRIES = ['housing', 'water', 'transport', 'procurement', 'marine', 'other']
const REGIONS = ['330902', '330903', '330921', '330922']

/** A market of two years, dense or sparse in lots and leads by its seed, with rings that met on some lots. */
const generated = (seed: number): Facts => {
  const deal = dealt(seed)
  const lots: Record<string, TestLot> = {}
  const bids: TestBid[] = []
  const ringLots: string[][] = Array.from({ length: 2 + deal(9) }, () => [])
  const count = 60 + deal(500)
  const share = 5 + deal(50)
  for (let l = 0; l < count; l++) {
    const id = `L${String(l).padStart(4, '0')}`
    const day = dayNumber(2024, 1, 1) + deal(731)
    lots[id] = {
      day,
      region: REGIONS[deal(4)]!,
      ...(deal(20) > 0 && { industry: INDUSTRIES[deal(deal(6) + 1)]! }),
    }
    const ring = deal(100) < share ? deal(ringLots.length) : -1
    if (ring >= 0) ringLots[ring]!.push(id)
    const field = ring >= 0 ? [`R${ring}A`, `R${ring}B`, 'X1'] : [`X${deal(9)}`, `Y${deal(9)}`, `Z${deal(9)}`]
    for (const [i, bidder] of field.entries()) bids.push({ lot: id, bidder, amount: 1000 + i, won: i === 0 })
  }
  const rings = ringLots.flatMap((on, r): Ring[] =>
    on.length === 0
      ? []
      : [
          ringRecord({
            id: `R-${r}`,
            level: r % 2 ? 'red' : 'yellow',
            members: [`R${r}A`, `R${r}B`],
            lots: on,
          }).ring,
        ],
  )
  return factsOf(marketOf({ bids, lots }), rings)
}

const editionOf = (facts: Facts, period: string): Report => {
  const input: ReportInput = {
    facts,
    run: { ...RUN, warnings: [], notEvaluated: [] },
    digest: RUN.digest,
    record: () => undefined,
    quality: { tables: [] } as never,
    period: parsePeriod(period),
    edition: 'public',
    lang: 'zh',
  }
  return composeReport(input)
}

/** Lots or bidders that a count can reach at most: known to everybody. */
const knownOf =
  (facts: Facts) =>
  (id: string): number => {
    const [, measure, period, rest] = /^(\w+)@([^/]+)(?:\/(.*))?$/.exec(id)!
    const where = Object.fromEntries(
      (rest ?? '')
        .split('/')
        .filter(Boolean)
        .map((pair) => pair.split('=')),
    )
    const of = measure === 'ringBidders' ? 'bidders' : measure === 'rings' ? undefined : 'lots'
    return of === undefined ? 1000 : facts.measure({ measure: of, where: { period: period!, ...where } })!
  }

describe('public editions of one run', () => {
  it.each(Array.from({ length: MARKETS }, (_, seed) => seed))(
    'keep every hidden number, though somebody has them all and a linear program: market %i',
    (seed) => {
      const facts = generated(seed)
      const reports = YEARS.flatMap(periodsOf).map((period) => editionOf(facts, period))
      const known = knownOf(facts)
      const told = attack(reports, known)
      expect(told.length).toBeGreaterThan(0)
      for (const { id, low, high } of told) {
        const lots = known(id)
        if (lots === 0) continue
        const [measure, rest] = id.split('@') as [string, string]
        expect(high - low, id).toBeGreaterThan(0.5)
        if (measure !== 'ringLots') continue
        const value = facts.measure({
          measure: 'ringLots',
          where: Object.fromEntries([
            ['period', rest.split('/')[0]!],
            ...rest
              .split('/')
              .slice(1)
              .map((pair) => pair.split('=')),
          ]),
        })!
        if (isSensitive({ id, lots, value }))
          expect(high - low, id).toBeGreaterThanOrEqual(Math.min(lots, LEAST) - 1e-6)
      }
    },
    60_000,
  )

  it('would tell some of them if nothing but the small ones were hidden', () => {
    const facts = generated(0)
    const known = knownOf(facts)
    const leadsOn = (id: string): number => {
      const [period, ...more] = id.split('@')[1]!.split('/')
      return facts.measure({
        measure: 'ringLots',
        where: { period: period!, ...Object.fromEntries(more.map((pair) => pair.split('='))) },
      })!
    }
    const reports = YEARS.flatMap(periodsOf).map((period) => {
      const report = editionOf(facts, period)
      const figures = report.figures.map((figure) => {
        if (!figure.id.startsWith('ringLots@')) return figure
        const cell = { id: figure.id, lots: known(figure.id), value: leadsOn(figure.id) }
        return { ...figure, value: isSensitive(cell) ? null : cell.value }
      })
      return { ...report, figures }
    })
    const told = attack(reports, known).filter(({ id, low, high }) => known(id) > 0 && high - low < 0.5)
    expect(told.length).toBeGreaterThan(0)
    for (const { id, low } of told) expect(low).toBeCloseTo(leadsOn(id), 6)
  })

  it('hide the same cell in every edition that has it', () => {
    const facts = generated(3)
    const seen = new Map<string, number | null>()
    for (const { figures } of YEARS.flatMap(periodsOf).map((period) => editionOf(facts, period)))
      for (const { id, value } of figures) {
        if (!id.startsWith('ringLots@')) continue
        if (seen.has(id)) expect(value, id).toBe(seen.get(id))
        seen.set(id, value)
      }
    expect([...seen.values()].filter((value) => value === null).length).toBeGreaterThan(5)
    expect([...seen.values()].filter((value) => value !== null).length).toBeGreaterThan(0)
  })

  it('print no number that is not a figure of theirs', () => {
    for (const period of ['2025', '2025-Q2', '2024-05']) {
      const report = editionOf(generated(1), period)
      const figures = new Set(report.figures.flatMap(({ value }) => (value === null ? [] : [value])))
      for (const block of report.blocks)
        if (block.type === 'table')
          for (const cell of block.rows.flat())
            if (cell.value !== undefined) expect(figures, cell.text).toContain(cell.value)
      const words = report.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []))
      const counts = words.join('').match(/(?<=标段)\d+(?=个)|\d+(?=个标段)/g) ?? []
      for (const count of counts) expect([...figures].map(String)).toContain(count)
    }
  })

  it('say nothing of rules, gaps, evasion, police steps, amounts by the cent or who made them', () => {
    for (const period of ['2025', '2025-Q2']) {
      const text = JSON.stringify(editionOf(generated(2), period).blocks)
      expect(text).not.toMatch(/[A-Z]{3}-\d\d|未能评估|规避|热点|更换电脑|调取|导出人|招标代理机构\d/)
    }
  })

  it('are of the whole data: an area beside it would tell on single lots', () => {
    const facts = generated(1)
    const area = { name: '嵊泗县', where: { region: '330922' } }
    expect(() =>
      composeReport({
        facts,
        run: RUN,
        digest: RUN.digest,
        record: () => undefined,
        quality: { tables: [] } as never,
        period: parsePeriod('2025'),
        edition: 'public',
        lang: 'zh',
        area,
      }),
    ).toThrow(/whole data/)
  })
})
