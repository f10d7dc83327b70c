import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/reports/composer.js'
import type { ReportFormat } from '../../src/reports/formats.js'
import { type MadeReport, makeReport } from '../../src/reports/make.js'
import { clopperPearson, nextCount, poissonMean } from '../../src/stats/intervals.js'
import type { Store } from '../../src/store.js'
import { readBook } from '../formats/read-book.js'
import { type Open, recount } from './recount.js'
import { countyBids, countyStore, NOW } from './support.js'
import { unzipped } from './unzip.js'

const PERIOD = '2025-Q4'
let store: Store
let drop: () => Promise<void>
let open: Open

beforeAll(async () => {
  ;({ store, drop } = await countyStore())
  const { rings } = store.casebook.rings({ levels: ['red', 'yellow'] })
  open = {
    ...(await countyBids()),
    rings: JSON.parse(JSON.stringify(rings)),
    facts: store.casebook.statutoryFacts({}),
    lotFacts: store.casebook.lotFlags({}),
  }
}, 300_000)
afterAll(() => drop())

const make = (edition: Edition, format: ReportFormat, more = {}): Promise<MadeReport> =>
  makeReport(store, { period: PERIOD, edition, format, lang: 'zh', requester: '测试员', at: NOW, ...more })

describe('every number of a report', () => {
  it.each([PERIOD, '2025-12', '2025-H2', '2025', '2023-Q1'])(
    'of %s is what anybody counts from rings --json, lots and bids',
    async (period) => {
      const { figures } = await make('internal', 'json', { period })
      expect(figures.length).toBeGreaterThan(80)
      const values = new Map(figures.map(({ id, value }) => [id, value]))
      for (const { id, value } of figures) {
        const interval = /^(clopperPearson|poissonMean|nextCount)\.(low|high)\((.*)\)$/.exec(id)
        const expected = interval ? endOf(interval, values) : recount(open, id)
        if (expected === null || value === null) expect(value, id).toBe(expected)
        else expect(value, id).toBeCloseTo(expected!, 9)
      }
    },
    120_000,
  )

  it.each(['330922', '嵊泗县', '菜园镇'])(
    'of the area %s alone is what anybody counts there',
    async (area) => {
      const { figures } = await make('internal', 'json', { area })
      const of = figures.filter(({ id }) => /^[a-z]/i.test(id) && !id.includes('('))
      expect(of.filter(({ id }) => /\/(region|township)=/.test(id)).length).toBeGreaterThan(40)
      for (const { id, value } of of) expect(value, id).toBe(recount(open, id) ?? null)
    },
    120_000,
  )

  it('stands in the text as the figure says', async () => {
    const report = JSON.parse((await make('internal', 'json')).bytes.toString())
    const value = (id: string): number => report.figures.find((one: { id: string }) => one.id === id).value
    const text = report.blocks.map((block: { text?: string }) => block.text ?? '').join('\n')
    expect(text).toContain(`共有开标标段${value('lots@2025-Q4')}个`)
    expect(text).toContain(`对应疑似团伙${value('rings@2025-Q4')}个`)
    expect(text).toContain(`中标总额${(value('awardedFen@2025-Q4') / 1e10).toFixed(2)}亿元`)
  })
})

describe('facts on one lot', () => {
  it('stand beside the rings with the value’s other customers, with names in the internal edition only', async () => {
    const of = { period: '2025' }
    const report = JSON.parse((await make('internal', 'json', of)).bytes.toString())
    const tables = report.blocks.filter(({ type }: { type: string }) => type === 'table')
    const list = tables.find(({ title }: { title: string }) => title.includes('（逐条，待核查）'))
    const inPeriod = new Set(
      open.lots.filter(({ openedAt }) => /^2025/.test(openedAt ?? '')).map(({ id }) => id),
    )
    const facts = open.facts.filter(({ lot }) => inPeriod.has(lot))
    expect(facts.length).toBeGreaterThan(0)
    expect(list.rows).toHaveLength(Math.min(20, facts.length))
    expect(list.rows[0][0].text).toContain(facts[0]!.lot)
    expect(JSON.stringify(list.rows)).toMatch(/另 \d+ 家、\d+ 个标段/)
    const circulation = (await make('circulation', 'json', of)).bytes.toString()
    expect(circulation).toContain('“视为”串通投标情形（按规则）')
    expect(circulation).not.toContain('（逐条，待核查）')
    expect((await make('public', 'json', of)).bytes.toString()).not.toContain('“视为”串通投标情形')
  })
})

const endOf = ([, name, end, args]: RegExpExecArray, values: Map<string, number | null>): number | null => {
  const of = args!.split(', ').map((id) => values.get(id)!)
  const interval =
    name === 'clopperPearson'
      ? clopperPearson(of[0]!, of[1]!)
      : name === 'poissonMean'
        ? poissonMean(of[0]!)
        : nextCount(
            of.reduce((sum, one) => sum + one, 0),
            of.length,
          )
  return interval?.[end as 'low' | 'high'] ?? null
}

