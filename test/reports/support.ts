import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../src/detection/detect.js'
import { readDetectSettings } from '../../src/detection/settings.js'
import type { BidRecord, LotRecord } from '../../src/domain/records.js'
import { bidOf, lotOf } from '../../src/engines/answers.js'
import { Database } from '../../src/engines/embedded/database.js'
import { records } from '../../src/engines/embedded/records.js'
import { importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'
import { madeOnce } from '../support/prepared.js'

export const NOW = new Date('2026-01-05T01:30:00Z')

const now = (): Date => NOW

/** A folder with the bundled market, imported and detected: to be copied. */
const county = (): Promise<string> =>
  madeOnce('county-at-now', async (dir) => {
    const store = await openStore(dir)
    await importPaths(store, ['datasets/county'], { now })
    const settings = await readDetectSettings(undefined)
    await detect(store, { workers: 1, seed: 1, communities: 'leiden', settings, now })
    await store.close()
  })

const copyOfCounty = async (): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-reports-'))
  cpSync(await county(), dir, { recursive: true })
  return dir
}

/**
 * Every lot and every bid of the bundled market, as `lot` and `lotBids` give them one by one, in one reading:
 * all amounts are yuan.
 */
export const countyBids = async (): Promise<{ lots: LotRecord[]; bids: Map<string, BidRecord[]> }> => {
  const dir = await copyOfCounty()
  const db = await Database.open(join(dir, 'graph.duckdb'))
  try {
    const bids = new Map<string, BidRecord[]>()
    for (const record of await records(db, 'bids', 'true')) {
      const id = record.texts.lot_id![0]!
      const own = bids.get(id) ?? []
      bids.set(id, own)
      own.push(bidOf({ id, currency: 'CNY' }, record, new Map()))
    }
    const lots = await records(db, 'lots', 'true')
    return {
      lots: lots.map((record) => {
        const id = record.texts.lot_id![0]!
        return { ...lotOf(id, record), bids: bids.get(id)?.length ?? 0 }
      }),
      bids,
    }
  } finally {
    db.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The bundled market, imported and detected once, in a store of its own. */
export const countyStore = async (): Promise<{ store: Store; drop: () => Promise<void> }> => {
  const dir = await copyOfCounty()
  const store = await openStore(dir)
  return {
    store,
    drop: async () => {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
