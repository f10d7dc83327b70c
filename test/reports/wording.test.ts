import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportInput } from '../../src/reports/composer.js'
import type { Figure } from '../../src/reports/figures.js'
import { gather } from '../../src/reports/gather.js'
import { composeReport } from '../../src/reports/model.js'
import type { Report } from '../../src/reports/report.js'
import type { Store } from '../../src/store.js'
import { AVOIDED, tidy } from '../../src/texts/house-style.js'
import { lawSheetTexts } from '../../src/texts/law-sheet.js'
import { reportTexts } from '../../src/texts/report.js'
import { publicTexts } from '../../src/texts/report-public.js'
import { READING_TEXTS } from '../../src/texts/rings.js'
import { countyStore } from './support.js'

let store: Store
let drop: () => Promise<void>
let input: ReportInput
beforeAll(async () => {
  ;({ store, drop } = await countyStore())
  input = await gather({ ...store, period: '2025-Q4', edition: 'internal', lang: 'zh' })
}, 300_000)
afterAll(() => drop())

const reportOf = async (period: string, more: Partial<ReportInput> = {}): Promise<Report> =>
  composeReport({
    ...(await gather({ ...store, period, edition: 'internal', lang: 'zh', market: input.facts.market })),
    ...more,
  })

const wordsIn = ({ title, blocks }: Report): string =>
  [
    title,
    ...blocks.flatMap((block) => {
      if (block.type === 'points') return block.lines
      if (block.type === 'table')
        return [block.title, ...block.rows.flat().map(({ text }) => text), block.note]
      return 'text' in block ? [block.text] : [block.title]
    }),
  ].join('\n')

const paragraphs = ({ blocks }: Report): string[] =>
  blocks.flatMap((block) =>
    block.type === 'text' ? [block.text] : block.type === 'points' ? block.lines : [],
  )

const tableOf = ({ blocks }: Report, title: string) => {
  const found = blocks.find((block) => block.type === 'table' && block.title.includes(title))
  if (found?.type !== 'table') throw new Error(`No table ${title}`)
  return found
}

describe('house style', () => {
  it('holds in every Chinese text that reports and the check sheet are made of', () => {
    const all = { ...reportTexts, ...publicTexts, ...lawSheetTexts, ...READING_TEXTS }
    for (const [key, { zh }] of Object.entries(all))
      for (const [phrase, instead] of AVOIDED) expect(zh, `${key}: ${instead}`).not.toMatch(phrase)
  })
  it.each(['internal', 'circulation', 'public'] as const)('holds in the %s edition', async (edition) => {
    const report = await reportOf('2025-Q4', { edition })
    const text = wordsIn(report)
    for (const [phrase, instead] of AVOIDED) {
      const shares = phrase.source.includes('0\\.0%') ? /持平0|[^0-9]0\.0%的?(上升|下降)/ : phrase
      expect(text, instead).not.toMatch(shares)
    }
    expect(paragraphs(report).join('\n')).not.toMatch(/[一-鿿] \d|\d [一-鿿]/)
    expect(text).not.toMatch(/\d{5,}\.\d\d万元/)
    expect(text).not.toMatch(/预计为\d+\.\d+至|个标段币种不是/)
  })
  it.each(['internal', 'circulation', 'public'] as const)(
    'has no sign of a Chinese list or clause in English: the %s edition',
    async (edition) => {
      const report = composeReport({ ...input, edition, lang: 'en' })
      expect(wordsIn(report).match(/.{0,12}[、；].{0,12}/g)).toBeNull()
    },
  )
  it('takes blanks out between Chinese and numbers, in Chinese only', () => {
    expect(tidy('有 2 项，共 3 个', 'zh')).toBe('有2项，共3个')
    expect(tidy('all 3 个', 'en')).toBe('all 3 个')
  })
})

