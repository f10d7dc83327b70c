import type { ValueKind } from './value-kind.js'

export interface BidderRecord {
  id: string
  name: string
  formerNames: string[]
  /** every name under which it bid, if different */
  bidNames: string[]
  legalRepName?: string
  phone?: string
  email?: string
  address?: string
  regionCode?: string
  registeredAt?: string
  cancelledAt?: string
  capitalFen?: number
  bids: number
  wins: number
  /** of the identifier and fields: invalid_checksum … */
  marks: string[]
}

export interface LotRecord {
  id: string
  title?: string
  projectId?: string
  buyerId?: string
  buyerName?: string
  agencyId?: string
  agencyName?: string
  industry?: string
  category?: string
  domain?: string
  regionCode?: string
  township?: string
  method?: string
  evaluation?: string
  estimateFen?: number
  controlPriceFen?: number
  currency: string
  publishedAt?: string
  openedAt?: string
  awardedAt?: string
  bids: number
}

export interface BidRecord {
  lotId: string
  bidderId: string
  bidderName: string
  no: number
  /** hundredths of the lot's currency */
  amountFen?: number
  /** the bid's own currency where it is another than the lot's: then no amount is known of it */
  otherCurrency?: string
  status: 'valid' | 'disqualified' | 'withdrawn'
  rank?: number
  won?: boolean
  submittedAt?: string
  consortium?: string
  /** shared-value columns as canonical text, by column name */
  values: Record<string, string[]>
}

export interface Holding {
  bidder: string
  name: string
  source: string
  lot?: string
  /** ISO date */
  from?: string
  to?: string
}

export interface BidderValue {
  kind: ValueKind
  text: string
  /** bidders that hold it, this one included */
  holders: number
  uses: number
}
