import { createHash } from 'node:crypto'
import type { RingEvent, RingIdentity } from '../domain/run.js'
import type { RingSettings } from './settings.js'

/** A ring of this run, to be known again: members and core are sorted bidder ids. */
export interface Found {
  members: string[]
  core: string[]
}

export interface Recognised {
  /** id of each ring found, in the order given */
  ids: string[]
  /** identities that this run made or changed */
  identities: RingIdentity[]
  events: RingEvent[]
}

/**
 * Gives each ring its id: the old one where it is the same ring, else the next (algorithms.md B9; Greene,
 * Doyle, Cunningham 2010). `found` comes in canonical order and takes new ids in it. A Jaccard index above
 * one half can hold for one partner on each side only and is matched first; the rest greedily. Several old
 * rings in one: the matched id survives, else the oldest, and the others are merged into it. A dormant ring
 * revives within `reviveMonths`.
 */
export const recognise = (
  known: readonly RingIdentity[],
  found: readonly Found[],
  run: { id: string; at: string },
  settings: RingSettings['identity'],
): Recognised => {
  const old = known.filter((one) => one.state === 'live' || isRecent(one, run.at, settings))
  const pairs = overlaps(old, found)
  const match = matched(pairs, old, settings)
  const swallowed = mergers(pairs, old, found, match, settings)
  const parents = splits(pairs, old, found, match)
  return settle(known, old, found, run, { match, swallowed, parents })
}

interface Overlap {
  old: number
  found: number
  common: number
  jaccard: number
  /** share of the old core that is in the new ring */
  contained: number
}

interface Fate {
  /** by ring found */
  match: Map<number, Overlap>
  /** ring found that took in an old one, by old */
  swallowed: Map<number, number>
  /** old ring of which a new one is a part */
  parents: Map<number, number>
}

const isRecent = (one: RingIdentity, at: string, settings: RingSettings['identity']): boolean => {
  if (one.state !== 'dormant') return false
  const limit = new Date(one.lastSeen)
  limit.setUTCMonth(limit.getUTCMonth() + settings.reviveMonths)
  return Date.parse(at) <= limit.getTime()
}

const overlaps = (old: readonly RingIdentity[], found: readonly Found[]): Overlap[] => {
  const rings = new Map<string, number[]>()
  old.forEach((one, i) => {
    for (const id of one.members) rings.set(id, [...(rings.get(id) ?? []), i])
  })
  return found.flatMap(({ members }, f) => {
    const isMember = new Set(members)
    const common = new Map<number, number>()
    for (const id of members) for (const i of rings.get(id) ?? []) common.set(i, (common.get(i) ?? 0) + 1)
    return [...common].map(([i, n]) => {
      const core = old[i]!.core.length > 0 ? old[i]!.core : old[i]!.members
      return {
        old: i,
        found: f,
        common: n,
        jaccard: n / (members.length + old[i]!.members.length - n),
        contained: core.filter((id) => isMember.has(id)).length / core.length,
      }
    })
  })
}

const matched = (
  pairs: Overlap[],
  old: readonly RingIdentity[],
  { jaccard }: RingSettings['identity'],
): Map<number, Overlap> => {
  const order = pairs
    .filter((pair) => pair.jaccard >= jaccard)
    .sort(
      (x, y) => y.jaccard - x.jaccard || y.common - x.common || (old[x.old]!.id < old[y.old]!.id ? -1 : 1),
    )
  const match = new Map<number, Overlap>()
  const used = new Set<number>()
  for (const pair of order) {
    if (match.has(pair.found) || used.has(pair.old)) continue
    match.set(pair.found, pair)
    used.add(pair.old)
  }
  return match
}

/**
 * Old rings that lie in a new one together with others; the oldest of them names it when none is its like.
 */
