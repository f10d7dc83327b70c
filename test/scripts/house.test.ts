import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'house-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the script says of a tree of files given by path. */
const house = (files: Record<string, string>, ...flags: string[]): { code: number; printed: string } => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    const args = ['scripts/house.mjs', '--src', folder, ...flags]
    return { code: 0, printed: execFileSync(process.execPath, args, { encoding: 'utf8' }) }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { code: status, printed: stdout }
  }
}

describe('scripts/house.mjs', () => {
  it('counts literals that name a rule outside rules/, and none in comments or inside it', () => {
    const { code, printed } = house(
      {
        'rules/hw-07.ts': "export const id = 'HW-07'\n",
        'evidence/items.ts': "// 'HW-06'\nexport const is = (id: string) => id === 'HW-07'\n",
      },
      '--check',
    )
    expect(printed).toMatch(/rule-id literals outside rules\/ +1 +at most 0 +OVER/)
    expect(printed).toContain('  evidence/items.ts:2 HW-07')
    expect(code).toBe(1)
  })

  it('finds circles of imports, of types too', () => {
    const { printed } = house({
      'a.ts': "import type { B } from './b.js'\nexport type A = B\n",
      'b.ts': "export type B = import('./c.js').C\n",
      'c.ts': "export type { A as C } from './a.js'\n",
    })
    expect(printed).toMatch(/circles of imports, types too +1 /)
    expect(printed).toContain('  a.ts b.ts c.ts')
  })

  it('finds an engine that imports the other', () => {
    const { printed } = house({
      'engines/neo4j/read.ts': "export { one } from '../embedded/one.js'\n",
      'engines/embedded/one.ts': 'export const one = 1\n',
    })
    expect(printed).toContain('  engines/neo4j/read.ts → engines/embedded/one.ts')
  })

  it('measures outermost functions, the longest by name', () => {
    const body = Array.from({ length: 101 }, (_, i) => `  say(${i})`).join('\n')
    const { printed } = house({
      'a.ts': `const say = (n: number) => n\nexport const long = () => {\n${body}\n}\n`,
    })
    expect(printed).toMatch(/functions, outermost +2\n/)
    expect(printed).toContain('  a.ts:2 long 103')
  })

  it('passes a house in order', () => {
    expect(house({ 'a.ts': 'export const one = 1\n' }, '--check').code).toBe(0)
  })
})
