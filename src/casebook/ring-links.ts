import type { RingRecord } from '../domain/run.js'
import type { Database } from './database.js'

/** What a ring can be looked up by; numbers as in `ring_link.what`. */
const BIDDER = 1
const LOT = 2
const RULE = 3
const CHUNK = 10_000

type Link = [what: number, key: string, position: number]

/**
 * Writes what the rings of a run, in order of position, can be looked up by; in the order of the table's key.
 */
export const linkRows = (db: Database, run: number, records: RingRecord[]): void => {
  const add = db.prepare(
    `INSERT INTO ring_link (run, what, key, position)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
  )
  const links = records.flatMap(linksOf)
  links.sort(([a, x, p], [b, y, q]) => a - b || (x < y ? -1 : x > y ? 1 : p - q))
  for (let from = 0; from < links.length; from += CHUNK)
    add.run(run, JSON.stringify(links.slice(from, from + CHUNK)))
}

/** What one ring can be looked up by. */
export const linksOf = ({ ring }: Pick<RingRecord, 'ring'>, position: number): Link[] => [
  ...distinct(ring.members.map((member) => member.bidderId)).map((key): Link => [BIDDER, key, position]),
  ...distinct(ring.lots).map((key): Link => [LOT, key, position]),
  ...distinct(ring.evidence.map((item) => item.rule)).map((key): Link => [RULE, key, position]),
]

const distinct = (keys: string[]): string[] => [...new Set(keys)]
