import { doubled } from '../arrays/grow.js'
import { ByteWords } from './byte-words.js'

/**
 * Texts of a release that the indicators look at, by slot; `starts` is -1 where the release has no text
 * there.
 */
export const Text = {
  ocid: 0,
  buyer: 1,
  procuringEntity: 2,
  tenderStatus: 3,
  method: 4,
  methodDetails: 5,
  periodStart: 6,
  periodEnd: 7,
} as const

/** A status; `none` = not a text, `other` = a word the codelist does not have. */
export const BidStatus = {
  none: 0,
  invited: 1,
  pending: 2,
  valid: 3,
  disqualified: 4,
  withdrawn: 5,
  other: 6,
} as const
export const AwardStatus = {
  none: 0,
  pending: 1,
  active: 2,
  cancelled: 3,
  unsuccessful: 4,
  other: 5,
} as const

/**
 * Words that many releases share, as numbers: organisation ids, currencies, the first digits of item classes.
 */
export interface Words {
  organisations: ByteWords
  currencies: ByteWords
  classes: ByteWords
}

export const newWords = (): Words => ({
  organisations: new ByteWords(),
  currencies: new ByteWords(),
  classes: new ByteWords(),
})

/**
 * What the indicators look at in one compiled release, as columns that the next release overwrites. A list is
 * a range of a column: `from` and `count`; a count of -1 = the release has no array there. Organisations are
 * numbers of `words.organisations`, -1 = a reference without a text as its id.
 */
export class Release {
  bytes: Uint8Array = new Uint8Array(0)
  /** place among the lines that this thread reads: later is greater */
  place = 0
  readonly starts = new Int32Array(8)
  readonly ends = new Int32Array(8)
  /** whether `tender.numberOfTenderers` is written as the number 1 */
  oneTenderer = false
  /** whether `tender.numberOfTenderers` is a number */
  tenderersCounted = false

  /** `tender.tenderers`, for releases without bids */
  readonly invited = new List()

  /** -1 = `bids.details` is no array */
  bids = -1
  bidStatus = new Uint8Array(16)
  bidDateStart = new Int32Array(16)
  bidDateEnd = new Int32Array(16)
  /** NaN = no number, or one that no double holds */
  bidAmount = new Float64Array(16)
  /** number of `words.currencies`, -1 = none */
  bidCurrency = new Int32Array(16)
  bidTenderersFrom = new Int32Array(16)
  bidTenderersCount = new Int32Array(16)
  readonly tenderers = new List()

  /** -1 = `awards` is no array */
  awards = -1
  awardStatus = new Uint8Array(8)
  awardSuppliersFrom = new Int32Array(8)
  awardSuppliersCount = new Int32Array(8)
  readonly suppliers = new List()
  awardItemsFrom = new Int32Array(8)
  /** items with a classification id; -1 = no array */
  awardItemsCount = new Int32Array(8)
  readonly itemClassStarts = new List()
  readonly itemClassEnds = new List()

  /** `parties`, read when asked for */
  parties: Party[] = []

  clear(): void {
    this.starts.fill(-1)
    this.oneTenderer = false
    this.tenderersCounted = false
    this.invited.count = 0
    this.clearBids()
    this.clearAwards()
    this.parties = []
  }

  clearBids(): void {
    this.bids = -1
    this.tenderers.count = 0
  }

  clearAwards(): void {
    this.awards = -1
    this.suppliers.count = 0
    this.itemClassStarts.count = 0
    this.itemClassEnds.count = 0
  }

  has(slot: number): boolean {
    return this.starts[slot]! >= 0
  }

  text(slot: number): string | undefined {
    return this.has(slot) ? utf8(this.bytes, this.starts[slot]!, this.ends[slot]!) : undefined
  }

  /** Whether the text of a slot is this word. */
  is(slot: number, word: Uint8Array): boolean {
    return this.has(slot) && sameBytes(this.bytes, this.starts[slot]!, this.ends[slot]!, word)
  }

  submitted(bid: number): boolean {
    const status = this.bidStatus[bid]!
    return status !== BidStatus.none && status !== BidStatus.invited && status !== BidStatus.withdrawn
  }

  /** Adds a bid without anything. */
  addBid(): number {
    const bid = this.bids++
    if (bid === this.bidStatus.length) {
      this.bidStatus = doubled(this.bidStatus, bid + 1)
      this.bidDateStart = doubled(this.bidDateStart, bid + 1)
      this.bidDateEnd = doubled(this.bidDateEnd, bid + 1)
      this.bidAmount = doubled(this.bidAmount, bid + 1)
      this.bidCurrency = doubled(this.bidCurrency, bid + 1)
      this.bidTenderersFrom = doubled(this.bidTenderersFrom, bid + 1)
      this.bidTenderersCount = doubled(this.bidTenderersCount, bid + 1)
    }
    this.bidStatus[bid] = BidStatus.none
    this.bidDateStart[bid] = -1
    this.bidAmount[bid] = Number.NaN
    this.bidCurrency[bid] = -1
    this.bidTenderersCount[bid] = -1
    return bid
  }

  /** Adds an award without anything. */
  addAward(): number {
    const award = this.awards++
    if (award === this.awardStatus.length) {
      this.awardStatus = doubled(this.awardStatus, award + 1)
      this.awardSuppliersFrom = doubled(this.awardSuppliersFrom, award + 1)
      this.awardSuppliersCount = doubled(this.awardSuppliersCount, award + 1)
      this.awardItemsFrom = doubled(this.awardItemsFrom, award + 1)
      this.awardItemsCount = doubled(this.awardItemsCount, award + 1)
    }
    this.awardStatus[award] = AwardStatus.none
    this.awardSuppliersCount[award] = -1
    this.awardItemsCount[award] = -1
    return award
  }
}

/** A column of whole numbers that grows. */
export class List {
  count = 0
  at = new Int32Array(32)

  push(value: number): void {
    if (this.count === this.at.length) this.at = doubled(this.at, this.count + 1)
    this.at[this.count++] = value
  }
}

/** An organisation of `parties`, as far as shared contacts need it. */
export interface Party {
  /** number of `words.organisations`, -1 = no text as its id */
  organisation: number
  name: string
  tenderer: boolean
  /** the street, and every part in the order of the parts' names */
  address?: { street: string; parts: string[] }
  contacts: Contact[]
}

export interface Contact {
  name?: string
  email?: string
  telephone?: string
  faxNumber?: string
}

export const utf8 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()

export const sameBytes = (bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean => {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word[i]) return false
  return true
}