describe('what is said', () => {
  it('follows from the data that are there: experts, tender, evaluation, performance', async () => {
    const report = await reportOf('2025-Q4')
    const text = wordsIn(report)
    expect(text).not.toContain('评标专家数据未接入')
    const rows = tableOf(report, '招标、评标、履约环节').rows.map((row) => row.map(({ text: of }) => of))
    expect(rows.map(([, rule]) => rule)).toEqual(expect.arrayContaining(['TND-03', 'EXP-05', 'POST-01']))
    expect(text).toMatch(/评标环节疑点涉及\d+个标段/)
    expect(text).toMatch(/评分账户疑似被控本期见于[1-9]\d*个标段/)
    const none = { ...input.facts.market, coverage: {} }
    const without = composeReport({ ...input, facts: { ...input.facts, market: none, lotFacts: new Map() } })
    expect(wordsIn(without)).toContain('评标专家数据未接入')
  })
  it('tells all rings with colour, amounts and threshold, and picks what is told by amount first', async () => {
    const report = await reportOf('2025-Q4')
    const { rows } = tableOf(report, '本期疑似团伙')
    const ids = rows.map(([id]) => id!.text)
    expect(ids).toEqual(
      input.facts.rings.filter(({ ring }) => ids.includes(ring.id)).map(({ ring }) => ring.id),
    )
    const wan = (row: (typeof rows)[number]): number => row[6]!.value ?? 0
    const reached = rows.filter((row) => row[7]!.text.startsWith('达到'))
    expect(reached.length).toBeGreaterThan(0)
    for (const row of rows)
      if (row[6]!.value !== undefined && wan(row) < 2e8) expect(row[7]!.text).toBe('未达到')
    const most = reached.reduce((best, row) => (wan(row) > wan(best) ? row : best))
    const told = report.blocks.flatMap((block) =>
      block.type === 'heading' && /（[红黄]色，待核查）/.test(block.text) ? [block.text] : [],
    )
    expect(told[0]).toContain(most[0]!.text)
    const text = wordsIn(report)
    expect(text).toMatch(/不论由谁中标，中标项目金额合计[\d.]+[万亿]元，单个最高[\d.]+[万亿]元/)
    expect(text).toMatch(/开标的“.+?”（.+?招标，由.+?以[\d.]+万元中标）/)
  })
  it('puts the warning first, and the five points before everything', async () => {
    const { blocks } = await reportOf('2025-Q4')
    const [first] = blocks
    if (first?.type !== 'points') throw new Error('No points')
    expect(first.lines).toHaveLength(5)
    expect(first.lines[0]).toMatch(/^数据提示：全部800个标段中有\d+个.+占比过高/)
  })
  it('finds nothing against any office, names no cause that no test bears out, and contradicts itself nowhere', async () => {
    for (const period of ['2025-Q4', '2025', '2024-Q2', '2025-06']) {
      const report = await reportOf(period)
      const text = wordsIn(report)
      const marked = report.blocks.flatMap((block) =>
        block.type === 'table' && block.columns.some(({ head }) => head === '研判')
          ? block.rows.filter((row) => row.at(-1)!.text === '偏高').map((row) => row[0]!.text)
          : [],
      )
      const named = /占比偏高的有：(.+?)。/.exec(text)?.[1]?.split('、') ?? []
      expect(named.sort(), period).toEqual(marked.sort())
      if (marked.length === 0) {
        expect(text).toContain('没有占比显著偏高的对象')
        expect(text).not.toContain('占比偏高的')
      }
      expect(text).not.toMatch(/最低投标价法.{0,30}基准/)
    }
  })
  it('names ties, and the most is the most of the table', async () => {
    for (const period of ['2025-Q4', '2025-06', '2024-Q1', '2025'])
      for (const title of ['分行业情况', '分县（市、区）情况', '分乡镇（街道）情况']) {
        const report = await reportOf(period)
        const { rows } = tableOf(report, title)
        const own = rows.filter(([name]) => !['合计', '其余合计'].includes(name!.text))
        const most = Math.max(...own.map((row) => row[2]!.value!))
        const at = report.blocks.findIndex((block) => block.type === 'table' && block.title.includes(title))
        const said = report.blocks[at - 1]
        if (said?.type !== 'text') throw new Error('No sentence')
        if (most === 0) continue
        for (const row of own) expect(said.text.includes(row[0]!.text)).toBe(row[2]!.value === most)
        expect(said.text).toContain(`${most}个`)
      }
  })
  it('states no number and no change that is not a figure', async () => {
    for (const period of ['2025-Q4', '2025', '2025-H1', '2025-06']) {
      const report = await reportOf(period)
      const changes = new Set(report.figures.filter(({ unit }) => unit === 'change').map(sizeOf))
      const counts = new Set(report.figures.flatMap(({ unit, value }) => (unit === 'count' ? [value] : [])))
      const shares = new Set(report.figures.filter(({ unit }) => unit === 'share').map(sizeOf))
      const overall = paragraphs(report).slice(0, 6).join('')
      for (const [, way, size] of overall.matchAll(/(上升|下降)([\d.]+)%/g))
        expect([...changes]).toContain(`${way === '上升' ? '' : '-'}${size}`)
      for (const [, share] of overall.matchAll(/（(?:占)?([\d.]+)%）/g)) expect([...shares]).toContain(share)
      for (const [, n] of overall.matchAll(/(?:开标标段|疑似团伙|红色|黄色)(\d+)个/g))
        expect(counts).toContain(Number(n))
    }
  })
  it('dates facts by their lots, and a term of office by since when it runs', async () => {
    const report = await reportOf('2025-Q4')
    const days = report.blocks.flatMap((block) =>
      block.type === 'table' && block.title.includes('证据摘要')
        ? block.rows.map((row) => row.at(-1)!.text)
        : [],
    )
    expect(days.length).toBeGreaterThan(5)
    const first = input.facts.range!.firstDay
    for (const text of days)
      for (const [month] of text.replace(/（登记、任职自.*?起）/, '').matchAll(/\d{4}-\d\d/g))
        expect(Date.parse(`${month}-28`) / 86_400_000).toBeGreaterThanOrEqual(first)
    const all = await reportOf('2025-Q4', {
      facts: { ...input.facts, rings: input.facts.rings.filter(({ ring }) => ring.id === 'R-000006') },
    })
    expect(wordsIn(all)).toMatch(/（登记、任职自2011-09、2020-11起）/)
    expect(wordsIn(all)).not.toMatch(/2011-09[—至]2020-11/)
  })
})

