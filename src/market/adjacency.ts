import { toOffsets } from '../arrays/offsets.js'
import { sharedInts } from '../arrays/shared-arrays.js'
import { kindIndex } from '../domain/value-kind.js'
import type { Market } from './market.js'

/**
 * The market read from both sides: the shared values of an organisation, the organisations of a value, and
 * who owns whom. Bipartite, so a value of degree d takes d entries. Lists are ascending.
 */
export interface Adjacency {
  /** distinct shared values of org o: valuesOf[valueOffsets[o] .. valueOffsets[o+1]) */
  valueOffsets: Int32Array
  valuesOf: Int32Array
  /** distinct orgs of value v: orgOf[orgOffsets[v] .. orgOffsets[v+1]) */
  orgOffsets: Int32Array
  orgOf: Int32Array
  /** holdings in which org o is owner or owned */
  holdingOffsets: Int32Array
  holdingOf: Int32Array
  /** holdings of person p */
  personOffsets: Int32Array
  personHolding: Int32Array
  /** the shared value that is person p, or -1; and back, by value */
  personValue: Int32Array
  valuePerson: Int32Array
}

/**
 * Builds both sides in one pass over the uses each; about 100 ms at 30 million uses, so a service does it in
 * a worker.
 */
export const buildAdjacency = (
  market: Pick<Market, 'bidders' | 'values' | 'holdings' | 'persons'>,
): Adjacency => {
  const { values, holdings, persons } = market
  const orgs = market.bidders.orgCount
  const byValue = distinctOrgs(values)
  const orgsOf = (v: number, each: (org: number) => void): void => {
    for (let i = byValue.offsets[v]!; i < byValue.offsets[v + 1]!; i++) each(byValue.items[i]!)
  }
  const byOrg = group(orgs, values.count, orgsOf)
  const byHolder = group(orgs, holdings.count, (h, each) => {
    if (holdings.owner[h]! >= 0) each(holdings.owner[h]!)
    if (holdings.owned[h]! !== holdings.owner[h]!) each(holdings.owned[h]!)
  })
  const byPerson = group(persons.count, holdings.count, (h, each) => {
    if (holdings.owner[h]! <= -2) each(-2 - holdings.owner[h]!)
  })
  const personValue = Int32Array.from({ length: persons.count }, (_, p) =>
    findValue(values, kindIndex.person, persons.hi[p]!, persons.lo[p]!),
  )
  const valuePerson = sharedInts(values.count).fill(-1)
  personValue.forEach((v, p) => {
    if (v >= 0) valuePerson[v] = p
  })
  return {
    valueOffsets: byOrg.offsets,
    valuesOf: byOrg.items,
    orgOffsets: byValue.offsets,
    orgOf: byValue.items,
    holdingOffsets: byHolder.offsets,
    holdingOf: byHolder.items,
    personOffsets: byPerson.offsets,
    personHolding: byPerson.items,
    personValue,
    valuePerson,
  }
}

/** Position of a shared value by kind and hash, or -1. */
export const findValue = (
  values: Pick<Market['values'], 'count' | 'kind' | 'hi' | 'lo'>,
  kind: number,
  hi: number,
  lo: number,
): number => {
  let from = 0
  let to = values.count - 1
  while (from <= to) {
    const mid = (from + to) >> 1
    const order = values.kind[mid]! - kind || values.hi[mid]! - hi || values.lo[mid]! - lo
    if (order === 0) return mid
    if (order < 0) from = mid + 1
    else to = mid - 1
  }
  return -1
}

const distinctOrgs = (values: Market['values']): { offsets: Int32Array; items: Int32Array } => {
  const offsets = sharedInts(values.count + 1)
  for (let v = 0; v < values.count; v++) {
    let last = -1
    let n = 0
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++)
      if (values.useBidder[u]! !== last) {
        last = values.useBidder[u]!
        n++
      }
    offsets[v + 1] = offsets[v]! + n
  }
  const items = sharedInts(offsets[values.count]!)
  let at = 0
  for (let v = 0; v < values.count; v++) {
    let last = -1
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++)
      if (values.useBidder[u]! !== last) items[at++] = last = values.useBidder[u]!
  }
  return { offsets, items }
}

const group = (
  groups: number,
  count: number,
  keysOf: (item: number, each: (key: number) => void) => void,
): { offsets: Int32Array; items: Int32Array } => {
  const offsets = sharedInts(groups + 1)
  const tally = (key: number): void => {
    offsets[key + 1]!++
  }
  for (let i = 0; i < count; i++) keysOf(i, tally)
  toOffsets(offsets)
  const items = sharedInts(offsets[groups]!)
  const next = offsets.slice()
  let item = 0
  const place = (key: number): void => {
    items[next[key]!++] = item
  }
  for (; item < count; item++) keysOf(item, place)
  return { offsets, items }
}
