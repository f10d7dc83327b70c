import type { Casebook, KeyRecord } from './casebook.js'
import { bodiesOf, bodyOf, type Database, write } from './database.js'

/** API keys, in order of creation; a revoked key stays on record. */
export const keyTable = (db: Database): Pick<Casebook, 'addKey' | 'keys' | 'revokeKey' | 'approveKey'> => {
  const all = db.prepare('SELECT body FROM api_key ORDER BY seq')
  const byId = db.prepare('SELECT body FROM api_key WHERE id = ?')
  const add = db.prepare('INSERT INTO api_key (id, body) VALUES (?, ?)')
  const set = db.prepare('UPDATE api_key SET body = ? WHERE id = ?')
  return {
    addKey: (key) => write(db, () => void add.run(key.id, JSON.stringify(key))),
    keys: () => bodiesOf<KeyRecord>(all.all()),
    approveKey: (id, by) =>
      write(db, () => {
        const key = bodyOf<KeyRecord>(byId.get(id))
        if (key?.approvedBy !== null || key.revokedAt !== null) return false
        set.run(JSON.stringify({ ...key, approvedBy: by }), id)
        return true
      }),
    revokeKey: (id, at) =>
      write(db, () => {
        const key = bodyOf<KeyRecord>(byId.get(id))
        if (!key || key.revokedAt !== null) return false
        set.run(JSON.stringify({ ...key, revokedAt: at }), id)
        return true
      }),
  }
}
