import { offsetsOf, toOffsets } from '../arrays/offsets.js'
import { packStrings, type Strings, stringAt } from '../arrays/strings.js'
import type { Market, SharedValues } from './market.js'
import { noProceedings } from './proceedings.js'
import { noRows } from './rows.js'

/**
 * The market of some lots: those, the bids on them, who bid there, their buyers and agencies, the owners of
 * these, and the values that two of them share on those lots or on the register. Nothing of what else lies in
 * the whole is left in it; of proceedings and rows for rules it has none.
 * @param own by lot index: 1 = of the part
 */
export const partOf = (whole: Market, own: Uint8Array): Market => {
  const lots = placesOf(own)
  const bids = placesOf(whole.bids.lot.map((lot) => own[lot]!))
  const orgs = orgsOf(whole, lots, bids)
  const here = hereOf(orgs, whole.bidders.orgCount)
  const lotHere = hereOf(lots, whole.lots.count)
  const bidHere = hereOf(bids, whole.bids.count)
  const bidders = biddersOf(whole, orgs)
  return {
    digest: whole.digest,
    bidders,
    lots: lotsOf(whole, lots, here),
    words: whole.words,
    bids: bidsOf(whole, bids, lotHere, here, { lots: lots.length, bidders: bidders.count }),
    values: valuesOf(whole, here, bidHere, bidders.count),
    holdings: holdingsOf(whole, here),
    persons: whole.persons,
    allowlist: whole.allowlist,
    ...noProceedings(lots.length),
    tables: noRows(),
    coverage: whole.coverage,
  }
}

type Column = Int32Array | Uint32Array | Float64Array | Uint8Array

/** Indices at which the mask is set. */
const placesOf = (mask: ArrayLike<number>): Int32Array => {
  let count = 0
  for (let i = 0; i < mask.length; i++) if (mask[i]) count++
  const places = new Int32Array(count)
  for (let i = 0, at = 0; i < mask.length; i++) if (mask[i]) places[at++] = i
  return places
}

/** New index by old one, −1 where it is left out. */
const hereOf = (kept: Int32Array, of: number): Int32Array => {
  const here = new Int32Array(of).fill(-1)
  kept.forEach((old, i) => {
    here[old] = i
  })
  return here
}

const taken = <T extends Column>(column: T, rows: Int32Array): T => {
  const out = new (column.constructor as new (n: number) => T)(rows.length)
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]!
  return out
}

const takenStrings = (strings: Strings, rows: Int32Array): Strings =>
  packStrings(Array.from(rows, (row) => stringAt(strings, row)))

/** A table by columns with some of its rows; columns of another length are left for the caller. */
const rowsOf = <T extends object>(table: T, rows: Int32Array, of: number): T =>
  Object.fromEntries(
    Object.entries(table).map(([name, column]) => {
      if (ArrayBuffer.isView(column) && (column as Column).length === of)
        return [name, taken(column as Column, rows)]
      if (isStrings(column) && column.count === of) return [name, takenStrings(column, rows)]
      return [name, column]
    }),
  ) as T

const isStrings = (column: unknown): column is Strings =>
  typeof column === 'object' && column !== null && 'bytes' in column && 'offsets' in column

/**
 * Organisations of the part, in their order: who bid, buys, acts, and the owners of these and what they own.
 */
const orgsOf = (
  { bidders, lots, bids, holdings }: Market,
  ownLots: Int32Array,
  ownBids: Int32Array,
): Int32Array => {
  const bid = new Uint8Array(bidders.orgCount)
  const seen = new Uint8Array(bidders.orgCount)
  for (const at of ownBids) seen[bids.bidder[at]!] = bid[bids.bidder[at]!] = 1
  // one that bids elsewhere alone is a bidder out of sight
  for (const lot of ownLots)
    for (const org of [lots.buyer[lot]!, lots.agency[lot]!]) if (org >= bidders.count) seen[org] = 1
  for (let h = 0; h < holdings.count; h++) {
    const [owner, owned] = [holdings.owner[h]!, holdings.owned[h]!]
    if (owner >= bidders.count && bid[owned] === 1) seen[owner] = 1
    if (owner >= 0 && bid[owner] === 1 && owned >= bidders.count) seen[owned] = 1
  }
  return placesOf(seen)
}

const biddersOf = ({ bidders }: Market, orgs: Int32Array): Market['bidders'] => {
  const own = orgs.filter((org) => org < bidders.count)
  const sizes = new Int32Array(orgs.length + 1)
  orgs.forEach((org, i) => {
    sizes[i + 1] = bidders.groupOffsets[org + 1]! - bidders.groupOffsets[org]!
  })
  const groupOffsets = toOffsets(sizes)
  const groupOf = new Int32Array(groupOffsets[orgs.length]!)
  orgs.forEach((org, i) => {
    groupOf.set(
      bidders.groupOf.subarray(bidders.groupOffsets[org]!, bidders.groupOffsets[org + 1]!),
      groupOffsets[i],
    )
  })
  return {
    count: own.length,
    orgCount: orgs.length,
    id: takenStrings(bidders.id, orgs),
    name: takenStrings(bidders.name, orgs),
    registered: taken(bidders.registered, own),
    cancelled: taken(bidders.cancelled, own),
    groupOffsets,
    groupOf,
    groupName: bidders.groupName,
  }
}

