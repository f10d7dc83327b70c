import type { Database } from '../database.js'
import { plainRow } from './plain-row.js'

/** A file that goes with an item; its bytes lie sealed in the store's folder `attachments`. */
export interface Attachment {
  id: string
  item: string
  name: string
  media: string
  bytes: number
  sha256: string
  by: string
  at: string
  /** it counts no more since then; its file is kept */
  removedAt: string | null
}

export interface AttachmentTable {
  attachment(id: string): Attachment | undefined
  /** Of an item, oldest first. */
  attachmentsOf(item: string): Attachment[]
  addAttachment(attachment: Attachment): void
}

const COLUMNS = 'id, item, name, media, bytes, sha256, by, at, removed_at AS removedAt'

export const attachmentTable = (db: Database): AttachmentTable => {
  const one = db.prepare(`SELECT ${COLUMNS} FROM attachment WHERE id = ?`)
  const of = db.prepare(`SELECT ${COLUMNS} FROM attachment WHERE item = ? ORDER BY at, id`)
  const add = db.prepare(`INSERT INTO attachment (id, item, name, media, bytes, sha256, by, at, removed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  return {
    attachment: (id) => {
      const row = one.get(id)
      return row ? plainRow<Attachment>(row) : undefined
    },
    attachmentsOf: (item) => of.all(item) as Attachment[],
    addAttachment: (a) =>
      void add.run(...[a.id, a.item, a.name, a.media, a.bytes, a.sha256, a.by, a.at, a.removedAt]),
  }
}
