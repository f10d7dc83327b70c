import type { Family } from '../domain/grade.js'
import type { RingEvidence } from '../domain/ring.js'

export type PicturedFact = Pick<RingEvidence, 'family' | 'value' | 'members'> & { kind?: unknown }

/**
 * What the ring's members have in common: a value, or a pattern of behaviour; the facts that say so are one
 * box.
 */
export interface Common<Fact extends PicturedFact = RingEvidence> {
  family: Family
  kind: Fact['kind']
  value: string | null
  items: Fact[]
  /** places of members */
  members: number[]
}

/**
 * Facts on one value are one box; a pattern is a box of its own. In the order of the facts. `values`: name of
 * the value of fact i, the same for facts on one value; null for a pattern. `members`: ids of the ring's.
 */
export const commonsOf = <Fact extends PicturedFact>(
  evidence: readonly Fact[],
  values: readonly (string | null)[],
  members: readonly string[],
): Common<Fact>[] => {
  const boxes = new Map<string, Common<Fact>>()
  evidence.forEach((item, i) => {
    const key = values[i] ?? `pattern ${i}`
    const there = boxes.get(key)
    const places = item.members.map((id) => members.indexOf(id)).filter((place) => place >= 0)
    if (there) {
      there.items.push(item)
      there.members = inOrder([...there.members, ...places])
    } else
      boxes.set(key, {
        family: item.family,
        kind: item.kind,
        value: item.value,
        items: [item],
        members: places,
      })
  })
  return [...boxes.values()]
}

/** Places of members, each once, ascending. */
export const inOrder = (places: readonly number[]): number[] => [...new Set(places)].sort((x, y) => x - y)
