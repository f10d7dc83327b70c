import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Database, rowsOf } from '../../src/engines/embedded/database.js'
import { SeenHashes } from '../../src/engines/embedded/seen-hashes.js'

const word = fc.integer({ min: 0, max: 0xffffffff })

describe('SeenHashes', () => {
  it('never denies a hash that it was given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word, fc.integer({ min: 0, max: 255 })), { maxLength: 500 }),
        (given) => {
          const seen = new SeenHashes('', true)
          for (const [hi, lo, salt] of given) seen.add(hi, lo, salt)
          for (const [hi, lo, salt] of given) expect(seen.may(hi, lo, salt)).toBe(true)
        },
      ),
    )
  })

  it('denies all but one in a thousand of the others, also when it has grown', () => {
    const seen = new SeenHashes('', true)
    let state = 1
    const next = (): number => {
      state = (Math.imul(state, 0x9e3779b1) + 0x7f4a7c15) | 0
      let h = state ^ (state >>> 16)
      h = Math.imul(h, 0x85ebca6b)
      return (h ^ (h >>> 13)) >>> 0
    }
    for (let i = 0; i < 2_000_000; i++) seen.add(next(), next(), 3)
    let wrong = 0
    for (let i = 0; i < 200_000; i++) if (seen.may(next(), next(), 3)) wrong++
    expect(wrong).toBeLessThan(200)
  })

  it('says "maybe" of everything until it has read what a store holds', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'seen-'))
    const db = await Database.open(join(dir, 'graph.duckdb'))
    await db.with(async (connection) => {
      await connection.run(
        'CREATE TABLE held AS SELECT range::UBIGINT * 4294967296 + 7 AS hash FROM range(10)',
      )
      const seen = new SeenHashes('SELECT hash, 0::INTEGER FROM held', false)
      expect(seen.may(99, 99)).toBe(true)
      for (let transaction = 0; transaction < 5; transaction++) await seen.prepare(connection)
      expect(await rowsOf(connection, 'SELECT count(*) AS n FROM held')).toEqual([{ n: 10n }])
      for (let hi = 0; hi < 10; hi++) expect(seen.may(hi, 7)).toBe(true)
      expect([11, 12, 13, 14, 15].filter((hi) => seen.may(hi, 8))).toEqual([])
    })
    db.close()
    rmSync(dir, { recursive: true })
  })
})
