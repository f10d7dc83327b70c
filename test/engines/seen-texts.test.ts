import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hash } from '../../src/domain/hash.js'
import type { RowBatch } from '../../src/domain/row-batch.js'
import { Database, rowsOf } from '../../src/engines/embedded/database.js'
import { COLLIDES, NEW, SeenTexts } from '../../src/engines/embedded/seen-texts.js'
import { TextBuffer } from '../../src/engines/embedded/texts.js'
import { TextPool } from '../../src/intake/text-pool.js'

type Texts = RowBatch['texts']

/** Texts as a reader sends them, whatever it sent before. */
const sent = (texts: readonly string[], salt = 3): Texts => {
  const pool = new TextPool()
  for (const text of texts) pool.add(text, salt, true)
  return pool.take()
}
const numbered = (n: number, from = 0): string[] => Array.from({ length: n }, (_, i) => `文本 ${from + i}`)
const newOf = (seen: SeenTexts, texts: Texts): number[] => {
  const found: number[] = []
  seen.add(texts, (i) => found.push(i))
  return found
}
/** Another text under the first one's hash. */
const colliding = (text: string): Texts => {
  const texts = sent([text])
  texts.check[0]! ^= 1
  return texts
}

describe('SeenTexts', () => {
  it('is a set: of any texts under any salts, each is new once', () => {
    const text = fc.tuple(fc.string({ maxLength: 20 }), fc.integer({ min: 0, max: 120 }))
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 60 }), { maxLength: 8 }), (batches) => {
        const seen = new SeenTexts(true)
        const known = new Set<string>()
        for (const batch of batches) {
          const pool = new TextPool()
          for (const [text, salt] of batch) pool.add(text, salt, false)
          const expected = new Set(
            batch.map(([text, salt]) => `${salt} ${text}`).filter((key) => !known.has(key)),
          )
          expect(newOf(seen, pool.take())).toHaveLength(expected.size)
          for (const key of expected) known.add(key)
        }
      }),
    )
  })

  it('stays exact while it grows', () => {
    const seen = new SeenTexts(true)
    const texts = sent(numbered(300_000))
    expect(newOf(seen, texts)).toHaveLength(300_000)
    expect(newOf(seen, texts)).toEqual([])
    expect(newOf(seen, sent(numbered(1000, 299_500)))).toHaveLength(500)
  })

  it('tells of a text under the hash of another', () => {
    const seen = new SeenTexts(true)
    const verdicts: number[] = []
    seen.add(sent(['甲']), (_, verdict) => verdicts.push(verdict))
    seen.add(colliding('甲'), (_, verdict) => verdicts.push(verdict))
    expect(verdicts).toEqual([NEW, COLLIDES])
  })
})

describe('texts that wait for a store', () => {
  let dir: string
  let db: Database
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'texts-'))
    db = await Database.open(join(dir, 'graph.duckdb'))
    await db.rows(
      'CREATE TABLE texts(salt UTINYINT, hash UBIGINT, chk UINTEGER, flags UTINYINT, text VARCHAR)',
    )
  })
  afterEach(() => {
    db.close()
    rmSync(dir, { recursive: true })
  })

  const store = (seen: SeenTexts, ...batches: Texts[]): Promise<void> =>
    db.with(async (connection) => {
      const buffer = new TextBuffer(seen)
      for (const texts of batches) buffer.add(texts)
      await seen.prepare(connection)
      await buffer.store(db, connection)
    })
  const stored = (): Promise<string[]> =>
    db.with(async (connection) =>
      (await rowsOf(connection, 'SELECT text FROM texts')).map(({ text }) => text as string),
    )

  it('are stored byte for byte, of any length and script', async () => {
    const texts = [
      '',
      'a',
      'twelve bytes',
      'thirteen byte',
      '浙江',
      '舟山市定海区',
      '😀'.repeat(500),
      'x'.repeat(70_000),
    ]
    const all = [...texts, ...numbered(5000)]
    await store(new SeenTexts(true), sent(all))
    expect((await stored()).sort()).toEqual(all.sort())
  })

  it('keep hash, check, salt and flag of each', async () => {
    const pool = new TextPool()
    pool.add('普陀建设有限公司', 7, true)
    const { hi, lo, check } = hash
    pool.add('F8:75:A4:1B:2C:3D', 9, false)
    await store(new SeenTexts(true), pool.take())
    const [row, other] = await db.rows('SELECT * FROM texts ORDER BY salt')
    const expected = (BigInt(hi) << 32n) | BigInt(lo)
    expect(row).toEqual({ salt: 7, hash: expected, chk: check, flags: 1, text: '普陀建设有限公司' })
    expect(other).toMatchObject({ salt: 9, flags: 0, text: 'F8:75:A4:1B:2C:3D' })
  })

  it('are stored once in a store that holds some already, before and after it has been read', async () => {
    await store(new SeenTexts(true), sent(numbered(100)))
    const seen = new SeenTexts(false)
    for (let n = 1; n <= 8; n++) await store(seen, sent(numbered(20 * n + 40, 60)))
    expect(seen.isComplete).toBe(true)
    expect((await stored()).sort()).toEqual(numbered(260).sort())
  })

  it('are stored once when there are more than are remembered', async () => {
    const seen = new SeenTexts(true, 100)
    for (let n = 0; n < 10; n++) await store(seen, sent(numbered(80, 40 * n)), sent(numbered(50, 40 * n)))
    expect(seen.isComplete).toBe(false)
    expect((await stored()).sort()).toEqual(numbered(440).sort())
  })

  it('are refused when the store holds another text under their hash, remembered or not', async () => {
    await store(new SeenTexts(true), sent(['甲']))
    await expect(store(new SeenTexts(false), colliding('甲'))).rejects.toThrow('hash_collision')
    await expect(store(new SeenTexts(true), sent(['乙']), colliding('乙'))).rejects.toThrow('hash_collision')
    expect(await stored()).toEqual(['甲'])
  })
})
