import type { Database } from '../database.js'

export const NUMBERED = ['lot', 'project'] as const
/** What has a number that may be given anew. */
export type Numbered = (typeof NUMBERED)[number]

/** A number that took the place of another. */
export interface Renumbering {
  kind: Numbered
  old: string
  new: string
  /** YYYY-MM-DD from which it is used; null where nobody said */
  fromDay: string | null
  basis: string
  by: string
  at: string
}

export interface NumberTable {
  /** By kind and new number. */
  renumberings(): Renumbering[]
  /** The one that gave a number, and the one that took it away. */
  renumberingTo(kind: Numbered, number: string): Renumbering | undefined
  renumberingFrom(kind: Numbered, number: string): Renumbering | undefined
  addRenumbering(renumbering: Renumbering): void
}

const COLUMNS = 'kind, old, new, from_day AS fromDay, basis, by, at'

export const numberTable = (db: Database): NumberTable => {
  const all = db.prepare(`SELECT ${COLUMNS} FROM id_map ORDER BY kind, new`)
  const to = db.prepare(`SELECT ${COLUMNS} FROM id_map WHERE kind = ? AND new = ?`)
  const from = db.prepare(`SELECT ${COLUMNS} FROM id_map WHERE kind = ? AND old = ?`)
  const add = db.prepare(
    'INSERT INTO id_map (kind, old, new, from_day, basis, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return {
    renumberings: () => all.all() as Renumbering[],
    renumberingTo: (kind, number) => to.get(kind, number) as Renumbering | undefined,
    renumberingFrom: (kind, number) => from.get(kind, number) as Renumbering | undefined,
    addRenumbering: (r) => void add.run(r.kind, r.old, r.new, r.fromDay, r.basis, r.by, r.at),
  }
}
