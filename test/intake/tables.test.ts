import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFiles, temporaryEngine } from '../support/import.js'
import type { TableFixture } from './tables/fixture.js'

/** Fixtures of one table each: `tables/<table>.ts`, a value as default export. */
const FOLDER = join(import.meta.dirname, 'tables')
const FIXTURES = await Promise.all(
  readdirSync(FOLDER)
    .filter((file) => file !== 'fixture.ts')
    .map(async (file) => ((await import(join(FOLDER, file))) as { default: TableFixture }).default),
)

describe.each(FIXTURES)('rows of $table', ({ table, accepted, merged, quarantined, reason }) => {
  it('are accepted, merged and quarantined, counted in quality and in the digest', async () => {
    const { engine, drop } = await temporaryEngine()
    try {
      const empty = await engine.digest()
      const { files } = await importFiles(engine, [{ table, rows: [accepted, merged, quarantined] }])
      expect(files).toMatchObject([{ accepted: 1, merged: 1, quarantined: 1 }])
      const kept = await engine.quarantine({ limit: 10 })
      expect(kept.map(({ issue }) => issue.reason)).toEqual([reason])
      expect((await engine.quality()).tables.find((one) => one.table === table)!.rows).toBe(1)
      expect((await engine.counts()).tables[table]).toBe(1)
      expect(await engine.digest()).not.toBe(empty)
    } finally {
      await drop()
    }
  })
})
