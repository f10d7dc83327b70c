import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A copy of the tree, to which each scaffold adds its thing, and an author the rest. */
const tree = mkdtempSync(join(tmpdir(), 'biaojian-scaffold-'))
const COPIED = [
  'src',
  'scripts',
  'test',
  'docs',
  'package.json',
  'biome.json',
  'tsconfig.json',
  'vitest.config.ts',
]
const MINUTES = 60_000

const run = (program: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', BIAOJIAN_LANG: 'en' },
    maxBuffer: 1 << 26,
  })
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`)
  return stdout
}
const node = (...args: string[]): string => run(process.execPath, ...args)
const git = (...args: string[]): string =>
  run('git', '-c', 'user.name=t', '-c', 'user.email=t@example.cn', ...args)
const biaojian = (...args: string[]): string => node('dist/cli/main.js', ...args, '--store', 'store')

/** Puts in what a scaffold leaves to the author; fails where the scaffold does not say it. */
const fill = (path: string, ...parts: readonly (readonly [left: string, written: string])[]): void => {
  let text = readFileSync(join(tree, path), 'utf8')
  for (const [left, written] of parts) {
    if (!text.includes(left)) throw new Error(`${path} does not leave ${left} to its author`)
    text = text.replace(left, () => written)
  }
  writeFileSync(join(tree, path), text)
}

/** Files that a scaffold and its author touch. */
const touchedBy = (scaffold: readonly string[], write: () => void): string[] => {
  node('scripts/new.mjs', ...scaffold)
  git('add', '-A')
  const made = git('diff', '--cached', '--name-only').trim().split('\n')
  node('scripts/comment-width.mjs', ...made)
  node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...made)
  write()
  const touched = git('status', '--porcelain', '-uall').split('\n').filter(Boolean)
  git('add', '-A')
  git('commit', '-qm', scaffold.join(' '))
  return touched.map((line) => line.slice(3)).sort()
}

const NAMES: readonly (readonly [string, string])[] = [
  ['规则名称', '新规则'],
  ['name of the rule', 'a new rule'],
  ['Name (', 'New rule ('],
]
const LOT_FIXTURE = `market: { bids: [{ lot: 'L1', bidder: 'A', amount: 100 }] }`

const lotRule = (): void => {
  fill('src/rules/price/prc-90-lone-bid.ts', ...NAMES, ['.default(0)', '.default(1)'])
  fill('test/rules/fixtures/price/prc-90.ts', ['a hit: write here what makes the rule speak', 'a lone bid'])
}

/** Asks for a value of the new kind. */
const kindRule = (): void => {
  const [file, fixture] = ['src/rules/device/hw-90-card.ts', 'test/rules/fixtures/device/hw-90.ts']
  const text = readFileSync(join(tree, file), 'utf8')
  fill(
    file,
    ...NAMES,
    [text.slice(text.indexOf('/** What a fact'), text.indexOf('/** Name (')), ''],
    ["import { z } from 'zod'\n", ''],
    ["grade: '线'", "grade: '强'"],
    ['bids of the lot ≤ most', 'v(A, lot) = v(B, lot)'],
    [
      text.slice(text.indexOf('  settings: {'), text.indexOf('\n})')),
      `  needs: [['bids.gpu_no']],
  asks: (ask) => [ask.values({ kinds: ['gpu'], left: ['bids.gpu_no'], lot: '强', across: null })],`,
    ],
  )
  writeFileSync(
    join(tree, fixture),
    `import { type Fixture, onOneLot } from '../fixture.js'

