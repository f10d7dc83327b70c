import type { Grade, Level } from '../domain/grade.js'
import type { Ring, RingMember } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { SourceRow } from '../domain/source-row.js'
import type { ValueKind } from '../domain/value-kind.js'
import type { ShownLot } from '../telling/lots.js'

/** A ring as the asker may see it, with what stands behind it. */
export interface ShownRing {
  ring: Ring
  sources: SourceRow[][]
  ties: RingRecord['ties']
  /**
   * id of the node that stands for the value of evidence i, null for a pattern: values may look alike when
   * masked
   */
  values: (string | null)[]
}

export interface ExportNode {
  id: string
  type: 'bidder' | 'associate' | 'value' | 'lot'
  label: string
  /** kind of a value */
  kind: ValueKind | null
  /** of a value: the label does not show it in clear */
  masked: boolean | null
  /** role of a member in its strongest ring */
  role: RingMember['role'] | null
  /** level of its strongest ring */
  level: Level
  rings: string[]
  /** of a member: bids and wins on joint lots */
  bids: number | null
  wins: number | null
  /** of a value: bidders that hold it, of all in the store */
  holders: number | null
  lot: ShownLot | null
}

export interface ExportEdge {
  id: string
  from: string
  to: string
  type: 'tie' | 'associate' | 'holds' | 'bid'
  /** a bid may be of several, `; ` between */
  ring: string
  /** null for a bid */
  bits: number | null
  grade: Grade | null
  rules: string[]
  families: string[]
  /** lots on which a value is held */
  lots: string[]
  firstDay: string | null
  lastDay: string | null
  /** of a bid */
  amountFen: number | null
  /** of a bid's amount, ISO 4217 */
  currency: string | null
  won: boolean | null
  /** of a bid: the day on which the lot's contract with its bidder was signed */
  contractDay: string | null
  /** `file:line` of the rows it was read from */
  rows: string[]
}
