import { LIMITS } from '../sources/limits.js'
import { type WalkOptions, walk } from '../sources/walk.js'

/** How long the files are counted before they are read: the sum only says how far an import has come. */
const MOST_MS = 3000

/**
 * Bytes of all files that an import of the paths would open, or of those found in time. Throws AppError
 * `cancelled` on the signal.
 */
export const bytesUnder = async (
  paths: readonly string[],
  options: Pick<WalkOptions, 'signal' | 'within'>,
): Promise<number> => {
  const until = performance.now() + MOST_MS
  let bytes = 0
  for await (const step of walk(paths, { limits: LIMITS, ...options })) {
    if (step.kind === 'file') bytes += step.size
    if (performance.now() > until) break
  }
  return bytes
}
