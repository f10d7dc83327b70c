import type { z } from 'zod'
import type { Casebook } from '../casebook/casebook.js'
import type { Level } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import type { RunRecord } from '../domain/run.js'
import { eachRing } from './each-ring.js'
import type { RingChange } from './schemas/run-diff.js'

export type Change = z.infer<typeof RingChange>
type Sides = Pick<Change, 'ring' | 'before' | 'after' | 'joined' | 'left' | 'other'>

/** What two runs say of a ring, either of which may not have it. */
interface Pair {
  before?: Ring
  after?: Ring
}

/**
 * Rings that two runs list at these levels and tell differently, those of the later run first, each list best
 * first: new, gone, merged into another, grown, shrunk, at another level. A ring that is listed by one run
 * alone is looked up among the other's green ones. Pure but for its reads; lets other requests in between.
 */
export const diffRuns = async (
  casebook: Pick<Casebook, 'rings' | 'ring' | 'runs' | 'runEvents'>,
  runs: { before: RunRecord; after: RunRecord },
  levels: Level[],
): Promise<Change[]> => {
  const rings = new Map<string, Pair>()
  for (const side of ['after', 'before'] as const)
    await eachRing(casebook, { run: runs[side].id, levels }, (ring) => {
      rings.set(ring.id, { ...rings.get(ring.id), [side]: ring })
    })
  const mergers = mergersBetween(casebook, runs)
  return [...rings].flatMap(([id, pair]) => {
    const before = pair.before ?? casebook.ring(id, runs.before.id)?.ring
    const after = pair.after ?? casebook.ring(id, runs.after.id)?.ring
    const change = changeOf({ ...sidesOf(id, before, after), other: mergers.get(id) ?? null })
    return change.changes.length > 0 ? [change] : []
  })
}

/** By ring: the one that it was merged into after the one run, up to the other. */
const mergersBetween = (
  casebook: Pick<Casebook, 'runs' | 'runEvents'>,
  { before, after }: { before: RunRecord; after: RunRecord },
): Map<string, string> => {
  const between: string[] = []
  for (let id = after.id; id !== before.id; ) {
    between.unshift(id)
    const [previous] = casebook.runs({ before: id, limit: 1 })
    if (!previous) return new Map()
    id = previous.id
  }
  const merged = new Map<string, string>()
  for (const run of between)
    for (const { ring, event, other } of casebook.runEvents(run))
      if (event === 'merge' && other !== null) merged.set(ring, other)
      else merged.delete(ring)
  return merged
}

const sidesOf = (id: string, before: Ring | undefined, after: Ring | undefined): Omit<Sides, 'other'> => ({
  ring: id,
  before: before ? sideOf(before) : null,
  after: after ? sideOf(after) : null,
  joined: before && after ? membersBeyond(after, before) : [],
  left: before && after ? membersBeyond(before, after) : [],
})

const sideOf = ({ level, score, members, lots }: Ring): NonNullable<Change['after']> => ({
  level,
  score,
  members: members.map(({ bidderId, name }) => ({ id: bidderId, name: name || bidderId })),
  lots: lots.length,
})

const membersBeyond = (ring: Ring, other: Ring): { id: string; name: string }[] => {
  const known = new Set(other.members.map(({ bidderId }) => bidderId))
  return ring.members.flatMap(({ bidderId, name }) =>
    known.has(bidderId) ? [] : [{ id: bidderId, name: name || bidderId }],
  )
}

const changeOf = (sides: Sides): Change => {
  const { before, after, joined, left, other } = sides
  const changes: Change['changes'] = []
  if (!before) changes.push('new')
  else if (!after) changes.push(other === null ? 'gone' : 'merged')
  else {
    if (joined.length > 0) changes.push('grown')
    if (left.length > 0) changes.push('shrunk')
    if (before.level !== after.level) changes.push('level')
  }
  return { ...sides, other: after ? null : other, changes }
}

/** Paths of settings that two runs had otherwise, ascending: `rings.level.redStrength`. */
export const settingsApart = (before: unknown, after: unknown, path = ''): string[] => {
  if (!isRecord(before) || !isRecord(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [path]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .flatMap((key) => settingsApart(before[key], after[key], path === '' ? key : `${path}.${key}`))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Compares runs, and keeps the last comparison for its next page; a run never changes. */
export const keptDiffs = (): typeof diffRuns => {
  let last: { key: string; changes: Promise<Change[]> } | undefined
  return (casebook, runs, levels) => {
    const key = JSON.stringify([runs.before, runs.after, levels])
    if (last?.key !== key) last = { key, changes: diffRuns(casebook, runs, levels) }
    const { changes } = last
    changes.catch(() => {
      if (last?.changes === changes) last = undefined
    })
    return changes
  }
}