const mergers = (
  pairs: Overlap[],
  old: readonly RingIdentity[],
  found: readonly Found[],
  match: Map<number, Overlap>,
  settings: RingSettings['identity'],
): Map<number, number> => {
  const taken = new Set([...match.values()].map((pair) => pair.old))
  const inside = found.map((): Overlap[] => [])
  for (const pair of pairs)
    if (pair.contained >= settings.contained && old[pair.old]!.state === 'live')
      inside[pair.found]!.push(pair)
  const swallowed = new Map<number, number>()
  inside.forEach((candidates, f) => {
    const free = candidates.filter((pair) => !taken.has(pair.old))
    free.sort((x, y) => (old[x.old]!.id < old[y.old]!.id ? -1 : 1))
    if (!match.has(f) && free.length > 1) {
      match.set(f, free[0]!)
      taken.add(free.shift()!.old)
    }
    if (!match.has(f)) return
    for (const pair of free) {
      taken.add(pair.old)
      swallowed.set(pair.old, f)
    }
  })
  return swallowed
}

/** New rings most of whose members come from one old ring that lives on elsewhere. */
const splits = (
  pairs: Overlap[],
  old: readonly RingIdentity[],
  found: readonly Found[],
  match: Map<number, Overlap>,
): Map<number, number> => {
  const survives = new Set([...match.values()].map((pair) => pair.old))
  const parents = new Map<number, number>()
  for (const pair of [...pairs].sort(
    (x, y) => y.common - x.common || (old[x.old]!.id < old[y.old]!.id ? -1 : 1),
  ))
    if (
      !match.has(pair.found) &&
      !parents.has(pair.found) &&
      survives.has(pair.old) &&
      2 * pair.common >= found[pair.found]!.members.length
    )
      parents.set(pair.found, pair.old)
  return parents
}

const settle = (
  known: readonly RingIdentity[],
  old: readonly RingIdentity[],
  found: readonly Found[],
  run: { id: string; at: string },
  { match, swallowed, parents }: Fate,
): Recognised => {
  let last = known.reduce((most, { id }) => Math.max(most, Number(id.slice(2))), 0)
  const ids = found.map((_, f) => (match.has(f) ? old[match.get(f)!.old]!.id : ringId(++last)))
  const identities: RingIdentity[] = []
  const events: RingEvent[] = []
  const tell = (
    ring: string,
    event: RingEvent['event'],
    members: string[],
    more: { jaccard?: number; other?: string } = {},
  ): void => {
    const { jaccard = null, other = null } = more
    events.push({ run: run.id, ring, event, jaccard, other, memberDigest: digestOf(members) })
  }
  found.forEach(({ members, core }, f) => {
    const pair = match.get(f)
    const parent = parents.get(f)
    if (pair) {
      const jaccard = Math.round(pair.jaccard * 1e6) / 1e6
      tell(ids[f]!, eventOf(old[pair.old]!, members, pair.common), members, { jaccard })
    } else if (parent !== undefined) tell(ids[f]!, 'split', members, { other: old[parent]!.id })
    else tell(ids[f]!, 'birth', members)
    identities.push({ id: ids[f]!, members, core, lastRun: run.id, lastSeen: run.at, state: 'live' })
  })
  const alive = new Set(ids)
  old.forEach((one, i) => {
    const into = swallowed.get(i)
    if (into !== undefined) {
      tell(one.id, 'merge', one.members, { other: ids[into]! })
      identities.push({ ...one, state: 'merged', mergedInto: ids[into]! })
    } else if (one.state === 'live' && !alive.has(one.id)) {
      tell(one.id, 'dormant', one.members)
      identities.push({ ...one, state: 'dormant' })
    }
  })
  return { ids, identities, events }
}

const eventOf = (old: RingIdentity, members: string[], common: number): RingEvent['event'] => {
  if (old.state === 'dormant') return 'revive'
  if (common === old.members.length && common === members.length) return 'continue'
  if (members.length > old.members.length) return 'grow'
  return members.length < old.members.length ? 'shrink' : 'continue'
}

const ringId = (n: number): string => `R-${String(n).padStart(6, '0')}`

/** Short digest of a set of members. */
export const digestOf = (members: readonly string[]): string =>
  createHash('sha256').update(members.join('\n')).digest('hex').slice(0, 16)