const sizeOf = ({ value }: Figure): string => ((value ?? Number.NaN) * 100).toFixed(1)

describe('periods', () => {
  it('of a year have one comparison', async () => {
    const report = await reportOf('2025')
    expect(tableOf(report, '主要指标').columns.map(({ head }) => head)).toEqual([
      '指标',
      '本期',
      '上年同期',
      '同比',
    ])
    expect(wordsIn(report)).not.toMatch(/环比下降|较上年.{0,12}，同比/)
  })
  it('that the data cover in part are not compared', async () => {
    for (const period of ['2026-Q1', '2023-Q2']) {
      const report = await reportOf(period)
      expect(wordsIn(report)).not.toMatch(/环比(上升|下降)|同比(上升|下降)|较上季度/)
      expect(tableOf(report, '主要指标').columns).toHaveLength(2)
    }
    expect(wordsIn(await reportOf('2026-Q1'))).toContain('不作同比、环比')
  })
  it('without a lot are a sentence, no tables of zeros', async () => {
    for (const edition of ['internal', 'public'] as const) {
      const { blocks, figures } = await reportOf('2022-Q1', { edition })
      expect(blocks.map(({ type }) => type)).toEqual(['text'])
      expect(figures).toEqual([])
      expect(JSON.stringify(blocks)).toContain('不表示没有问题')
    }
  })
})

describe('an area', () => {
  it('is a county by code or name, or a township, and everything else is refused with what there is', async () => {
    const of = async (area: string): Promise<Report> =>
      composeReport(await gather({ ...store, period: '2025-Q4', edition: 'internal', lang: 'zh', area }))
    const lots = ({ figures }: Report): number =>
      figures.find(({ id }) => id.startsWith('lots@2025-Q4/'))!.value!
    const [code, name, township] = [await of('330922'), await of('嵊泗县'), await of('菜园镇')]
    expect(code.title).toBe('嵊泗县2025年第四季度串通投标犯罪形势分析报告')
    expect(lots(code)).toBe(23)
    expect(JSON.stringify(name)).toBe(JSON.stringify(code))
    expect(lots(township)).toBe(5)
    await expect(of('不存在')).rejects.toThrow(/330922 嵊泗县.*菜园镇/)
  })
})
