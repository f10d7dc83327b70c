import { compareText } from '../arrays/compare-text.js'
import { hasCreditChecksum } from '../normalise/credit-code.js'

/** Bidders that may be one: their ids differ only so. Candidates for a person; nothing is merged. */
export interface LikelySame {
  why: 'leading zeros' | 'spelling'
  /** sorted */
  ids: string[]
  /** names under which they bid, sorted, each once */
  names: string[]
}

interface Known {
  id: string
  /** '' when unknown */
  name: string
}

/**
 * Groups of bidders whose ids are one but for leading zeros while their names do not differ, and of those
 * whose names, or ids that are names, are one but for blanks, points, brackets and case. Whoever has a
 * unified social credit code is known by that. By first id.
 */
export const likelySame = (bidders: readonly Known[]): LikelySame[] => {
  const open = bidders.filter(({ id }) => !hasCreditChecksum(id))
  const zeros = groups(open, ({ id, name }) =>
    /^\d+$/.test(id) ? `${id.replace(/^0+(?=\d)/, '')}\0${bare(name)}` : '',
  ).map((found) => told('leading zeros', found))
  const spelt = groups(open, ({ id, name }) => bare(name || id)).map((found) => told('spelling', found))
  const known = new Set(zeros.map(({ ids }) => ids.join('\0')))
  return [...zeros, ...spelt.filter(({ ids }) => !known.has(ids.join('\0')))].sort((x, y) =>
    compareText(x.ids[0]!, y.ids[0]!),
  )
}

/** Letters and digits alone, in one case and width. */
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const groups = (bidders: readonly Known[], keyOf: (bidder: Known) => string): Known[][] => {
  const by = new Map<string, Known[]>()
  for (const bidder of bidders) {
    const key = keyOf(bidder)
    if (key !== '') by.set(key, [...(by.get(key) ?? []), bidder])
  }
  return [...by.values()].filter((found) => found.length > 1)
}

const told = (why: LikelySame['why'], found: readonly Known[]): LikelySame => ({
  why,
  ids: found.map(({ id }) => id).sort(compareText),
  names: [...new Set(found.map(({ name }) => name).filter((name) => name !== ''))].sort(compareText),
})
