import type { GraphEngine } from '../engines/engine.js'
import type { ImportReport } from '../intake/import.js'

/** Bids from which building the market takes seconds. */
const MANY = 100_000
/** Smaller shares come often, and the next one makes the market stale. */
const SHARE = 0.25

/**
 * After an import that brought in much of what the store holds: builds the market that detection and many
 * questions read, so that the first of them need not wait for it. The import stands whatever comes of this:
 * it is no error when it fails or is interrupted. Resolves to whether the market is ready.
 */
export const prepareMarket = async (
  engine: GraphEngine,
  report: ImportReport,
  options: { signal?: AbortSignal; progress?: (done: number, of: number) => void } = {},
): Promise<boolean> => {
  const accepted = report.files.reduce((sum, file) => sum + (file.table === 'bids' ? file.accepted : 0), 0)
  if (accepted < MANY) return false
  try {
    if (accepted < SHARE * (await engine.counts()).bids) return false
    await engine.market(options)
    return true
  } catch {
    return false
  }
}
