import type { Subject } from '../access/subject.js'
import type { ReleaseKind, ReleaseRecord } from '../casebook/releases.js'
import type { CapacityKind, Position } from '../domain/seat.js'

/** Who may decide at one step: in one of these positions, of the author's own office or in a capacity. */
export interface Decider {
  positions: readonly Position[]
  /** own = of the office that drafted it; else the capacities that decide */
  of: 'own' | readonly CapacityKind[]
}

const OWN_LEADER: Decider = { positions: ['leader', 'principal'], of: 'own' }
const of = (positions: readonly Position[], ...kinds: CapacityKind[]): Decider => ({ positions, of: kinds })

/**
 * Persons who decide before a file leaves, in their order, each another than all before and than its author:
 * two to three by kind. What the commission drafts goes through its own leader instead of coordination's.
 */
export const decidersOf = ({
  kind,
  capacity,
}: Pick<ReleaseRecord, 'kind' | 'capacity'>): readonly Decider[] =>
  capacity === 'D' && kind === 'named' ? [OWN_LEADER, of(['leader'], 'D')] : DECIDERS[kind]

const DECIDERS: Record<ReleaseKind, readonly Decider[]> = {
  letter: [OWN_LEADER],
  named: [OWN_LEADER, of(['leader'], 'C')],
  circulation: [of(['reviewer'], 'C'), of(['leader'], 'C')],
  public: [of(['leader'], 'C'), of(['publicist'], 'C', 'D', 'P', 'R', 'A', 'G'), of(['leader'], 'D')],
}

/** Whether somebody is one of those who may decide at a step. */
export const isDecider = (
  { positions, of: whose }: Decider,
  { office, kind, position }: Pick<Subject, 'office' | 'kind' | 'position'>,
  author: Pick<ReleaseRecord, 'office'>,
): boolean =>
  positions.includes(position) && (whose === 'own' ? office === author.office : whose.includes(kind))
