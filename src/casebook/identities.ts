import type { RingEvent, RingIdentity } from '../domain/run.js'
import type { Casebook } from './casebook.js'
import { bodiesOf, type Database } from './database.js'
import { rowSum } from './row-sum.js'

/** Ring identities as of the last run, and the append-only log of what became of each. */
export const identityTable = (db: Database) => {
  const all = db.prepare('SELECT body FROM identity ORDER BY id')
  const ofRing = db.prepare('SELECT body FROM event WHERE ring = ? ORDER BY seq')
  const ofRun = db.prepare("SELECT body FROM event WHERE json_extract(body, '$.run') = ? ORDER BY seq")
  const put = db.prepare('INSERT OR REPLACE INTO identity (id, state, body, crc) VALUES (?, ?, ?, ?)')
  const add = db.prepare('INSERT INTO event (ring, body, crc) VALUES (?, ?, ?)')
  const questions: Pick<Casebook, 'identities' | 'events' | 'runEvents'> = {
    identities: () => bodiesOf<RingIdentity>(all.all()),
    events: (ring) => bodiesOf<RingEvent>(ofRing.all(ring)),
    runEvents: (run) => bodiesOf<RingEvent>(ofRun.all(run)),
  }
  return {
    questions,
    replace: (identities: RingIdentity[]): void => {
      for (const one of identities) {
        const cells = [one.id, one.state, JSON.stringify(one)]
        put.run(...cells, rowSum(...cells))
      }
    },
    append: (events: RingEvent[]): void => {
      for (const event of events) {
        const cells = [event.ring, JSON.stringify(event)]
        add.run(...cells, rowSum(...cells))
      }
    },
  }
}
