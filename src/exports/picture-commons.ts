import type { Family } from '../domain/grade.js'
import type { RingEvidence } from '../domain/ring.js'
import type { ValueKind } from '../domain/value-kind.js'
import type { ShownRing } from './graph.js'

/**
 * What the ring's members have in common: a value, or a pattern of behaviour; the facts that say so are one
 * box.
 */
export interface Common {
  family: Family
  kind: ValueKind | null
  value: string | null
  items: RingEvidence[]
  /** places of members */
  members: number[]
  /** the weak ones that it stands for; none for one that stands for itself */
  folded: Common[]
}

/** Strongest first; what is background alone is one box, so that it does not look like the rest. */
export const commonsOf = (shown: ShownRing): Common[] => {
  const all = boxesOf(shown)
  const weak = all.filter(({ items }) => items.every(({ grade }) => grade === '弱'))
  return weak.length < 2 ? all : [...all.filter((one) => !weak.includes(one)), folded(weak)]
}

/** Facts on one value are one box; a pattern is a box of its own. */
const boxesOf = ({ ring, values }: ShownRing): Common[] => {
  const members = ring.members.map((member) => member.bidderId)
  const boxes = new Map<string, Common>()
  ring.evidence.forEach((item, i) => {
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
        folded: [],
      })
  })
  return [...boxes.values()]
}

const folded = (weak: Common[]): Common => ({
  family: weak[0]!.family,
  kind: null,
  value: null,
  items: weak.flatMap(({ items }) => items),
  members: inOrder(weak.flatMap(({ members }) => members)),
  folded: weak,
})

const inOrder = (places: readonly number[]): number[] => [...new Set(places)].sort((x, y) => x - y)
