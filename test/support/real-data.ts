import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importPaths } from '../../src/intake/import.js'
import type { Market } from '../../src/market/market.js'
import { readMapping } from '../../src/sources/mapping.js'
import { openStore } from '../../src/store.js'

/** Where the real data sets lie for developers; nothing of them is in the project. */
export const REAL = '../shared/data'

/** The market of a real data set, imported through its mapping. */
export const realMarket = async (name: string): Promise<Market> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-'))
  const store = await openStore(join(dir, 'store'))
  try {
    await importPaths(store, [join(REAL, name)], {
      mapping: await readMapping(`test/fixtures/mappings/${name}.json`),
      now: () => new Date('2026-04-01T00:00:00Z'),
    })
    return await store.engine.market()
  } finally {
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Chance that a true lot scores above a false one, ties half: the area under the ROC curve. */
export const auc = (score: ArrayLike<number>, truth: ArrayLike<number>): number => {
  const order = Array.from({ length: score.length }, (_, i) => i).sort((x, y) => score[x]! - score[y]!)
  let rankSum = 0
  let positives = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && score[order[to]!] === score[order[from]!]) to++
    for (let k = from; k < to; k++)
      if (truth[order[k]!]) {
        rankSum += (from + 1 + to) / 2
        positives++
      }
    from = to
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (order.length - positives))
}
