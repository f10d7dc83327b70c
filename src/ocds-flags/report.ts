import type { Code, Group } from './code.js'
import type { PlaceInFile } from './latest.js'
import type { Numbers } from './numbers.js'

/** A contact that tenderers of one process share. */
export interface SharedContact {
  kind: string
  value: string
}

export interface SharedRow {
  ocid: number
  contact: SharedContact
  tenderers: string[]
  place: number
}

/**
 * What stands beside the flags: quartiles and fences; and, when `explain` is on, what could not be computed
 * and why, and which contacts are shared.
 */
export class Report {
  readonly metas = new Map<Code, Record<string, number>>()
  readonly silences = new Map<string, string>()
  readonly organisations: { code: Code; group: Group; of: number; reason: string }[] = []
  readonly processes: { code: Code; ocid: number; reason: string; place: number }[] = []
  readonly sharedRows: SharedRow[] = []
  readonly explain: boolean

  constructor(explain: boolean) {
    this.explain = explain
  }

  meta(code: Code, values: object): void {
    this.metas.set(code, { ...this.metas.get(code), ...values })
  }

  /** The whole indicator (or its part for one group) raises no flag, whatever the values. */
  silent(code: Code, reason: string, group?: Group): void {
    this.silences.set(group ? `${code} ${group}` : code, reason)
  }

  /** An organisation cannot be judged. */
  notComputable(code: Code, group: Group, of: number, reason: string): void {
    if (this.explain) this.organisations.push({ code, group, of, reason })
  }

  /** A process cannot be judged. */
  processNotComputable(code: Code, ocid: number, reason: string, place: number): void {
    if (this.explain) this.processes.push({ code, ocid, reason, place })
  }

  shared(ocid: number, contact: SharedContact, tenderers: string[], place: number): void {
    if (this.explain) this.sharedRows.push({ ocid, contact, tenderers: tenderers.sort(), place })
  }

  part(placeInFile: PlaceInFile): ReportPart {
    const placed = <Row extends { place: number }>(row: Row): Row => ({
      ...row,
      place: placeInFile(row.place),
    })
    return { processes: this.processes.map(placed), sharedRows: this.sharedRows.map(placed) }
  }

  reduce({ processes, sharedRows }: ReportPart, { ocids }: Numbers): void {
    for (const row of processes) this.processes.push({ ...row, ocid: ocids[row.ocid]! })
    for (const row of sharedRows) this.sharedRows.push({ ...row, ocid: ocids[row.ocid]! })
  }
}

export interface ReportPart {
  processes: Report['processes']
  sharedRows: SharedRow[]
}