export default [
  {
    rule: 'HW-90',
    claim: 'one card on one lot',
    market: onOneLot({ 'bids.gpu_no': 'v' }),
    items: [{ a: 'A', b: 'B', grade: '强', lots: ['L1'] }],
  },
] satisfies Fixture[]
`,
  )
}

/** Reads the rows of the new table. */
const tableRule = (): void => {
  const [file, fixture] = ['src/rules/tender/tnd-90-failed.ts', 'test/rules/fixtures/tender/tnd-90.ts']
  const text = readFileSync(join(tree, file), 'utf8')
  fill(
    file,
    ...NAMES,
    ["import { z } from 'zod'\n", "import inspections from '../../domain/tables/inspections.js'\n"],
    [
      'import { t } from',
      "import { isoDay } from '../../domain/day.js'\nimport { rowsOf } from '../../market/rows.js'\nimport { t } from",
    ],
    ['  bids: number\n', '  heldOn: string | null\n'],
    [
      "t('该标段共{bids}份投标', '{bids} bids on the lot')",
      "t('{heldOn}检查不合格', 'failed its inspection on {heldOn}')",
    ],
    ['bids of the lot ≤ most', 'passed = 0'],
    [
      "  settings: { most: z.number().int().min(0).default(0) },\n  needs: [['bids.amount']]",
      "  needs: [['inspections.passed']]",
    ],
    [
      text.slice(text.indexOf('      find: ('), text.indexOf('      tell: (')),
      `      find: ({ market }) => {
        const { count, columns } = rowsOf(market, inspections)
        const facts = []
        for (let row = 0; row < count; row++)
          if (columns.passed[row] === 0)
            facts.push({
              lot: columns.lot_id[row]!,
              grade: '线' as const,
              bidders: [],
              detail: { heldOn: isoDay(columns.held_on[row]!) },
            })
        return facts
      },
`,
    ],
    [
      'tell: ({ bids }, _, words) => words.text(TOLD, { bids })',
      "tell: ({ heldOn }, _, words) => words.text(TOLD, { heldOn: heldOn ?? '?' })",
    ],
  )
  const rows = (passed: number): string =>
    LOT_FIXTURE.replace(
      ' }] }',
      ` }], rows: { inspections: [{ lot_id: 'L1', held_on: 20544, passed: ${passed} }] } }`,
    )
  fill(
    fixture,
    ['a hit: write here what makes the rule speak', 'a failed inspection'],
    [LOT_FIXTURE, rows(0)],
    ['{ bids: 1 }', "{ heldOn: '2026-04-01' }"],
    ['a near miss stays silent', 'one that was passed stays silent'],
    [
      '    },\n    lotFlags: [],',
      `      rows: { inspections: [{ lot_id: 'L1', held_on: 20544, passed: 1 }] },\n    },\n    lotFlags: [],`,
    ],
  )
}

/** Trivial Graph Format: a node a line, a line \`#\`, an edge a line. */
const graphFormat = (): void => {
  const file = 'src/exports/tgf.ts'
  const text = readFileSync(join(tree, file), 'utf8')
  fill(
    file,
    [
      'What the format is, who reads it, and where it is specified.',
      'Trivial Graph Format, which yEd reads.',
    ],
    [
      text.slice(text.indexOf('function* lines')),
      `function* lines({ head, nodes, edges }: ExportModel): Generator<string> {
  for (const { id, label } of nodes()) yield [id, label, head.notice].join(' ').concat('\\n')
  yield '#\\n'
  for (const { from, to, type } of edges()) yield [from, to, type].join(' ').concat('\\n')
}
`,
    ],
  )
  fill('test/exports/tgf.test.ts', [
    "  // read it here with the reader of another program\n  expect.fail('not yet read by another program')\n",
    "  const [nodes, edges] = text.split('#\\n').map((part) => part.trimEnd().split('\\n').length)\n  expect([nodes, edges]).toEqual([model.counts.nodes, model.counts.edges])\n",
  ])
}

const reportSection = (): void => {
  fill(
    'src/reports/sections/openings.ts',
    ["t('章节标题', 'Title of the section')", "t('开标概况', 'Openings')"],
    [
      'What the section says, and what each edition leaves out.',
      'How many lots were opened, in every edition.',
    ],
  )
  fill(
    'test/reports/sections/openings.test.ts',
    ['章节标题', '开标概况'],
    [
      "    // count the section's numbers anew from plain records here\n    expect.fail('not yet counted from plain records')\n",
      `    let lots = 0
    for (const id of await store.engine.lotIds({ limit: 10_000 })) {
      const { openedAt = '' } = (await store.engine.lot(id))!
      if (/^2025-1[012]/.test(openedAt)) lots++
    }
    expect(bytes.toString()).toContain(\`本期共\${lots}个标段\`)
`,
    ],
  )
}

