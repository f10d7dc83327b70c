import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../src/detection/detect.js'
import { readDetectSettings } from '../../src/detection/settings.js'
import { importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'

export const NOW = new Date('2026-01-05T01:30:00Z')

/** The bundled market, imported and detected in a store of its own. */
export const countyStore = async (): Promise<{ store: Store; drop: () => Promise<void> }> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-reports-'))
  const store = await openStore(dir)
  const now = (): Date => NOW
  await importPaths(store, ['datasets/county'], { now })
  const settings = await readDetectSettings(undefined)
  await detect(store, { workers: 1, seed: 1, communities: 'leiden', settings, now })
  return {
    store,
    drop: async () => {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
