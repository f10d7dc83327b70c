import type { Database } from '../database.js'

export const TAGGED = ['lot', 'project', 'bidder'] as const
/** What may have tags. */
export type Tagged = (typeof TAGGED)[number]

/** A tag of something, from day to day (YYYY-MM-DD, both included); null = until it is ended. */
export interface Tag {
  object: Tagged
  id: string
  tag: string
  fromDay: string
  toDay: string | null
  basis: string
  by: string
  at: string
}

export interface TagTable {
  /** Of one thing, or all; by object, id and tag. */
  tags(of?: { object: Tagged; id: string }): Tag[]
  /** Puts a tag on, or changes its days. */
  putTag(tag: Tag): void
}

const COLUMNS = 'object, id, tag, from_day AS fromDay, to_day AS toDay, basis, by, at'

export const tagTable = (db: Database): TagTable => {
  const all = db.prepare(`SELECT ${COLUMNS} FROM tag ORDER BY object, id, tag`)
  const own = db.prepare(`SELECT ${COLUMNS} FROM tag WHERE object = ? AND id = ? ORDER BY tag`)
  const put = db.prepare(
    `INSERT INTO tag (object, id, tag, from_day, to_day, basis, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day, basis = excluded.basis,
     by = excluded.by, at = excluded.at`,
  )
  return {
    tags: (of) => (of ? own.all(of.object, of.id) : all.all()) as Tag[],
    putTag: (t) => void put.run(t.object, t.id, t.tag, t.fromDay, t.toDay, t.basis, t.by, t.at),
  }
}
