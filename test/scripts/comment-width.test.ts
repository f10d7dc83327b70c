import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const WORDS =
  'a bidder that holds a value which another bidder holds too is tied to it by the bits of that value'
const LONG = `${WORDS}, and by no more than these, however often the two of them meet`
const HEAD = '/**\n * Short\n * lines.\n *\n *   p = P[X ≥ k]\n *\n'
const SIGNS = '标'.repeat(60)

/** Source texts by name of their file. */
const SOURCES = {
  'line.ts': `// ${WORDS}\n// ${LONG}\nexport const one = 1\n`,
  'code.ts': `export const text = '// ${LONG}'\nexport const other = \`\n/* ${LONG} */\n\`\n`,
  'wide-signs.ts': `// ${SIGNS}\nexport {}\n`,
  'few-signs.ts': `// ${SIGNS.slice(0, 50)}\nexport {}\n`,
  'doc.ts': `/** ${LONG} */\nexport const one = 1\n`,
  'parts.ts': `${HEAD} * ${LONG}\n * - an item\n * @example none\n */\nexport {}\n`,
  'item.ts': `/**\n * - ${LONG}\n */\nexport {}\n`,
  'behind.ts': `export const one = {\n  two: 1, // ${LONG}\n}\n`,
  'chinese.ts': `// ${'疑似线索，'.repeat(20)}\nexport {}\n`,
  'template.ts': `export const text = \`\n  line\` // ${LONG}\n`,
} as const
type Name = keyof typeof SOURCES

const folder = mkdtempSync(join(tmpdir(), 'comment-width-'))
const read = (name: Name): string => readFileSync(join(folder, name), 'utf8')

/** What the script prints about the folder. */
const run = (...flags: string[]): { code: number | null; lines: string[] } => {
  const args = ['scripts/comment-width.mjs', ...flags, folder]
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { code: status, lines: stdout.trim().split('\n') }
}

describe('scripts/comment-width.mjs', () => {
  let found: ReturnType<typeof run>
  let left: ReturnType<typeof run>
  let fixed: Record<Name, string>
  beforeAll(() => {
    for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(folder, name), text)
    found = run()
    left = run('--fix')
    fixed = Object.fromEntries(Object.keys(SOURCES).map((name) => [name, read(name as Name)])) as typeof fixed
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const isNamed = (name: Name, line: number): boolean => found.lines.includes(`${join(folder, name)}:${line}`)

  it('names the lines of comments that are wider than 110 columns, and fails', () => {
    expect(found.code).toBe(1)
    expect([isNamed('line.ts', 1), isNamed('line.ts', 2)]).toEqual([false, true])
    expect(found.lines.at(-1)).toMatch(/^8 lines with comments/)
  })

  it('leaves wide code and wide texts to the formatter', () => {
    expect(found.lines.filter((line) => line.includes('code.ts'))).toEqual([])
    expect(fixed['code.ts']).toBe(SOURCES['code.ts'])
  })

  it('counts two columns for a Chinese sign', () => {
    expect([isNamed('wide-signs.ts', 1), isNamed('few-signs.ts', 1)]).toEqual([true, false])
  })

  it('wraps a doc comment of one line into one of several', () => {
    const lines = [
      `/**`,
      ` * ${WORDS}, and by`,
      ` * no more than these, however often the two of them meet`,
      ` */`,
    ]
    expect(fixed['doc.ts']).toBe(`${lines.join('\n')}\nexport const one = 1\n`)
  })

  it('wraps the wide paragraph only, and keeps formulas, lists and tags apart', () => {
    expect(fixed['parts.ts']).toContain(HEAD)
    expect(fixed['parts.ts']).toContain('of them meet\n * - an item\n * @example none\n */')
  })

  it('sets the later lines of a list item in', () => {
    expect(fixed['item.ts']).toMatch(/^\/\*\*\n \* - a bidder .*\n \* {3}[a-z]/)
  })

  it('puts a wide comment after code on lines of its own above', () => {
    expect(fixed['behind.ts']).toMatch(
      /^export const one = \{\n {2}\/\/ a bidder .*\n {2}\/\/ .*\n {2}two: 1,\n\}\n$/,
    )
  })

  it('cuts Chinese between signs, never before a closing one', () => {
    expect(fixed['chinese.ts']).not.toMatch(/\/\/ ，/)
    expect(fixed['chinese.ts'].replace(/\n\/\/ /g, '')).toContain('疑似线索，'.repeat(20))
  })

  it('leaves a file alone in which a wide comment ends a text of several lines', () => {
    expect(fixed['template.ts']).toBe(SOURCES['template.ts'])
    expect(left).toMatchObject({ code: 1, lines: [`${join(folder, 'template.ts')}:2`, expect.anything()] })
  })

  it('changes nothing when run again', () => {
    run('--fix')
    for (const name of Object.keys(SOURCES) as Name[]) expect(read(name)).toBe(fixed[name])
  })
})
