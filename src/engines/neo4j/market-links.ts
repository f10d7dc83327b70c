import { compareText } from '../../arrays/compare-text.js'
import { countingSort, sortedByKey } from '../../arrays/counting-sort.js'
import { type Growing, growDouble, growInt } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { shared } from '../../arrays/shared-arrays.js'
import { packStrings } from '../../arrays/strings.js'
import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { kindIndex, type ValueKind } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { dayOr, type Orgs } from '../market-columns.js'
import type { Client } from './client.js'
import type { Columns } from './columns.js'
import { sameHash } from './integers.js'
import { idOf } from './keys.js'
import { orgIndex } from './market-lots.js'
import type { Effective } from './market-tables.js'
import { rankTexts } from './words.js'

/** Declared groups of every organisation, numbered by group id. */
export const readGroups = async (
  client: Client,
  orgs: Orgs,
  { groups }: Effective,
): Promise<{
  groups: Pick<Market['bidders'], 'groupOffsets' | 'groupOf'>
  groupName: Market['bidders']['groupName']
}> => {
  const ids = await rankTexts(client, SALT.text, [[groups, 'group_id']])
  const names = await rankTexts(client, SALT.text, [[groups, 'name']])
  const groupAt = ids.column(groups, 'group_id')
  const nameAt = names.column(groups, 'name')
  const best = new Map<number, number>()
  groupAt.forEach((group, row) => {
    const known = best.get(group)
    const name = nameAt[row]!
    if (known === undefined || known < 0 || (name >= 0 && name < known)) best.set(group, name)
  })
  const { orgCount } = orgs.market
  const org = Int32Array.from({ length: groups.count }, (_, row) =>
    orgIndex(orgs, groups.hash('bidder_id', row)),
  )
  const order = sortedByKey(org, orgCount, (x, y) => groupAt[x]! - groupAt[y]!)
  const once = order.filter((x, i) => {
    const before = order[i - 1]
    return before === undefined || org[before] !== org[x] || groupAt[before] !== groupAt[x]
  })
  const { offsets } = countingSort(
    once.map((x) => org[x]!),
    orgCount,
  )
  return {
    groups: { groupOffsets: shared(offsets), groupOf: shared(once.map((x) => groupAt[x]!)) },
    groupName: packStrings(ids.texts.map((id, group) => names.texts[best.get(group)!] || id)),
  }
}

/** Owners: organisations of `ownership`, and persons with an identity number who are shareholders in `roles`. */
export const readHoldings = async (
  client: Client,
  orgs: Orgs,
  { roles, ownership }: Effective,
): Promise<Pick<Market, 'holdings' | 'persons'>> => {
  const shareholder = idOf('shareholder', SALT.text)
  const held = { owner: growInt(), owned: growInt(), share: growDouble(), from: growInt(), to: growInt() }
  const add = (columns: Columns, row: number, owner: number, owned: string): void => {
    held.owner.push(owner)
    held.owned.push(orgIndex(orgs, columns.hash(owned, row)))
    held.share.push(columns.number('share')[row]!)
    held.from.push(dayOr(columns.number('from')[row]!, MIN_DAY))
    held.to.push(dayOr(columns.number('to')[row]!, MAX_DAY))
  }
  const texts = await rankTexts(client, kindIndex.person, [[roles, 'person_id_no']])
  const textOf = texts.column(roles, 'person_id_no')
  const rows = Array.from({ length: roles.count }, (_, row) => row)
    .filter((row) => textOf[row]! >= 0 && sameHash(roles.hash('role', row), shareholder))
    .sort((x, y) => textOf[x]! - textOf[y]!)
  const persons = new HashIndex(64)
  for (const row of rows) {
    const { hi, lo } = roles.hash('person_id_no', row)
    add(roles, row, -2 - persons.add(hi, lo), 'bidder_id')
  }
  for (let row = 0; row < ownership.count; row++)
    add(ownership, row, orgIndex(orgs, ownership.hash('owner_id', row)), 'owned_id')
  const known = (x: number): number => (Number.isNaN(held.share.at(x)) ? -1 : held.share.at(x))
  const least = -1 - persons.count
  const order = sortedByKey(
    held.owner.view.map((owner) => owner - least),
    orgs.market.orgCount - least,
    (x, y) =>
      held.owned.at(x) - held.owned.at(y) ||
      held.from.at(x) - held.from.at(y) ||
      held.to.at(x) - held.to.at(y) ||
      known(x) - known(y),
  )
  const { hi, lo } = persons.hashes()
  const ints = (list: Growing<Int32Array>): Int32Array => shared(order.map((x) => list.at(x)))
  return {
    holdings: {
      count: order.length,
      owner: ints(held.owner),
      owned: ints(held.owned),
      share: shared(Float64Array.from(order, (x) => held.share.at(x))),
      from: ints(held.from),
      to: ints(held.to),
    },
    persons: { count: persons.count, hi: shared(hi), lo: shared(lo) },
  }
}

/** Allow-listed values by kind and hash. */
export const readAllowlist = async (
  client: Client,
  { allowlist }: Effective,
): Promise<Market['allowlist']> => {
  const words = async (column: string): Promise<(row: number) => string> => {
    const ranked = await rankTexts(client, SALT.text, [[allowlist, column]])
    const places = ranked.column(allowlist, column)
    return (row) => ranked.texts[places[row]!] ?? ''
  }
  const [kind, reason, approvedBy] = [await words('kind'), await words('reason'), await words('approved_by')]
  const list = Array.from({ length: allowlist.count }, (_, row) => ({
    kind: kindIndex[kind(row) as ValueKind],
    ...allowlist.hash('value', row),
    from: dayOr(allowlist.number('from')[row]!, MIN_DAY),
    to: dayOr(allowlist.number('to')[row]!, MAX_DAY),
    reason: reason(row),
    approvedBy: approvedBy(row),
  })).sort(
    (a, b) =>
      a.kind - b.kind ||
      a.hi - b.hi ||
      a.lo - b.lo ||
      a.from - b.from ||
      a.to - b.to ||
      compareText(a.reason, b.reason) ||
      compareText(a.approvedBy, b.approvedBy),
  )
  return {
    count: list.length,
    kind: shared(Uint8Array.from(list, (entry) => entry.kind)),
    hi: shared(Uint32Array.from(list, (entry) => entry.hi)),
    lo: shared(Uint32Array.from(list, (entry) => entry.lo)),
    from: shared(Int32Array.from(list, (entry) => entry.from)),
    to: shared(Int32Array.from(list, (entry) => entry.to)),
    reason: packStrings(list.map((entry) => entry.reason)),
    approvedBy: packStrings(list.map((entry) => entry.approvedBy)),
  }
}
