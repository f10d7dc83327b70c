import { packStrings, type Strings } from '../arrays/strings.js'

/**
 * Who judged the bids and what followed the award, as columns of the market. Rows about a lot that is not in
 * the store are left out until it comes; a word is an index in `Market.words`, -1 = missing; a day is a day
 * number or NO_DAY; of a cell with several addresses the first counts. A hash of 0/0 is "not given".
 */
export interface Proceedings {
  experts: Experts
  panels: Panels
  interests: Interests
  scores: Scores
  contracts: Contracts
  subcontracts: Subcontracts
  penalties: Penalties
}

/** Everyone who sat on a committee or gave a score, by id. An *expert index* is a position here. */
export interface Experts {
  count: number
  id: Strings
  /** '' when unknown */
  name: Strings
}

/** Places on committees (table `experts`), by lot, then expert. */
export interface Panels {
  count: number
  /** places of lot l: lotOffsets[l] .. lotOffsets[l+1) */
  lotOffsets: Int32Array
  lot: Int32Array
  expert: Int32Array
  /** position in PANEL_ROLES */
  role: Uint8Array
  /** words */
  category: Int32Array
  library: Int32Array
  /** org index of the expert's employer; -1 = missing */
  unit: Int32Array
  /** hash of kind `person`, `phone` */
  personHi: Uint32Array
  personLo: Uint32Array
  phoneHi: Uint32Array
  phoneLo: Uint32Array
  /** epoch seconds, NaN = unknown */
  signedIn: Float64Array
  /** 1 stood back, 0 did not, 255 unknown */
  recused: Uint8Array
  /** word */
  seat: Int32Array
  ipHi: Uint32Array
  ipLo: Uint32Array
  macHi: Uint32Array
  macLo: Uint32Array
  accountHi: Uint32Array
  accountLo: Uint32Array
}

/**
 * What an expert has to do with an organisation, by identity number or phone: by expert, org, source, term.
 */
export interface Interests {
  count: number
  expert: Int32Array
  /** org index */
  org: Int32Array
  /** index in SOURCES: where the same person or phone stands on the organisation's register or staff */
  source: Uint8Array
  /** day numbers, open ends MIN_DAY, MAX_DAY */
  from: Int32Array
  to: Int32Array
}

/** Scores by lot, expert, bidder, item. */
export interface Scores {
  count: number
  /** scores of lot l: lotOffsets[l] .. lotOffsets[l+1) */
  lotOffsets: Int32Array
  lot: Int32Array
  expert: Int32Array
  /** org index */
  bidder: Int32Array
  /** word */
  item: Int32Array
  /** position in SCORE_PARTS */
  part: Uint8Array
  /** points; `max` NaN = unknown */
  score: Float64Array
  max: Float64Array
  /** epoch seconds, NaN = unknown */
  at: Float64Array
  /** word */
  seat: Int32Array
  ipHi: Uint32Array
  ipLo: Uint32Array
  macHi: Uint32Array
  macLo: Uint32Array
  accountHi: Uint32Array
  accountLo: Uint32Array
}

/** Contracts by id. */
export interface Contracts {
  count: number
  id: Strings
  lot: Int32Array
  /** org index of the contractor */
  bidder: Int32Array
  /** fen, in the lot's currency; NaN = unknown */
  price: Float64Array
  settlement: Float64Array
  /** days */
  signed: Int32Array
  starts: Int32Array
  ends: Int32Array
  managerChanged: Int32Array
  /** hashes of kind `person` */
  managerHi: Uint32Array
  managerLo: Uint32Array
  newManagerHi: Uint32Array
  newManagerLo: Uint32Array
  siteLeadHi: Uint32Array
  siteLeadLo: Uint32Array
  /** hash of kind `payer` */
  payeeHi: Uint32Array
  payeeLo: Uint32Array
  /** 0..1; NaN = unknown */
  attendance: Float64Array
  managementFee: Float64Array
  /**
   * 1 yes, 0 no though the contractor's staff is on record, 255 unknown: on the contractor's staff when it
   * was signed
   */
  managerHere: Uint8Array
  siteLeadHere: Uint8Array
  /** 1 the manager is on the staff of another organisation at that time */
  managerElsewhere: Uint8Array
  /** 1 given: a reason for changes, an approval of the new manager */
  changeReason: Uint8Array
  changeApproval: Uint8Array
  /** 1 yes, 0 no, 255 unknown: the record of past work was found true */
  recordVerified: Uint8Array
}

/** Subcontracts by contract, subcontractor, day, kind, amount. */
export interface Subcontracts {
  count: number
  contract: Int32Array
  /** org index of who gave the work on; -1 = the contractor */
  giver: Int32Array
  /** org index */
  subcontractor: Int32Array
  /** position in SUBCONTRACT_KINDS */
  kind: Uint8Array
  /** fen; NaN = unknown */
  amount: Float64Array
  day: Int32Array
  /** 1 yes, 0 no, 255 unknown */
  qualified: Uint8Array
  approved: Uint8Array
}

/** Penalties by org, day, document. */
export interface Penalties {
  count: number
  /** org index of the punished */
  org: Int32Array
  docNo: Strings
  /** word */
  authority: Int32Array
  /** position in OFFENCES */
  kind: Uint8Array
  day: Int32Array
  banFrom: Int32Array
  banTo: Int32Array
  /** lot index; -1 = missing */
  lot: Int32Array
  /** 1 revoked, 0 not, 255 unknown */
  revoked: Uint8Array
}

/** Proceedings of which nothing is known, for a market of so many lots. */
export const noProceedings = (lots: number): Proceedings => {
  const [i, u, f, b] = [new Int32Array(), new Uint32Array(), new Float64Array(), new Uint8Array()]
  const place = { seat: i, ipHi: u, ipLo: u, macHi: u, macLo: u, accountHi: u, accountLo: u }
  const byLot = { count: 0, lotOffsets: new Int32Array(lots + 1), lot: i, expert: i }
  const none = packStrings([])
  return {
    experts: { count: 0, id: none, name: none },
    panels: {
      ...byLot,
      ...place,
      role: b,
      category: i,
      library: i,
      unit: i,
      personHi: u,
      personLo: u,
      phoneHi: u,
      phoneLo: u,
      signedIn: f,
      recused: b,
    },
    interests: { count: 0, expert: i, org: i, source: b, from: i, to: i },
    scores: { ...byLot, ...place, bidder: i, item: i, part: b, score: f, max: f, at: f },
    contracts: {
      count: 0,
      id: none,
      lot: i,
      bidder: i,
      price: f,
      settlement: f,
      signed: i,
      starts: i,
      ends: i,
      managerChanged: i,
      managerHi: u,
      managerLo: u,
      newManagerHi: u,
      newManagerLo: u,
      siteLeadHi: u,
      siteLeadLo: u,
      payeeHi: u,
      payeeLo: u,
      attendance: f,
      managementFee: f,
      managerHere: b,
      siteLeadHere: b,
      managerElsewhere: b,
      changeReason: b,
      changeApproval: b,
      recordVerified: b,
    },
    subcontracts: {
      count: 0,
      contract: i,
      giver: i,
      subcontractor: i,
      kind: b,
      amount: f,
      day: i,
      qualified: b,
      approved: b,
    },
    penalties: {
      count: 0,
      org: i,
      docNo: none,
      authority: i,
      kind: b,
      day: i,
      banFrom: i,
      banTo: i,
      lot: i,
      revoked: b,
    },
  }
}
