import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/graph/embedded/open.js'
import { importFiles, temporaryEngine } from '../support/import.js'
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
          whole.map((byte, i) => (i === whole.length - 1 ? byte ^ 1 : byte)),
        ),
      () => writeFileSync(file, 'BJMARKT1 and then nothing of the kind'),
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

describe('the store file', () => {
  it('is opened once in a process', async () => {
    const { dir, drop } = await temporaryEngine()
    await expect(openEmbedded(join(dir, 'graph.duckdb'))).rejects.toMatchObject({ code: 'conflict' })
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
