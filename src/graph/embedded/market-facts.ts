import type { DuckDBConnection } from '@duckdb/node-api'
import { SOURCES, sourceIndex } from '../../domain/value-kind.js'
import { tableNumber, tableOf } from '../../intake/layout.js'
import { SALT } from '../hash.js'
import { MAX_DAY, MIN_DAY } from '../market.js'
import { growByte, growInt, growUint } from './grow.js'
import { dayOr, type Orgs } from './market-orgs.js'
import { streamColumns } from './read.js'
import type { Facts } from './shared-values.js'

/** The registry's and the roles' facts, as SELECTs of (source, org, hash, from, to). */
const registry = SOURCES.filter(({ id }) => id.startsWith('bidders.')).flatMap(({ id }) => {
  const column = id.slice('bidders.'.length)
  const col = tableOf('bidders').columns.findIndex((c) => c.name === column)
  const open = `'nan'::DOUBLE, 'nan'::DOUBLE`
  return [
    `SELECT ${sourceIndex[id]}, bidder_id, ${column}, ${open} FROM e_bidders WHERE ${column} <> 0`,
    `SELECT ${sourceIndex[id]}, bidder_id, hash, ${open} FROM e_bidders JOIN extras USING (seq)
     WHERE tbl = ${tableNumber.bidders} AND col = ${col}`,
  ]
})

const ROLE_SOURCES = SOURCES.filter(({ id, kind }) => id.startsWith('roles.') && kind === 'person')
const roleSource = `CASE t.text ${ROLE_SOURCES.map(({ id }) => `WHEN '${id.slice('roles.'.length)}' THEN ${sourceIndex[id]}`).join(' ')}
  ELSE ${sourceIndex['roles.other']} END`
const roleText = `e_roles r JOIN texts t ON t.salt = ${SALT.text} AND t.hash = r.role`
const phoneColumn = tableOf('roles').columns.findIndex((c) => c.name === 'phone')
const roles = [
  `SELECT ${roleSource}, bidder_id, person_id_no, "from", "to" FROM ${roleText} WHERE person_id_no <> 0`,
  `SELECT ${sourceIndex['roles.person_name']}, bidder_id, person_name, "from", "to" FROM e_roles WHERE person_id_no = 0`,
  `SELECT ${sourceIndex['roles.phone']}, bidder_id, phone, "from", "to" FROM e_roles WHERE phone <> 0`,
  `SELECT ${sourceIndex['roles.phone']}, bidder_id, hash, "from", "to" FROM e_roles JOIN extras USING (seq)
   WHERE tbl = ${tableNumber.roles} AND col = ${phoneColumn}`,
]

const FACTS = [...registry, ...roles]
  .map((sql) => `SELECT * FROM (${sql}) AS f(source, org, hash, a, b)`)
  .join(' UNION ')

/** Facts about organisations, sorted by org, source, from, to, hash; each once. */
export const readFacts = async (connection: DuckDBConnection, orgs: Orgs): Promise<Facts> => {
  const [source, org, pairs, from, to] = [growByte(), growInt(), growUint(), growInt(), growInt()]
  const sql = `SELECT f.source::UTINYINT, f.org, f.hash, f.a, f.b FROM (${FACTS}) f JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = f.org
    ORDER BY id.text, f.source, f.a, f.b, f.hash`
  await streamColumns(connection, sql, (columns, rows) => {
    const [s, o, h, a, b] = columns as [Uint8Array, Uint32Array, Uint32Array, Float64Array, Float64Array]
    source.append(s, 0, rows)
    pairs.append(h, 0, 2 * rows)
    for (let k = 0; k < rows; k++) {
      org.push(orgs.index.find(o[2 * k + 1]!, o[2 * k]!))
      from.push(dayOr(a[k]!, MIN_DAY))
      to.push(dayOr(b[k]!, MAX_DAY))
    }
  })
  return sorted({ source: source.view, org: org.view, pairs: pairs.view, from: from.view, to: to.view })
}

const sorted = (facts: Facts): Facts => {
  const order = Int32Array.from(facts.org.keys()).sort(
    (x, y) =>
      facts.org[x]! - facts.org[y]! ||
      facts.source[x]! - facts.source[y]! ||
      facts.from[x]! - facts.from[y]! ||
      facts.to[x]! - facts.to[y]!,
  )
  return pickFacts(facts, order)
}

/** The facts at the given positions. */
export const pickFacts = (facts: Facts, order: Int32Array): Facts => ({
  source: Uint8Array.from(order, (i) => facts.source[i]!),
  org: Int32Array.from(order, (i) => facts.org[i]!),
  pairs: Uint32Array.from({ length: 2 * order.length }, (_, w) => facts.pairs[2 * order[w >> 1]! + (w & 1)]!),
  from: Int32Array.from(order, (i) => facts.from[i]!),
  to: Int32Array.from(order, (i) => facts.to[i]!),
})