/** All words of a file of the format, markup and pictures' bytes aside. */
const wordsOf = (format: ReportFormat, bytes: Buffer): string =>
  format === 'docx' || format === 'xlsx'
    ? Object.entries(unzipped(bytes))
        .filter(([name]) => name.endsWith('.xml'))
        .map(([, text]) => text)
        .join('\n')
    : bytes.toString()

const FORMATS: ReportFormat[] = ['docx', 'html', 'xlsx', 'json']

describe('editions', () => {
  const named = (): string[] =>
    [
      ...new Set([
        ...open.rings.flatMap(({ members, associates }) =>
          [...members, ...associates].flatMap(({ bidderId, name }) => [bidderId, name]),
        ),
        ...[...open.bids.values()].flat().flatMap(({ bidderId, bidderName }) => [bidderId, bidderName]),
        ...open.lots.flatMap(({ id, buyerName, agencyName, buyerId, agencyId }) => [
          id,
          ...[buyerName, agencyName, buyerId, agencyId].flatMap((one) => one ?? []),
        ]),
      ]),
    ].filter((name) => name.length > 3)

  it.each(FORMATS)('other than the internal one name nobody, as %s', async (format) => {
    for (const edition of ['circulation', 'public'] as const) {
      const { bytes } = await make(edition, format, { trace: edition === 'public' })
      const words = wordsOf(format, bytes)
      const leaked = named().filter((name) => words.includes(name))
      expect(leaked, edition).toEqual([])
    }
  })
  it('name the members in the internal one', async () => {
    const words = wordsOf('html', (await make('internal', 'html')).bytes)
    expect(words).toContain(open.rings[0]!.members[0]!.name)
  })
  it.each([PERIOD, '2025', '2023-Q1'])('show no count under five in the public one, %s', async (period) => {
    const { figures, bytes } = await make('public', 'json', { period })
    expect(figures.some(({ hidden }) => hidden)).toBe(true)
    for (const { id, unit, value } of figures)
      if (unit === 'count' && value !== null) expect(value, id).toBeGreaterThanOrEqual(5)
    for (const block of JSON.parse(bytes.toString()).blocks)
      for (const row of block.rows ?? [])
        for (const cell of row)
          if (cell.unit === 'count' && cell.value !== undefined) expect(cell.value).toBeGreaterThanOrEqual(5)
  })
  it('say everywhere that these are leads, and find nothing', async () => {
    for (const edition of ['internal', 'circulation', 'public'] as const)
      for (const format of edition === 'circulation' ? (['html'] as const) : FORMATS) {
        const words = wordsOf(format, (await make(edition, format)).bytes)
        expect(words).toContain('线索不等于认定')
        expect(words).toContain('待核查')
        expect(words.replace(/线索不等于认定|不作认定|违法犯罪的认定；|判决方为认定/g, '')).not.toContain(
          '认定',
        )
        if (edition !== 'public') expect(words).toMatch(/内部资料　?\s*注意保存/)
      }
  })
})

describe('files', () => {
  it.each(FORMATS)('are the same bytes for the same request: %s', async (format) => {
    const hash = async (): Promise<string> =>
      createHash('sha256')
        .update((await make('internal', format)).bytes)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })

  it('follow the official format in Word', async () => {
    const files = unzipped((await make('internal', 'docx')).bytes)
    const document = files['word/document.xml']!
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(document).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-842"\/>/)
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) {
      expect(document).toContain(`w:eastAsia="${face}"`)
      expect(files['word/fontTable.xml']).toContain(`w:name="${face}"`)
    }
    const runs = document.match(/<w:r>.*?<\/w:r>/gs)!.filter((run) => run.includes('<w:t'))
    expect(runs.filter((run) => !run.includes('w:eastAsia='))).toEqual([])
    expect(document).toMatch(/w:firstLine="640" w:firstLineChars="200"/)
    expect(document).toMatch(/<w:spacing w:line="580" w:lineRule="exact"\/>/)
    expect(document).toContain('<w:tblHeader/>')
    expect(files['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
    expect(document.match(/footerReference w:type="(default|even)"/g)).toHaveLength(2)
    expect(document.match(/<w:drawing>/g)!.length).toBeGreaterThanOrEqual(6)
  })

  it('print as tables on A4 across, heads repeated, amounts and shares as numbers, in the workbook', async () => {
    const { bytes } = await make('internal', 'xlsx')
    const files = unzipped(bytes)
    const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets.length).toBeGreaterThan(10)
    for (const name of sheets)
      expect(files[name]).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(files['xl/workbook.xml']!.match(/_xlnm\.Print_Titles/g)).toHaveLength(sheets.length - 1)
    for (const code of ['numFmtId="2"', 'numFmtId="164"']) expect(files['xl/styles.xml']).toContain(code)
    const rows = await readBook(bytes)
    const [, first] = [...rows.values()]
    expect(first!.slice(4).some((row) => row.slice(1).every((cell) => /^-?[\d.]+$/.test(cell)))).toBe(true)
  })

  it('fetch nothing and run nothing as a page', async () => {
    const page = (await make('internal', 'html')).bytes.toString()
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/i)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//)
  })

  it('take less than five seconds of one processor for a quarter of the county market', async () => {
    const start = process.cpuUsage()
    await make('internal', 'docx')
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(5)
  })
})
