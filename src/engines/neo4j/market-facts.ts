import { growByte, growInt, growUint } from '../../arrays/grow.js'
import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { tableNamed } from '../../domain/tables.js'
import { type SourceId, sourceIndex } from '../../domain/value-kind.js'
import type { Facts } from '../../market/shared-values.js'
import { dayOr, type Orgs } from '../market-columns.js'
import type { Columns } from './columns.js'
import type { Hash } from './integers.js'
import { isGiven, orgIndex } from './market-lots.js'
import type { Effective } from './market-tables.js'
import { roleSource } from './row-params.js'

/** What the registry and the roles say of organisations, each fact once, in any order. */
export const readFacts = (orgs: Orgs, { bidders, roles }: Effective): Facts => {
  const [source, org, pairs, from, to] = [growByte(), growInt(), growUint(), growInt(), growInt()]
  const seen = new Set<string>()
  const add = (id: SourceId, holder: Hash, value: Hash, a: number, b: number): void => {
    const s = sourceIndex[id]
    const o = orgIndex(orgs, holder)
    const [first, last] = [dayOr(a, MIN_DAY), dayOr(b, MAX_DAY)]
    const key = `${s}/${o}/${value.hi}/${value.lo}/${first}/${last}`
    if (seen.has(key)) return
    seen.add(key)
    source.push(s)
    org.push(o)
    pairs.push(value.lo)
    pairs.push(value.hi)
    from.push(first)
    to.push(last)
  }
  for (const column of REGISTRY)
    for (const { row, hash } of cellsOf(bidders, column.name))
      add(column.source!, bidders.hash('bidder_id', row), hash, Number.NaN, Number.NaN)
  const ofRole = (row: number, id: SourceId, value: Hash): void =>
    add(id, roles.hash('bidder_id', row), value, roles.number('from')[row]!, roles.number('to')[row]!)
  for (let row = 0; row < roles.count; row++) {
    const person = roles.hash('person_id_no', row)
    if (isGiven(person)) ofRole(row, roleSource(roles.hash('role', row)), person)
    else ofRole(row, 'roles.person_name', roles.hash('person_name', row))
  }
  for (const { row, hash } of cellsOf(roles, 'phone')) ofRole(row, 'roles.phone', hash)
  return { source: source.view, org: org.view, pairs: pairs.view, from: from.view, to: to.view }
}

const REGISTRY = tableNamed('bidders').columns.filter((column) => column.source)

/** The filled cells of a column, further values too. */
const cellsOf = (columns: Columns, name: string): { row: number; hash: Hash }[] => [
  ...Array.from({ length: columns.count }, (_, row) => ({ row, hash: columns.hash(name, row) })).filter(
    ({ hash }) => isGiven(hash),
  ),
  ...columns.furtherOf(name),
]
