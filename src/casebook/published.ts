import type { PublishedRing } from '../engines/engine.js'
import type { Casebook } from './casebook.js'

/** A run's rings as graphs, best first. */
export function* publishedRings(casebook: Casebook, run: string): Generator<PublishedRing> {
  for (const one of casebook.ringIds({ run })) {
    const found = casebook.ring(one, run)
    if (!found) continue
    const { id, level, score, lots, members } = found.ring
    yield {
      id,
      level,
      score,
      lots: lots.length,
      members: members.map(({ bidderId, role }) => ({ bidder: bidderId, role })),
      ties: found.ties.map(({ a, b, bits, families, rules }) => ({
        a,
        b,
        bits,
        families: Object.keys(families),
        rules,
      })),
    }
  }
}
