import { createHash, createHmac } from 'node:crypto'
import { compareUnits } from '../arrays/compare-text.js'

/** What may be drawn: its number, the layer it is drawn from, and how many times as often its layer is. */
export interface Drawable {
  id: string
  stratum: string
  /** percent of the share: 100 = as often as any */
  boost: number
}

/** Who may check what is drawn; never what it is excused from. */
export interface Inspector {
  user: string
  recused: readonly string[]
}

/** What was drawn: its place in the draw of its layer, from 1 on, and who checks it. */
export interface Drawn {
  id: string
  stratum: string
  rank: number
  inspectors: string[]
}

/** Persons who check one thing together (administrative penalties law, article 42). */
const TOGETHER = 2

/** SHA-256, in hex, of the list sorted: number, layer and boost with tabs between, a line each. */
export const listDigest = (list: readonly Drawable[]): string =>
  createHash('sha256')
    .update(
      list
        .map(({ id, stratum, boost }) => [id, stratum, boost].join('\t'))
        .sort(compareUnits)
        .join('\n'),
    )
    .digest('hex')

/** The seed, SHA-256 in hex: of the day, the two persons' numbers and the digest of the list, a line each. */
export const seedOf = (day: string, numbers: readonly [string, string], digest: string): string =>
  createHash('sha256')
    .update([day, ...numbers, digest].join('\n'))
    .digest('hex')

/**
 * Draws at least `share` percent of a list, by layers: of each its whole part, at least one, what is left by
 * the largest remainder and then by name; within a layer those with the smallest HMAC-SHA256(seed, "lot\n" +
 * number). Each drawn thing gets the two inspectors with the smallest HMAC-SHA256(seed, "inspector\n" +
 * number + "\n" + user) that are not excused from it and have fewer than ⌈2n / k⌉ things to check; fewer
 * where there are no two. Integers throughout: the same list, numbers and day give the same draw on any
 * machine. Drawn in the order of layers and ranks.
 */
export const drawFrom = (
  list: readonly Drawable[],
  { share, seed, inspectors }: { share: number; seed: string; inspectors: readonly Inspector[] },
): Drawn[] => {
  const strata = new Map<string, Drawable[]>()
  for (const one of list) {
    const own = strata.get(one.stratum) ?? []
    strata.set(one.stratum, own)
    own.push(one)
  }
  const names = [...strata.keys()].sort(compareUnits)
  const counts = countsOf(
    names.map((name) => ({ n: strata.get(name)!.length, units: unitsOf(strata.get(name)!, share) })),
    wantedOf(list, share),
  )
  const drawn = names.flatMap((stratum, i) =>
    sortedBy(strata.get(stratum)!, ({ id }) => mac(seed, `lot\n${id}`))
      .slice(0, counts[i])
      .map(({ id }, place) => ({ id, stratum, rank: place + 1 })),
  )
  return assigned(drawn, seed, inspectors)
}

/** A whole thing, in units: percent of the share times percent of the boost. */
const WHOLE = 10_000

const unitsOf = (some: readonly Drawable[], share: number): number =>
  some.reduce((sum, { boost }) => sum + share * boost, 0)

const wantedOf = (list: readonly Drawable[], share: number): number =>
  Math.max(Math.ceil((share * list.length) / 100), Math.ceil(unitsOf(list, share) / WHOLE))

/** How many of each layer, in the order of their names. */
const countsOf = (strata: readonly { n: number; units: number }[], wanted: number): number[] => {
  const counts = strata.map(({ n, units }) => Math.min(n, Math.max(1, Math.floor(units / WHOLE))))
  let left = wanted - counts.reduce((sum, n) => sum + n, 0)
  const byRest = strata
    .map(({ units }, i) => ({ i, rest: units - counts[i]! * WHOLE }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  while (left > 0) {
    const before = left
    for (const { i } of byRest)
      if (left > 0 && counts[i]! < strata[i]!.n) {
        counts[i]!++
        left--
      }
    if (left === before) break
  }
  return counts
}

const mac = (seed: string, text: string): string => createHmac('sha256', seed).update(text).digest('hex')

const sortedBy = <T>(some: readonly T[], keyOf: (one: T) => string): T[] =>
  some
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => compareUnits(a.key, b.key))
    .map(({ one }) => one)

const assigned = (
  drawn: readonly Omit<Drawn, 'inspectors'>[],
  seed: string,
  inspectors: readonly Inspector[],
): Drawn[] => {
  const most = Math.ceil((TOGETHER * drawn.length) / Math.max(1, inspectors.length))
  const load = new Map<string, number>()
  const excused = new Map(inspectors.map(({ user, recused }) => [user, new Set(recused)]))
  return drawn.map((one) => {
    const free = inspectors
      .map(({ user }) => user)
      .filter((user) => !excused.get(user)!.has(one.id) && (load.get(user) ?? 0) < most)
    const chosen = sortedBy(free, (user) => mac(seed, `inspector\n${one.id}\n${user}`)).slice(0, TOGETHER)
    for (const user of chosen) load.set(user, (load.get(user) ?? 0) + 1)
    return { ...one, inspectors: chosen.sort(compareUnits) }
  })
}
