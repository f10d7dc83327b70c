import { mostOf } from '../arrays/extremes.js'
import { type Grade, gradeIndex } from '../domain/grade.js'
import { kindIndex, SOURCES, type SourceId, sourceIndex, VALUE_KINDS } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { ruleIndex, SHARED_VALUE_ROWS, settingsOf } from '../rules/index.js'
import type { SharedValueRow } from '../rules/shared-value-row.js'
import type { DetectionSettings } from './settings.js'

/** A grade that is not given: the rule is silent. */
export const SILENT = 255

/** The rows that ask about one kind, compiled: bit r of a mask is row r. */
export interface KindPlan {
  rows: number
  rule: Uint8Array
  lot: Uint8Array
  across: Uint8Array
  share: Float64Array
  /** rows for which a use of source s counts on the left, and on the right */
  left: Int32Array
  right: Int32Array
  /** source of the identity number that takes the right side away where it is filled; -1 */
  unless: Int32Array
  /** sources of a bid that row r reads, as bits of filledLo and filledHi */
  filledLo: Int32Array
  filledHi: Int32Array
  /** rows that speak of rare values only, and the largest number of uses that is rare */
  rareRows: number
  rareUses: number
}

/** The plan of every kind, by kind index; undefined where no rule asks. */
export const plansOf = (market: Market, settings: DetectionSettings): (KindPlan | undefined)[] =>
  VALUE_KINDS.map((_, kind) => {
    const rows = SHARED_VALUE_ROWS.filter(
      (row) => row.kinds.some((k) => kindIndex[k] === kind) && settingsOf(row.rule, settings.rules).enabled,
    )
    return rows.length === 0 ? undefined : planOf(rows, market, settings)
  })

const planOf = (rows: SharedValueRow[], market: Market, settings: DetectionSettings): KindPlan => {
  const plan: KindPlan = {
    rows: rows.length,
    rule: Uint8Array.from(rows, (row) => ruleIndex[row.rule]!),
    lot: Uint8Array.from(rows, (row) => gradeOr(row.lot)),
    across: Uint8Array.from(rows, (row) => gradeOr(row.across)),
    share: Float64Array.from(rows, (row) => row.share ?? 1),
    left: new Int32Array(64),
    right: new Int32Array(64),
    unless: new Int32Array(64).fill(-1),
    filledLo: new Int32Array(rows.length),
    filledHi: new Int32Array(rows.length),
    rareRows: 0,
    rareUses: 0,
  }
  rows.forEach((row, r) => {
    for (const id of row.left) plan.left[sourceIndex[id]]! |= 1 << r
    for (const id of row.right ?? row.left) plan.right[sourceIndex[id]]! |= 1 << r
    for (const [name, number] of Object.entries(row.unless ?? {}) as [SourceId, SourceId][])
      plan.unless[sourceIndex[name]] = sourceIndex[number]
    for (const id of [...row.left, ...(row.right ?? [])]) fill(plan, r, id)
    if (row.rare) {
      plan.rareRows |= 1 << r
      plan.rareUses = rareUses(row, market, settings)
    }
  })
  return plan
}

const gradeOr = (grade: Grade | null): number => (grade === null ? SILENT : gradeIndex[grade])

const fill = (plan: KindPlan, r: number, id: SourceId): void => {
  const s = sourceIndex[id]
  if (SOURCES[s]!.scope !== 'bid') return
  if (s < 32) plan.filledLo[r]! |= 1 << s
  else plan.filledHi[r]! |= 1 << (s - 32)
}

const rareUses = (row: SharedValueRow, market: Market, settings: DetectionSettings): number => {
  const filled = mostOf(row.left.map((id) => market.coverage[id]?.filled ?? 0))
  const { maxFrequency } = settingsOf(row.rule, settings.rules) as { maxFrequency?: number }
  return filled * (maxFrequency ?? 0.01)
}
