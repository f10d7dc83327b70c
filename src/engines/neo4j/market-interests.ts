import { shared } from '../../arrays/shared-arrays.js'
import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { type SourceId, sourceIndex } from '../../domain/value-kind.js'
import type { Proceedings } from '../../market/proceedings.js'
import { dayOr, type Orgs } from '../market-columns.js'
import type { Columns } from './columns.js'
import type { Hash } from './integers.js'
import { idOf } from './keys.js'
import { isGiven, orgIndex } from './market-lots.js'
import type { Effective } from './market-tables.js'
import { roleSource } from './row-params.js'
import type { Ranked } from './words.js'

const keyOf = ({ hi, lo }: Hash): string => `${hi}/${lo}`

/** What experts have to do with organisations: their identity numbers and phones on registers and staffs. */
export const readInterests = (
  orgs: Orgs,
  ids: Ranked,
  { experts, roles, bidders }: Effective,
): Proceedings['interests'] => {
  const expertOf = ids.column(experts, 'expert_id')
  const persons = holders(experts, 'expert_id_no', expertOf)
  const phones = holders(experts, 'phone', expertOf)
  const found = new Map<string, readonly [number, number, number, number, number]>()
  const add = (
    known: ReadonlySet<number> | undefined,
    org: Hash,
    id: SourceId,
    a: number,
    b: number,
  ): void => {
    const o = orgIndex(orgs, org)
    if (!known || o < 0) return
    for (const expert of known) {
      const row = [expert, o, sourceIndex[id], dayOr(a, MIN_DAY), dayOr(b, MAX_DAY)] as const
      found.set(row.join(' '), row)
    }
  }
  const of = (known: Map<string, Set<number>>, columns: Columns, name: string, row: number) =>
    known.get(keyOf(columns.hash(name, row)))
  for (let row = 0; row < roles.count; row++) {
    const org = roles.hash('bidder_id', row)
    const [from, to] = [roles.number('from')[row]!, roles.number('to')[row]!]
    add(of(persons, roles, 'person_id_no', row), org, roleSource(roles.hash('role', row)), from, to)
    add(of(phones, roles, 'phone', row), org, 'roles.phone', from, to)
  }
  for (let row = 0; row < bidders.count; row++) {
    const org = bidders.hash('bidder_id', row)
    add(of(persons, bidders, 'legal_rep_id_no', row), org, 'bidders.legal_rep_id_no', Number.NaN, Number.NaN)
    add(of(phones, bidders, 'phone', row), org, 'bidders.phone', Number.NaN, Number.NaN)
  }
  const rows = [...found.values()].sort(
    (x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || x[3] - y[3] || x[4] - y[4],
  )
  return {
    count: rows.length,
    expert: shared(Int32Array.from(rows, (row) => row[0])),
    org: shared(Int32Array.from(rows, (row) => row[1])),
    source: shared(Uint8Array.from(rows, (row) => row[2])),
    from: shared(Int32Array.from(rows, (row) => row[3])),
    to: shared(Int32Array.from(rows, (row) => row[4])),
  }
}

/** Experts by a value of theirs. */
const holders = (experts: Columns, name: string, expertOf: Int32Array): Map<string, Set<number>> => {
  const known = new Map<string, Set<number>>()
  for (let row = 0; row < experts.count; row++) {
    const value = experts.hash(name, row)
    if (!isGiven(value) || expertOf[row]! < 0) continue
    known.set(keyOf(value), (known.get(keyOf(value)) ?? new Set()).add(expertOf[row]!))
  }
  return known
}

const hashed = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.map((role) => keyOf(idOf(role, SALT.text))))
const STAFF = hashed(['staff', 'insured', 'builder', 'manager', 'finance', 'legal-rep'])
const KEPT = hashed(['staff', 'insured'])

/**
 * Whether a person of a contract is on the contractor's staff when it is signed (1 yes, 0 no though its staff is on record, 255
 * unknown), and whether on another's.
 */
export const staffOf = (
  contracts: Columns,
  roles: Columns,
): ((row: number, person: string) => { here: number; elsewhere: number }) => {
  const posts = new Map<string, number[]>()
  const kept = new Set<string>()
  for (let row = 0; row < roles.count; row++) {
    const role = keyOf(roles.hash('role', row))
    if (KEPT.has(role)) kept.add(keyOf(roles.hash('bidder_id', row)))
    const person = roles.hash('person_id_no', row)
    if (!STAFF.has(role) || !isGiven(person)) continue
    const own = posts.get(keyOf(person))
    if (own) own.push(row)
    else posts.set(keyOf(person), [row])
  }
  return (row, name) => {
    const person = contracts.hash(name, row)
    if (!isGiven(person)) return { here: 255, elsewhere: 0 }
    const contractor = keyOf(contracts.hash('bidder_id', row))
    const day = contracts.number('signed_at')[row]!
    const held = (posts.get(keyOf(person)) ?? []).filter(
      (post) =>
        Number.isNaN(day) || (!(roles.number('from')[post]! > day) && !(roles.number('to')[post]! < day)),
    )
    const isHere = held.some((post) => keyOf(roles.hash('bidder_id', post)) === contractor)
    const isElsewhere = held.some((post) => keyOf(roles.hash('bidder_id', post)) !== contractor)
    return { here: isHere ? 1 : kept.has(contractor) ? 0 : 255, elsewhere: isElsewhere ? 1 : 0 }
  }
}
