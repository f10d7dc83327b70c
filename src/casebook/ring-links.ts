import { append } from '../arrays/append.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { PlaceOf, Places } from './casebook.js'
import type { Database } from './database.js'

/** What a ring can be looked up by; numbers as in `ring_link.what`. */
const BIDDER = 1
const LOT = 2
const RULE = 3
/** Where its lots lie: by the graph, not by the ring's own record. */
export const PLACE = 4
const CHUNK = 10_000

type Link = [what: number, key: string, position: number]

/**
 * Writes what the rings of a run, in order of position, can be looked up by; in the order of the table's key.
 */
export const linkRows = (
  db: Database,
  run: number,
  records: RingRecord[],
  placeOf: PlaceOf | undefined,
): void => {
  const links = records.flatMap(linksOf)
  if (placeOf)
    for (const [position, { ring }] of records.entries()) append(links, placeLinksOf(ring, position, placeOf))
  links.sort(([a, x, p], [b, y, q]) => a - b || (x < y ? -1 : x > y ? 1 : p - q))
  writeLinks(db, run, links)
}

const writeLinks = (db: Database, run: number, links: readonly Link[]): void => {
  const add = db.prepare(
    `INSERT INTO ring_link (run, what, key, position)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
  )
  for (let from = 0; from < links.length; from += CHUNK)
    add.run(run, JSON.stringify(links.slice(from, from + CHUNK)))
}

/**
 * Writes where the lots of a run's rings lie, unless it is known of any of them. A run without a place in any
 * of its lots is asked for again each time.
 */
export const placeRows = (
  db: Database,
  run: number,
  rings: Iterable<{ ring: Ring; position: number }>,
  placeOf: PlaceOf,
): void => {
  if (db.prepare(`SELECT 1 FROM ring_link WHERE run = ? AND what = ${PLACE} LIMIT 1`).get(run)) return
  const links: Link[] = []
  for (const { ring, position } of rings) append(links, placeLinksOf(ring, position, placeOf))
  writeLinks(db, run, links)
}

const placeLinksOf = ({ lots }: Ring, position: number, placeOf: PlaceOf): Link[] =>
  distinct(lots.flatMap((lot) => placeOf(lot) ?? [])).map((key): Link => [PLACE, key, position])

/** Rings `r` of a run with a lot in one of the places, in SQL; values in order. */
export const inPlaces = (
  run: number,
  { industries, regions }: Places,
): { sql: string; values: (string | number)[] } => {
  const asked =
    industries.length > 0
      ? industries.flatMap((industry) => regions.map((region) => `${industry}/${region}`))
      : regions
  const key = industries.length > 0 ? 'key' : "substr(key, instr(key, '/') + 1)"
  const begins = asked.map(() => `substr(${key}, 1, length(?)) = ?`).join(' OR ') || '0'
  return {
    sql: `r.position IN (SELECT position FROM ring_link WHERE run = ? AND what = ${PLACE} AND (${begins}))`,
    values: [run, ...asked.flatMap((prefix) => [prefix, prefix])],
  }
}

/** What one ring can be looked up by. */
export const linksOf = ({ ring }: Pick<RingRecord, 'ring'>, position: number): Link[] => [
  ...distinct(ring.members.map((member) => member.bidderId)).map((key): Link => [BIDDER, key, position]),
  ...distinct(ring.lots).map((key): Link => [LOT, key, position]),
  ...distinct(ring.evidence.map((item) => item.rule)).map((key): Link => [RULE, key, position]),
]

const distinct = (keys: string[]): string[] => [...new Set(keys)]
