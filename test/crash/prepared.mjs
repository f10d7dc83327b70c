import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeMarket } from '../../bench/pipeline/make-market.mjs'
import { detect } from '../../dist/detection/detect.js'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'

export const DETECT = { workers: 1, seed: 1, communities: 'leiden', now: () => new Date(0) }

/**
 * A market of `bids` bids in three folders of `dir`: `in` (its files), `imported` and `detected` (stores).
 * @returns the digest of the graph, a ring's id, and the rings as JSON
 */
export const prepare = async (dir, bids) => {
  const at = (name) => join(dir, name)
  await makeMarket(at('in'), bids, 1)
  const opened = await openStore(at('imported'))
  await importPaths(opened, [at('in')], { now: DETECT.now })
  const digest = await opened.engine.digest()
  await opened.close()
  cpSync(at('imported'), at('detected'), { recursive: true })
  const again = await openStore(at('detected'))
  await detect(again, DETECT)
  const { rings } = again.casebook.rings({})
  await again.close()
  if (rings.length === 0) throw new Error('the market has no ring to lose')
  return { digest, ring: rings[0].id, json: JSON.stringify(rings) }
}

/** An empty folder, with a copy of `from` as its store where it is given; what was in it is gone. */
export const fresh = (box, from) => {
  rmSync(box, { recursive: true, force: true })
  mkdirSync(box)
  if (from) cpSync(from, join(box, 'store'), { recursive: true })
}

/** Opens the store, looks, and closes it whatever happens. */
export const opened = async (store, look) => {
  const open = await openStore(store)
  try {
    return await look(open)
  } finally {
    await open.close()
  }
}
