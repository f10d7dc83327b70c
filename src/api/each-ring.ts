import { setImmediate } from 'node:timers/promises'
import type { Casebook, RingQuery } from '../casebook/casebook.js'
import type { Ring } from '../domain/ring.js'

/** Rings read between two looks at what else the thread has to do. */
const AT_ONCE = 200

/** Goes over all rings of a run, best first, and lets other requests in between; how many there are. */
export const eachRing = async (
  casebook: Pick<Casebook, 'rings'>,
  query: Required<Pick<RingQuery, 'run' | 'levels'>>,
  take: (ring: Ring) => void,
): Promise<number> => {
  for (let after = -1; ; after += AT_ONCE) {
    const { rings, total } = casebook.rings({ ...query, after, limit: AT_ONCE })
    for (const ring of rings) take(ring)
    if (rings.length < AT_ONCE) return total
    await setImmediate()
  }
}
