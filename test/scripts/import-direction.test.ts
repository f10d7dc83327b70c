import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imports-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the check says of a src folder of files given by path. */
const check = (files: Record<string, string>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'src', path)), { recursive: true })
    writeFileSync(join(folder, 'src', path), text)
  }
  const script = resolve('scripts/import-direction.mjs')
  try {
    return execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

describe('the direction of imports', () => {
  it('is from right to left, for types, types by import() and dynamic imports too', () => {
    const market = "export type Market = { bids: import('../domain/ring.js').Ring }\n"
    const left = { 'domain/ring.ts': 'export type Ring = string\n', 'market/market.ts': market }
    expect(check(left)).toBe('')
    expect(
      check({ 'domain/ring.ts': "export type { Market as Ring } from '../market/market.js'\n" }),
    ).toContain('src/domain/ring.ts imports market/market.ts: market lies to the right of domain')
    expect(check({ 'domain/lot.ts': "export const open = () => import('../market/market.js')\n" })).toContain(
      'src/domain/lot.ts imports market/market.ts: market lies to the right of domain',
    )
  })

  it('never leads from one engine to the other', () => {
    expect(
      check({
        'engines/embedded/one.ts': 'export const one = 1\n',
        'engines/neo4j/two.ts': "export { one } from '../embedded/one.js'\n",
      }),
    ).toContain('engines/embedded and engines/neo4j stand side by side')
  })

  it('never leads back to where it came from', () => {
    expect(
      check({
        'rings/a.ts': "import type { B } from './b.js'\nexport type A = B\n",
        'rings/b.ts': "import type { A } from './a.js'\nexport type B = A\n",
      }),
    ).toBe('These files import each other: rings/a.ts, rings/b.ts\n')
  })

  it('asks for the place of a new room', () => {
    expect(check({ 'attic/box.ts': 'export const box = 1\n' })).toContain('"attic" has no place')
  })
})
