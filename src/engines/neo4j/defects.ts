import type { Issue } from '../../domain/errors.js'
import type { RowBatch } from '../../domain/row-batch.js'
import type { Tx } from './client.js'
import { whole } from './integers.js'

const CHUNK = 1000

/** Defects that wait to be stored, in the order of files and lines; the same one of the same file's bytes once. */
export class DefectBuffer {
  private readonly defects = new Map<string, { file: number; issue: Issue }>()

  constructor(batches: readonly RowBatch[], sha256: ReadonlyMap<number, string>) {
    const all = batches.flatMap(({ file, quarantined }) => quarantined.map((issue) => ({ file, issue })))
    all.sort((a, b) => a.file - b.file || a.issue.line - b.issue.line)
    for (const defect of all) {
      const { line, table, column, reason } = defect.issue
      const key = [sha256.get(defect.file), line, table, column, reason].join('\u0000')
      if (!this.defects.has(key)) this.defects.set(key, defect)
    }
  }

  /** Stores those that are new, numbered from `next`. @returns the number after the last */
  async store(tx: Tx, next: number): Promise<number> {
    const keys = [...this.defects.keys()]
    for (let from = 0; from < keys.length; from += CHUNK) {
      const part = keys.slice(from, from + CHUNK)
      const known = new Set((await tx.run('load/known-defects', { keys: part })).map(([key]) => key))
      const rows = part
        .filter((key) => !known.has(key))
        .map((key) => {
          const { file, issue } = this.defects.get(key)!
          const { line, table, column, value, reason, detail = '' } = issue
          return [key, whole(next++), whole(file), whole(line), table, column, value, reason, detail]
        })
      if (rows.length > 0) await tx.run('load/defects', { rows })
    }
    return next
  }
}
