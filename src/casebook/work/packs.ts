import { createHash } from 'node:crypto'
import type { Database } from '../database.js'
import { plainRow } from './plain-row.js'

/** A pack as it was made. */
export interface PackRecord {
  id: string
  kind: string
  window: string
  /** office that it is of; null = all */
  office: string | null
  /** office whose seat made it; `local` at the machine itself */
  madeBy: string
  at: string
  /** of its body as it is kept */
  sha256: string
  body: unknown
}

export interface PackTable {
  pack(id: string): PackRecord | undefined
  /** Without their bodies, the latest first. */
  packs(limit: number): Omit<PackRecord, 'body'>[]
  addPack(pack: Omit<PackRecord, 'sha256'>): PackRecord
}

const HEAD = 'id, kind, window, office, made_by AS madeBy, at, sha256'

export const packTable = (db: Database): PackTable => {
  const one = db.prepare(`SELECT ${HEAD}, body FROM pack WHERE id = ?`)
  const latest = db.prepare(`SELECT ${HEAD} FROM pack ORDER BY seq DESC LIMIT ?`)
  const add = db.prepare(
    'INSERT INTO pack (id, kind, window, office, made_by, at, sha256, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  return {
    pack: (id) => {
      const row = one.get(id)
      if (!row) return undefined
      const found = plainRow<Omit<PackRecord, 'body'> & { body: string }>(row)
      return { ...found, body: JSON.parse(found.body) as unknown }
    },
    packs: (limit) => latest.all(limit) as Omit<PackRecord, 'body'>[],
    addPack: (pack) => {
      const body = JSON.stringify(pack.body)
      const sha256 = createHash('sha256').update(body).digest('hex')
      add.run(pack.id, pack.kind, pack.window, pack.office, pack.madeBy, pack.at, sha256, body)
      return { ...pack, sha256 }
    },
  }
}
