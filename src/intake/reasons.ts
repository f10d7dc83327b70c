import type { Issue } from '../domain/errors.js'

/**
 * Why rows of a file were quarantined, or hold doubtful values: how many by column and reason, and the first.
 */
export interface ReasonCount {
  /** our column, or the input's header; '' when the row as a whole is at fault */
  column: string
  /** a code of the catalogue: missing, unreadable, conflict …; of doubts, a mark of quality: unknownWord … */
  reason: string
  rows: number
  /**
   * the first row's line, and its value as the input has it, at most 60 characters; '' where none is to show
   */
  line: number
  value: string
}

/** Kinds of defect kept apart by file; further ones are counted under their reason alone. */
const KINDS = 200
const SHOWN = 60

/** Counts defects by column and reason as they come. */
export class ReasonCounts {
  private readonly counts = new Map<string, ReasonCount>()

  add(one: Pick<Issue, 'column' | 'reason' | 'line' | 'value'>, rows = 1): void {
    const { column, reason, line, value } = one
    const place = this.counts.size < KINDS ? column : ''
    const known = this.counts.get(`${column}|${reason}`) ?? this.counts.get(`${place}|${reason}`)
    if (known) known.rows += rows
    else
      this.counts.set(`${place}|${reason}`, {
        column: place,
        reason,
        rows,
        line,
        value: value.slice(0, SHOWN),
      })
  }

  get size(): number {
    return this.counts.size
  }

  /** The most frequent first, then by line. */
  get list(): ReasonCount[] {
    return [...this.counts.values()].sort(
      (x, y) => y.rows - x.rows || x.line - y.line || (x.column < y.column ? -1 : 1),
    )
  }
}