let touched: Record<string, string[]>
beforeAll(() => {
  // the server that tests run on, where it was assembled, is no part of the tree
  const filter = (path: string): boolean => !path.endsWith('.cache')
  for (const name of COPIED) cpSync(name, join(tree, name), { recursive: true, filter })
  for (const name of ['node_modules', 'datasets']) symlinkSync(resolve(name), join(tree, name))
  git('init', '-q')
  writeFileSync(join(tree, '.git/info/exclude'), 'node_modules\ndatasets\ndist\nmarket\nstore\nout\n')
  git('add', '-A')
  git('commit', '-qm', 'before')
  const nothingLeft = (): void => {}
  touched = {
    kind: touchedBy(['kind', 'gpu'], nothingLeft),
    table: touchedBy(['table', 'inspections'], nothingLeft),
    'rule of prices': touchedBy(['rule', 'PRC-90', 'lone-bid'], lotRule),
    'rule of values': touchedBy(['rule', 'HW-90', 'card'], kindRule),
    'rule of rows': touchedBy(['rule', 'TND-90', 'failed'], tableRule),
    format: touchedBy(['format', 'tgf'], graphFormat),
    section: touchedBy(['section', 'openings'], reportSection),
  }
  node('scripts/build.mjs')
}, 10 * MINUTES)
afterAll(() => rmSync(tree, { recursive: true, force: true }))

describe('a scaffold and its author touch', () => {
  it.each([
    ['rule of prices', ['src/rules/price/prc-90-lone-bid.ts', 'test/rules/fixtures/price/prc-90.ts']],
    ['rule of values', ['src/rules/device/hw-90-card.ts', 'test/rules/fixtures/device/hw-90.ts']],
    ['rule of rows', ['src/rules/tender/tnd-90-failed.ts', 'test/rules/fixtures/tender/tnd-90.ts']],
    ['kind', ['src/domain/kinds.ts', 'test/normalise/kinds/gpu.ts']],
    ['table', ['src/domain/tables/inspections.ts', 'test/intake/tables/inspections.ts']],
    ['format', ['src/exports/formats.ts', 'src/exports/tgf.ts', 'test/exports/tgf.test.ts']],
    [
      'section',
      ['src/reports/model.ts', 'src/reports/sections/openings.ts', 'test/reports/sections/openings.test.ts'],
    ],
  ])('for a %s: %j', (thing, files) => expect(touched[thing]).toEqual(files))
})

it(
  'what was added keeps its own fixtures and tests, and the page of the format shows it',
  () => {
    const files = [
      'test/normalise/kinds.test.ts',
      'test/intake/tables.test.ts',
      'test/rules/fixtures.test.ts',
      'test/exports/tgf.test.ts',
      'test/domain/format-page.test.ts',
    ]
    const added = 'gpu|inspections|PRC-90|HW-90|TND-90|tgf|format'
    const vitest = 'node_modules/vitest/vitest.mjs'
    const report = JSON.parse(
      node(vitest, 'run', '-u', '--reporter=json', '--maxWorkers=1', '-t', added, ...files),
    )
    expect(report).toMatchObject({ success: true, numFailedTests: 0 })
    expect(report.numPassedTests).toBeGreaterThanOrEqual(11)
    const shown = git('diff', '-U0', 'docs/data-format.md')
    expect(shown).toContain('+| gpu_no | gpu编号 | values of kind gpu |')
    expect(shown).toContain('+## inspections (inspections)')
  },
  5 * MINUTES,
)

