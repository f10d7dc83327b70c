import type { DuckDBConnection } from '@duckdb/node-api'
import { growByte, growInt, growUint } from '../../arrays/grow.js'
import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { tableNumber, tableOf } from '../../domain/storage.js'
import { SOURCES, sourceIndex } from '../../domain/value-kind.js'
import type { Facts } from '../../market/shared-values.js'
import { dayOr, type Orgs } from '../market-columns.js'
import { idHash, streamColumns } from './read.js'

/** The registry's and the roles' facts, as SELECTs of (source, org, hash, from, to). */
const registry = SOURCES.filter(({ id }) => id.startsWith('bidders.')).flatMap(({ id }) => {
  const column = id.slice('bidders.'.length)
  const col = tableOf('bidders').columns.findIndex((c) => c.name === column)
  const open = `'nan'::DOUBLE, 'nan'::DOUBLE`
  return [
    `SELECT ${sourceIndex[id]}, bidder_id, ${column}, ${open} FROM e_bidders WHERE ${column} <> 0`,
    `SELECT ${sourceIndex[id]}, bidder_id, hash, ${open} FROM e_bidders JOIN e_extras USING (seq)
     WHERE tbl = ${tableNumber.bidders} AND col = ${col}`,
  ]
})

const ROLE_SOURCES = SOURCES.filter(({ id, kind }) => id.startsWith('roles.') && kind === 'person')
export const roleSource = `CASE role ${ROLE_SOURCES.map(
  ({ id }) => `WHEN ${idHash(id.slice('roles.'.length), SALT.text)} THEN ${sourceIndex[id]}`,
).join(' ')} ELSE ${sourceIndex['roles.other']} END`
const phoneColumn = tableOf('roles').columns.findIndex((c) => c.name === 'phone')
const roles = [
  `SELECT ${roleSource}, bidder_id, person_id_no, "from", "to" FROM e_roles WHERE person_id_no <> 0`,
  `SELECT ${sourceIndex['roles.person_name']}, bidder_id, person_name, "from", "to" FROM e_roles WHERE person_id_no = 0`,
  `SELECT ${sourceIndex['roles.phone']}, bidder_id, phone, "from", "to" FROM e_roles WHERE phone <> 0`,
  `SELECT ${sourceIndex['roles.phone']}, bidder_id, hash, "from", "to" FROM e_roles JOIN e_extras USING (seq)
   WHERE tbl = ${tableNumber.roles} AND col = ${phoneColumn}`,
]

const FACTS = [...registry, ...roles]
  .map((sql) => `SELECT * FROM (${sql}) AS f(source, org, hash, a, b)`)
  .join(' UNION ')

/** Facts about organisations, each once, in any order. */
export const readFacts = async (connection: DuckDBConnection, orgs: Orgs): Promise<Facts> => {
  const [source, org, pairs, from, to] = [growByte(), growInt(), growUint(), growInt(), growInt()]
  await streamColumns(
    connection,
    `SELECT source::UTINYINT, org, hash, a, b FROM (${FACTS})`,
    (columns, rows) => {
      const [s, o, h, a, b] = columns as [Uint8Array, Uint32Array, Uint32Array, Float64Array, Float64Array]
      source.append(s, 0, rows)
      pairs.append(h, 0, 2 * rows)
      for (let k = 0; k < rows; k++) {
        org.push(orgs.index.find(o[2 * k + 1]!, o[2 * k]!))
        from.push(dayOr(a[k]!, MIN_DAY))
        to.push(dayOr(b[k]!, MAX_DAY))
      }
    },
  )
  return { source: source.view, org: org.view, pairs: pairs.view, from: from.view, to: to.view }
}
