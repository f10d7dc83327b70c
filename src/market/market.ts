import type { Strings } from '../arrays/strings.js'
import type { Proceedings } from './proceedings.js'
import type { TableRows } from './rows.js'

/**
 * The market: everything detection reads, as typed arrays over SharedArrayBuffers, so that workers take views
 * of it.
 *
 * Order is canonical and owes nothing to the order of import: bidders and lots by id (UTF-8 bytes), bids by
 * (lot, bidder, bid_no), shared values by (kind, hash), uses by (value, bidder, bid, source). A *bidder
 * index* is a position in `bidders`, and so on. Organisations that are no bidders (agencies, buyers, owners)
 * follow the bidders in `orgs`: org index < bidders.count ⇔ bidder. "Bidder" here is an organisation with at
 * least one effective bid in the store: N = bidders.count.
 */
export interface Market extends Proceedings {
  /** digest of the contents the market was built from (`store --digest`) */
  digest: string
  bidders: {
    count: number
    /** ids of bidders, then of other organisations; sorted within each part */
    id: Strings
    /** effective name by org index; '' when unknown */
    name: Strings
    orgCount: number
    /** day numbers, NO_DAY when unknown; by bidder index */
    registered: Int32Array
    cancelled: Int32Array
    /** declared groups (table `groups`) of org i: group ids groupOf[groupOffsets[i] .. groupOffsets[i+1]) */
    groupOffsets: Int32Array
    groupOf: Int32Array
    groupName: Strings
  }
  lots: {
    count: number
    id: Strings
    title: Strings
    /** indices into `words`; -1 = missing */
    industry: Int32Array
    category: Int32Array
    evaluation: Int32Array
    method: Int32Array
    domain: Int32Array
    region: Int32Array
    township: Int32Array
    currency: Int32Array
    project: Int32Array
    investCode: Int32Array
    exception: Int32Array
    qualification: Int32Array
    /** org index of the buyer and agency; -1 = missing */
    buyer: Int32Array
    agency: Int32Array
    /**
     * days since 1970-01-01 in Asia/Shanghai: the first known of opened_at, submitted (earliest bid),
     * published_at, awarded_at; NO_DAY
     */
    day: Int32Array
    published: Int32Array
    opened: Int32Array
    awarded: Int32Array
    saleFrom: Int32Array
    saleTo: Int32Array
    deadline: Int32Array
    publicFrom: Int32Array
    publicTo: Int32Array
    /** fen; NaN = unknown */
    controlPrice: Float64Array
    estimate: Float64Array
    totalInvestment: Float64Array
    /** 1 yes, 0 no, 255 unknown: whether the law demands a tender */
    statutory: Uint8Array
    /** 1 given: the approval of the tender method, the reason of the award */
    approved: Uint8Array
    reasoned: Uint8Array
    /** first call, second …; 0 = unknown */
    attempt: Int32Array
    /** registered firms that meet the conditions; -1 = unknown */
    qualifiedFirms: Int32Array
    /**
     * values in the issuer's own bill (issuer_locks, issuer_devices): hashes issuerHi/Lo[issuerOffsets[l] ..)
     */
    issuerOffsets: Int32Array
    issuerHi: Uint32Array
    issuerLo: Uint32Array
  }
  /** dictionary of the lots' words (industry, region …) */
  words: Strings
  bids: {
    count: number
    lot: Int32Array
    bidder: Int32Array
    no: Int32Array
    /** fen; NaN = unknown */
    amount: Float64Array
    status: Uint8Array
    /** 1 won, 0 lost, 255 unknown */
    won: Uint8Array
    /** 0 = unknown */
    rank: Int32Array
    /** epoch seconds UTC, NaN = unknown */
    submitted: Float64Array
    sealed: Float64Array
    /** consortium number within the market; -1 = none. Same number ⇒ same lot, same consortium */
    consortium: Int32Array
    /** 1 basic account, 2 other, 0 unknown */
    accountType: Uint8Array
    /** bit s of (filledLo | filledHi<<32) set = source s is filled in this bid */
    filledLo: Uint32Array
    filledHi: Uint32Array
    /** bids of lot l: lotOffsets[l] .. lotOffsets[l+1) */
    lotOffsets: Int32Array
    /** bids of bidder b, by lot: byBidder[bidderOffsets[b] .. bidderOffsets[b+1]) are bid indices */
    bidderOffsets: Int32Array
    byBidder: Int32Array
  }
  values: SharedValues
  /** who owns whom: owner is an org index, or -2 - p for person p of `persons`; owned is an org index */
  holdings: {
    count: number
    owner: Int32Array
    owned: Int32Array
    /** 0..1; NaN = unknown */
    share: Float64Array
    from: Int32Array
    to: Int32Array
  }
  /** persons known by identity number; hash of kind `person` */
  persons: { count: number; hi: Uint32Array; lo: Uint32Array }
  /** allowlist entries, sorted */
  allowlist: {
    count: number
    kind: Uint8Array
    hi: Uint32Array
    lo: Uint32Array
    from: Int32Array
    to: Int32Array
    reason: Strings
    approvedBy: Strings
  }
  /** rows of the import tables that rules read row by row, by table: `rowsOf(market, table)` (rows.ts) */
  tables: TableRows
  /** rows and filled cells by `table.column`, e.g. coverage['bids.mac'] */
  coverage: Record<string, { rows: number; filled: number }>
}

/**
 * Values held by two or more organisations of which at least one is a bidder. Values that never link
 * (placeholders, private, CGNAT and loopback addresses, virtual and randomised MACs) are not here;
 * allow-listed and hub values are.
 */
export interface SharedValues {
  count: number
  kind: Uint8Array
  hi: Uint32Array
  lo: Uint32Array
  /** d: distinct bidders that hold the value */
  holders: Int32Array
  /** entry of `allowlist` with this (kind, value), or -1; its from/to are for the rule to check */
  allow: Int32Array
  /** uses of value v: useOffsets[v] .. useOffsets[v+1) */
  useOffsets: Int32Array
  /** org index */
  useBidder: Int32Array
  /** bid index, or -1 for a fact about the bidder (registry, role) */
  useBid: Int32Array
  /** index in SOURCES */
  useSource: Uint8Array
  /**
   * interval in which a bidder's fact holds, day numbers; for a bid both are the lot's day. Open ends:
   * MIN_DAY, MAX_DAY
   */
  useFrom: Int32Array
  useTo: Int32Array
}

/** bids.status */
export const VALID = 0
export const DISQUALIFIED = 1
export const WITHDRAWN = 2