describe('a small market', () => {
  const csv = (name: string, rows: readonly string[]): void =>
    writeFileSync(join(tree, 'market', `${name}.csv`), `${rows.join('\n')}\n`)
  const lots = [1, 2, 3, 4, 5, 6]

  beforeAll(() => {
    mkdirSync(join(tree, 'market'))
    csv('lots', ['lot_id,opened_at', ...lots.map((l) => `L${l},2026-03-0${l} 09:30`)])
    csv('bids', [
      'lot_id,bidder_id,amount,gpu_no',
      ...lots.flatMap((l) =>
        ['A', 'B', `C${l}`, `D${l}`, `E${l}`].map(
          (bidder, i) =>
            `L${l},${bidder},${1000 + [0, 13, 57, 91, 170][i]! * l},${i < 2 ? 'ab-1234' : `${bidder}-77${l}`}`,
        ),
      ),
    ])
    biaojian('import', 'market')
  }, MINUTES)

  it(
    'has the rows of the new table in its digest, and the new column in its quality',
    () => {
      const digest = biaojian('store', '--digest')
      csv('inspections', [
        'inspections_no,lot_id,held_on,passed',
        'N-1,L1,2026-04-01,1',
        'N-2,L2,2026-04-02,否',
        'N-3,L9,2026-04-03,否',
      ])
      biaojian('import', 'market')
      expect(biaojian('store', '--digest')).not.toBe(digest)
      const { tables } = JSON.parse(biaojian('quality', '--json'))
      const rowsOf = (name: string) => tables.find((one: { table: string }) => one.table === name)
      expect(rowsOf('inspections')).toMatchObject({ rows: 3 })
      expect(rowsOf('bids').columns.at(-1)).toMatchObject({ column: 'gpu_no', filled: 30, distinct: 19 })
    },
    MINUTES,
  )

  it(
    'yields a ring by the new kind, and facts of its lots by prices and by rows of the new table',
    () => {
      writeFileSync(join(tree, 'out'), JSON.stringify({ rules: { 'PRC-90': { most: 5 } } }))
      biaojian('detect', '--workers', '1', '--seed', '1', '--settings', 'out')
      const [ring] = JSON.parse(biaojian('rings', '--all', '--json'))
      expect(ring.members.map(({ bidderId }: { bidderId: string }) => bidderId)).toEqual(['A', 'B'])
      const { ring: told, lotFacts } = JSON.parse(biaojian('explain', ring.id, '--json'))
      expect(told.evidence).toContainEqual(
        expect.objectContaining({
          rule: 'HW-90',
          kind: 'gpu',
          value: 'AB-1234',
          lots: lots.map((l) => `L${l}`),
        }),
      )
      const factsOf = (wanted: string) => lotFacts.filter(({ rule }: { rule: string }) => rule === wanted)
      expect(factsOf('PRC-90').map(({ lot }: { lot: string }) => lot)).toEqual(lots.map((l) => `L${l}`))
      expect(factsOf('TND-90')).toMatchObject([{ lot: 'L2', detail: { heldOn: '2026-04-02' } }])
      expect(biaojian('explain', ring.id)).toContain('failed its inspection on 2026-04-02')
    },
    MINUTES,
  )

  it(
    'leaves in the new format',
    () => {
      const text = biaojian('export', '--all', '--format', 'tgf', '--out', '-')
      const [nodes, edges] = text.split('#\n')
      expect(nodes).toMatch(/^\S*A\b/m)
      expect(edges?.trim().split('\n').length).toBeGreaterThan(0)
    },
    MINUTES,
  )

  it(
    'is reported with the new section',
    () => {
      biaojian('report', '--period', '2026-03', '--format', 'json', '--out', 'out')
      const report = JSON.parse(readFileSync(join(tree, 'out'), 'utf8'))
      const said = report.blocks.map(({ text }: { text?: string }) => text ?? '')
      expect(said.join('\n')).toContain('开标概况')
      expect(said).toContain('本期共6个标段。')
    },
    MINUTES,
  )
})
