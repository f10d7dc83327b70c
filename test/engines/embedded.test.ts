import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableNumber, tableOf } from '../../src/domain/storage.js'
import { TABLES, type TableName } from '../../src/domain/tables.js'
import { Database } from '../../src/engines/embedded/database.js'
import { openEmbedded } from '../../src/engines/embedded/open.js'
import { type Cells, importFiles, temporaryEngine } from '../support/import.js'
import { arrival, conformance, SMALL } from './conformance.js'

conformance('embedded', temporaryEngine)
arrival('embedded', temporaryEngine)

describe('the snapshot of the market', () => {
  it('is read when it is whole, and built again when it is cut or altered', async () => {
    const { engine, dir, drop } = await temporaryEngine()
    await importFiles(engine, SMALL)
    const market = await engine.market()
    await engine.close()
    const folder = join(dir, 'snapshot')
    const [name] = readdirSync(folder)
    const file = join(folder, name!)
    const whole = readFileSync(file)

    for (const damage of [
      () => writeFileSync(file, whole),
      () => truncateSync(file, whole.length - 9),
      () =>
        writeFileSync(
          file,
          whole.map((byte, i) => (i === whole.length - 8 ? byte ^ 1 : byte)),
        ),
      () => writeFileSync(file, 'BJMARKT2 and then nothing of the kind'),
    ]) {
      damage()
      const again = await openEmbedded(join(dir, 'graph.duckdb'))
      expect(await again.market()).toEqual(market)
      await again.close()
      expect(readFileSync(file).equals(whole)).toBe(true)
    }
    await drop()
  })

  it('belongs to one digest: another import makes another market', async () => {
    const { engine, dir, drop } = await temporaryEngine()
    await importFiles(engine, SMALL)
    const before = await engine.market()
    await importFiles(engine, [{ table: 'bids', rows: [{ lot_id: 'L3', bidder_id: 'Z' }] }])
    const after = await engine.market()
    expect(after.bids.count).toBe(before.bids.count + 1)
    await engine.close()
    expect(readdirSync(join(dir, 'snapshot'))).toEqual([`${after.digest}.market`])
    await drop()
  })
})

const LATER: TableName[] = ['experts', 'scores', 'contracts', 'subcontracts', 'penalties']
const laterColumns = (name: TableName): string[] => {
  const columns = tableOf(name).columns.map((column) => column.name)
  return columns.slice(columns.indexOf('updated_at') + 1)
}
const withoutLater = (row: Cells): Cells =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !laterColumns('lots').includes(name)))

/** Takes from a store what its first format did not have. */
const toFirstFormat = async (path: string): Promise<void> => {
  const db = await Database.open(path)
  await db.rows('DROP VIEW e_extras')
  for (const { name } of TABLES) await db.rows(`DROP VIEW e_${name}`)
  for (const { name } of TABLES) await db.rows(`DROP TABLE merged_${name}`)
  for (const name of ['sightings', 'parts', 'merged_extras']) await db.rows(`DROP TABLE ${name}`)
  for (const name of ['cols', 'against']) await db.rows(`ALTER TABLE withheld DROP COLUMN ${name}`)
  for (const name of ['mapping', 'place', 'live', 'changed', 'replaced'])
    await db.rows(`ALTER TABLE files DROP COLUMN ${name}`)
  await db.rows(`UPDATE bids SET status = 0 WHERE isnan(status)`)
  for (const name of LATER) {
    await db.rows(`DROP TABLE ${name}`)
    await db.rows(`DELETE FROM settled WHERE tbl = ${tableNumber[name]}`)
  }
  for (const name of ['lots', 'bids'] as const)
    for (const column of laterColumns(name)) await db.rows(`ALTER TABLE ${name} DROP COLUMN "${column}"`)
  await db.rows(`UPDATE meta SET value = '1' WHERE key = 'format'`)
  db.close()
}

describe('the store file', () => {
  it('is opened once in a process', async () => {
    const { dir, drop } = await temporaryEngine()
    await expect(openEmbedded(join(dir, 'graph.duckdb'))).rejects.toMatchObject({ code: 'conflict' })
    await drop()
  })

  it('of the first format is brought up to date: same digest, new tables and columns empty and ready', async () => {
    const first = SMALL.filter(({ table }) => !LATER.includes(table)).map((file) =>
      file.table === 'lots' ? { ...file, rows: file.rows.map(withoutLater) } : file,
    )
    const { engine, dir, drop } = await temporaryEngine()
    await importFiles(engine, first)
    const digest = await engine.digest()
    const market = await engine.market()
    await engine.close()
    const path = join(dir, 'graph.duckdb')
    await toFirstFormat(path)
    const again = await openEmbedded(path)
    expect(await again.digest()).toBe(digest)
    expect(await again.market()).toEqual(market)
    await importFiles(again, SMALL)
    expect((await again.counts()).tables).toMatchObject({ experts: 3, scores: 4, penalties: 2 })
    await again.close()
    const whole = await openEmbedded(path)
    expect((await importFiles(whole, SMALL)).files.every(({ accepted }) => accepted === 0)).toBe(true)
    await whole.close()
    await drop()
  })

  it('gains what the import format has gained since, and is refused when it has what nobody knows', async () => {
    const { engine, dir, drop } = await temporaryEngine()
    await importFiles(
      engine,
      SMALL.filter(({ table }) => table === 'lots'),
    )
    const digest = await engine.digest()
    await engine.close()
    const path = join(dir, 'graph.duckdb')
    const change = async (...statements: string[]): Promise<void> => {
      const db = await Database.open(path)
      for (const sql of statements) await db.rows(sql)
      db.close()
    }
    await change(
      'DROP VIEW e_bids',
      'ALTER TABLE bids DROP COLUMN awarded_amount',
      'ALTER TABLE merged_bids DROP COLUMN awarded_amount',
    )
    const again = await openEmbedded(path)
    expect(await again.digest()).toBe(digest)
    await importFiles(again, SMALL)
    expect((await again.counts()).bids).toBeGreaterThan(0)
    await again.close()
    await change('DROP VIEW e_bids', 'ALTER TABLE bids ADD COLUMN colour UBIGINT')
    await expect(openEmbedded(path)).rejects.toThrow('bids.colour')
    await drop()
  })

  it('keeps what was imported when it is closed and opened again', async () => {
    const { engine, dir, drop } = await temporaryEngine()
    await importFiles(engine, SMALL)
    const digest = await engine.digest()
    await engine.close()
    const again = await openEmbedded(join(dir, 'graph.duckdb'))
    expect(await again.digest()).toBe(digest)
    expect((await importFiles(again, SMALL)).files.every(({ accepted }) => accepted === 0)).toBe(true)
    await again.close()
    await drop()
  })
})
