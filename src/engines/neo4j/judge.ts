import { CONFLICT, EFFECTIVE, HISTORY } from '../versions.js'
import { type Hash, hashOf, numberOf } from './integers.js'

/** One version of a key. */
export interface Version {
  seq: number
  c: [Hash, Hash]
  /** epoch seconds, -Infinity without a date */
  dated: number
  /** why it was withheld before; EFFECTIVE also when it is new */
  reason: number
}

export const versionOf = ([, seq, hi, lo, date, reason]: unknown[]): Version => {
  const dated = numberOf(date)
  return {
    seq: numberOf(seq),
    c: [hashOf(hi), hashOf(lo)],
    dated: Number.isNaN(dated) ? Number.NEGATIVE_INFINITY : dated,
    reason: numberOf(reason),
  }
}

/**
 * Decides between the versions of one key (data-format.md, "Order never matters"): the latest `updated_at` is effective, without
 * a date or at the same date the smallest content. A version of an earlier date, or that repeats the content of the effective or
 * of a dated version, is history; another is a conflict. @returns the reason of each version, in the order given
 */
export const judge = (versions: readonly Version[]): number[] => {
  const order = versions.map((_, i) => i).sort((x, y) => compare(versions[x]!, versions[y]!))
  const best = versions[order[0]!]!
  const reasons: number[] = versions.map(() => EFFECTIVE)
  const datedContents = new Set(
    versions.filter(({ dated }) => dated > Number.NEGATIVE_INFINITY).map(contentText),
  )
  for (const i of order.slice(1)) {
    const version = versions[i]!
    const isDated = datedContents.has(contentText(version))
    const isHistory = contentText(version) === contentText(best) || (version.dated < best.dated && isDated)
    reasons[i] = isHistory ? HISTORY : CONFLICT
  }
  return reasons
}

const compare = (a: Version, b: Version): number =>
  (a.dated === b.dated ? 0 : b.dated - a.dated) ||
  compareHash(a.c[0], b.c[0]) ||
  compareHash(a.c[1], b.c[1]) ||
  a.seq - b.seq

export const compareHash = (a: Hash, b: Hash): number => a.hi - b.hi || a.lo - b.lo

const contentText = ({ c: [hi, lo] }: Version): string => `${hi.hi}/${hi.lo}/${lo.hi}/${lo.lo}`
