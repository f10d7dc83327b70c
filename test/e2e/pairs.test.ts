import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cli, inTempFolder } from '../support/cli.js'
import { countyOnce } from '../support/prepared.js'

const OHIO = '../shared/data/ohio_milk'
const CONVICTED = new Set(['H.MEYER', 'LOUISTRAUTH', 'COORSBROTHERS'])

describe('biaojian pairs', () => {
  it('prints every pair of the bundled county as one JSON array, best first, and a table of the first', () =>
    inTempFolder(async (dir) => {
      const store = join(dir, 'store')
      cpSync(await countyOnce(), store, { recursive: true })
      const { stdout } = cli('pairs', '--store', store, '--json')
      const pairs = JSON.parse(stdout)
      expect(pairs.length).toBeGreaterThan(100)
      expect(Object.keys(pairs[0])).toEqual(['a', 'b', 'joint', 'p', 'q', 'score', 'channels'])
      for (let i = 1; i < pairs.length; i++) {
        expect(pairs[i].score).toBeLessThanOrEqual(pairs[i - 1].score)
        expect(pairs[i].a < pairs[i].b).toBe(true)
      }
      for (const { p, q, joint } of pairs) {
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(q)
        expect(q).toBeLessThanOrEqual(1)
        expect(joint).toBeGreaterThan(0)
      }
      expect(JSON.parse(cli('pairs', '--store', store, '--json', '--limit', '3').stdout)).toEqual(
        pairs.slice(0, 3),
      )
      const shown = cli('pairs', '--store', store, '--limit', '3').stdout
      expect(shown).toContain('not a finding')
      expect(shown.trimEnd().split('\n')).toHaveLength(5)
      expect(cli('pairs', '--store', store, '--json').stdout).toBe(stdout)
    }))
  it.skipIf(!existsSync(OHIO))('puts the three pairs of convicted firms of Ohio first', () =>
    inTempFolder((dir) => {
      const store = join(dir, 'store')
      cli('import', OHIO, '--mapping', 'test/fixtures/mappings/ohio_milk.json', '--store', store, '--quiet')
      const pairs = JSON.parse(cli('pairs', '--store', store, '--json').stdout)
      for (const { a, b } of pairs.slice(0, 3))
        expect([CONVICTED.has(a), CONVICTED.has(b)]).toEqual([true, true])
    }),
  )
})