const lotsOf = ({ lots }: Market, own: Int32Array, here: Int32Array): Market['lots'] => {
  const orgHere = (column: Int32Array): Int32Array =>
    taken(column, own).map((org) => (org < 0 ? -1 : here[org]!))
  const issuerOffsets = new Int32Array(own.length + 1)
  own.forEach((lot, i) => {
    issuerOffsets[i + 1] = lots.issuerOffsets[lot + 1]! - lots.issuerOffsets[lot]!
  })
  toOffsets(issuerOffsets)
  const issuers: number[] = []
  for (const lot of own)
    for (let i = lots.issuerOffsets[lot]!; i < lots.issuerOffsets[lot + 1]!; i++) issuers.push(i)
  const rows = Int32Array.from(issuers)
  return {
    ...rowsOf(lots, own, lots.count),
    count: own.length,
    buyer: orgHere(lots.buyer),
    agency: orgHere(lots.agency),
    issuerOffsets,
    issuerHi: taken(lots.issuerHi, rows),
    issuerLo: taken(lots.issuerLo, rows),
  }
}

const bidsOf = (
  { bids }: Market,
  own: Int32Array,
  lotHere: Int32Array,
  here: Int32Array,
  of: { lots: number; bidders: number },
): Market['bids'] => {
  const lot = taken(bids.lot, own).map((at) => lotHere[at]!)
  const bidder = taken(bids.bidder, own).map((at) => here[at]!)
  const bidderOffsets = offsetsOf(bidder, of.bidders)
  const next = bidderOffsets.slice()
  const byBidder = new Int32Array(own.length)
  bidder.forEach((at, bid) => {
    byBidder[next[at]!++] = bid
  })
  return {
    ...rowsOf(bids, own, bids.count),
    count: own.length,
    lot,
    bidder,
    lotOffsets: offsetsOf(lot, of.lots),
    bidderOffsets,
    byBidder,
  }
}

/** Values that two organisations of the part hold, one of them a bidder, by what they did there. */
const valuesOf = (
  { values }: Market,
  here: Int32Array,
  bidHere: Int32Array,
  bidders: number,
): SharedValues => {
  const uses: number[] = []
  const kept: number[] = []
  const sizes: number[] = [0]
  const holders: number[] = []
  for (let v = 0; v < values.count; v++) {
    const orgs = new Set<number>()
    const begun = uses.length
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
      const org = here[values.useBidder[u]!]!
      if (org < 0 || (values.useBid[u]! >= 0 && bidHere[values.useBid[u]!]! < 0)) continue
      orgs.add(org)
      uses.push(u)
    }
    const holding = [...orgs].filter((org) => org < bidders).length
    if (orgs.size < 2 || holding === 0) uses.length = begun
    else {
      kept.push(v)
      holders.push(holding)
      sizes.push(uses.length)
    }
  }
  const rows = Int32Array.from(kept)
  const useRows = Int32Array.from(uses)
  return {
    count: kept.length,
    kind: taken(values.kind, rows),
    hi: taken(values.hi, rows),
    lo: taken(values.lo, rows),
    allow: taken(values.allow, rows),
    holders: Int32Array.from(holders),
    useOffsets: Int32Array.from(sizes),
    useBidder: taken(values.useBidder, useRows).map((org) => here[org]!),
    useBid: taken(values.useBid, useRows).map((bid) => (bid < 0 ? -1 : bidHere[bid]!)),
    useSource: taken(values.useSource, useRows),
    useFrom: taken(values.useFrom, useRows),
    useTo: taken(values.useTo, useRows),
  }
}

/** Holdings between those of the part, and those of persons in them. */
const holdingsOf = ({ holdings }: Market, here: Int32Array): Market['holdings'] => {
  const isHere = (org: number): boolean => here[org]! >= 0
  const kept = placesOf(
    holdings.owned.map((owned, h) => {
      const owner = holdings.owner[h]!
      return isHere(owned) && (owner < 0 || isHere(owner)) ? 1 : 0
    }),
  )
  return {
    count: kept.length,
    owner: taken(holdings.owner, kept).map((owner) => (owner < 0 ? owner : here[owner]!)),
    owned: taken(holdings.owned, kept).map((owned) => here[owned]!),
    share: taken(holdings.share, kept),
    from: taken(holdings.from, kept),
    to: taken(holdings.to, kept),
  }
}
