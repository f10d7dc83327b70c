import type { ImportRecord } from '../engine.js'
import type { Database } from './database.js'

/** Imports after a number, in order, with their files and whether these count. */
export const imports = async (
  db: Database,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<ImportRecord[]> => {
  const rows = await db.rows(
    `WITH page AS (SELECT * FROM batches WHERE batch > ${after} ORDER BY batch LIMIT ${limit})
     SELECT DISTINCT batch, started_at, coalesce(finished_at, '') AS finished_at, name, live, replaced
     FROM page LEFT JOIN files USING (batch) ORDER BY batch, name, live, replaced`,
  )
  const found = new Map<number, ImportRecord>()
  for (const row of rows) {
    const batch = row.batch as number
    const record = found.get(batch) ?? {
      batch,
      startedAt: row.started_at as string,
      ...(row.finished_at && { finishedAt: row.finished_at as string }),
      files: [],
    }
    found.set(batch, record)
    if (row.name === null) continue
    const replaced = row.replaced as number
    record.files.push({
      file: row.name as string,
      counts: row.live === 1,
      ...(replaced > 0 && { replacedBy: replaced }),
    })
  }
  return [...found.values()]
}
