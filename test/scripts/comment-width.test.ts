import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const SCRIPT = 'scripts/comment-width.mjs'
const folder = mkdtempSync(join(tmpdir(), 'comment-width-'))
const file = join(folder, 'one.ts')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WORDS =
  'a bidder that holds a value which another bidder holds too is tied to it by the bits of that value'
const LONG = `${WORDS}, and by no more than these, however often the two of them meet`

/** What the script prints and the file after it; `code` is its exit code. */
const run = (text: string, ...flags: string[]): { code: number; printed: string; text: string } => {
  writeFileSync(file, text)
  let code = 0
  let printed = ''
  try {
    printed = execFileSync(process.execPath, [SCRIPT, ...flags, file], { encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const failed = error as { status: number; stdout: string }
    code = failed.status
    printed = failed.stdout
  }
  return { code, printed, text: readFileSync(file, 'utf8') }
}

describe('scripts/comment-width.mjs', () => {
  it('names the lines of comments that are wider than 110 columns', () => {
    const { code, printed } = run(`// ${WORDS}\n// ${LONG}\nexport const one = 1\n`)
    expect(code).toBe(1)
    expect(printed).toContain(`${file}:2\n1 lines`)
  })

  it('leaves wide code and wide texts to the formatter', () => {
    expect(run(`export const text = '// ${LONG}'\nexport const other = \`\n/* ${LONG} */\n\`\n`).code).toBe(0)
  })

  it('counts two columns for a Chinese sign', () => {
    const signs = '标'.repeat(60)
    expect(run(`// ${signs}\nexport {}\n`).code).toBe(1)
    expect(run(`// ${signs.slice(0, 50)}\nexport {}\n`).code).toBe(0)
  })

  it('wraps a doc comment of one line into one of several', () => {
    const { code, text } = run(`/** ${LONG} */\nexport const one = 1\n`, '--fix')
    expect(code).toBe(0)
    expect(text).toBe(
      `/**\n * ${WORDS}, and by\n * no more than these, however often the two of them meet\n */\nexport const one = 1\n`,
    )
  })

  it('wraps the wide paragraph only, and keeps formulas, lists and tags apart', () => {
    const head = '/**\n * Short\n * lines.\n *\n *   p = P[X ≥ k]\n *\n'
    const { text } = run(`${head} * ${LONG}\n * - an item\n * @example none\n */\nexport {}\n`, '--fix')
    expect(text).toContain(head)
    expect(text).toContain('however often the two of them meet\n * - an item\n * @example none\n */')
  })

  it('sets the later lines of a list item in', () => {
    const { text } = run(`/**\n * - ${LONG}\n */\nexport {}\n`, '--fix')
    expect(text).toMatch(/^\/\*\*\n \* - a bidder .*\n \* {3}[a-z]/)
  })

  it('puts a wide comment after code on lines of its own above', () => {
    const { text } = run(`export const one = {\n  two: 1, // ${LONG}\n}\n`, '--fix')
    expect(text).toMatch(/^export const one = \{\n {2}\/\/ a bidder .*\n {2}\/\/ .*\n {2}two: 1,\n\}\n$/)
  })

  it('cuts Chinese between signs, never before a closing one', () => {
    const { code, text } = run(`// ${'疑似线索，'.repeat(20)}\nexport {}\n`, '--fix')
    expect(code).toBe(0)
    expect(text).not.toMatch(/\/\/ ，/)
    expect(text.replace(/\n\/\/ /g, '')).toContain('疑似线索，'.repeat(20))
  })

  it('leaves a file alone in which a wide comment ends a text of several lines', () => {
    const before = `export const text = \`\n  line\` // ${LONG}\n`
    const { code, text } = run(before, '--fix')
    expect(code).toBe(1)
    expect(text).toBe(before)
  })

  it('changes nothing when run again', () => {
    const once = run(`/** ${LONG} ${LONG} */\n// ${LONG}\nexport {}\n`, '--fix').text
    expect(run(once, '--fix').text).toBe(once)
  })
})
