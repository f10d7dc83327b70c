import type { PublishedRing } from '../engines/engine.js'
import type { Casebook } from './casebook.js'

const PAGE = 500

/** A run's rings as graphs, best first. */
export function* publishedRings(casebook: Casebook, run: string): Generator<PublishedRing> {
  for (let from = 0; ; from += PAGE) {
    const { rings } = casebook.rings({ run, limit: PAGE, ...(from > 0 && { after: from - 1 }) })
    for (const { id, level, score, lots, members } of rings) {
      const ties = casebook.ring(id, run)?.ties ?? []
      yield {
        id,
        level,
        score,
        lots: lots.length,
        members: members.map(({ bidderId, role }) => ({ bidder: bidderId, role })),
        ties: ties.map(({ a, b, bits, families, rules }) => ({
          a,
          b,
          bits,
          families: Object.keys(families),
          rules,
        })),
      }
    }
    if (rings.length < PAGE) return
  }
}
