import type { ValueKind } from '../domain/value-kind.js'
import { inOrder, type Common as Shared, commonsOf as shared } from '../pictures/commons.js'
import type { ShownRing } from './graph.js'

/** What the ring's members have in common, as its picture draws it. */
export interface Common extends Shared {
  kind: ValueKind | null
  /** the weak ones that it stands for; none for one that stands for itself */
  folded: Common[]
}

/** Strongest first; what is background alone is one box, so that it does not look like the rest. */
export const commonsOf = (shown: ShownRing): Common[] => {
  const all = boxesOf(shown)
  const weak = all.filter(({ items }) => items.every(({ grade }) => grade === '弱'))
  return weak.length < 2 ? all : [...all.filter((one) => !weak.includes(one)), folded(weak)]
}

const boxesOf = ({ ring, values }: ShownRing): Common[] =>
  shared(
    ring.evidence,
    values,
    ring.members.map((member) => member.bidderId),
  ).map((common) => ({ ...common, folded: [] }))

const folded = (weak: Common[]): Common => ({
  family: weak[0]!.family,
  kind: null,
  value: null,
  items: weak.flatMap(({ items }) => items),
  members: inOrder(weak.flatMap(({ members }) => members)),
  folded: weak,
})
