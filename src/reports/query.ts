import type { Level } from '../domain/grade.js'

/**
 * What a number of a report counts. "Listed ring" = a suspected ring at red or yellow in the report's run;
 * "joint lot" = a lot of `ring.lots`. A bidder's last bid on a lot counts; consortium partners who win are
 * paid once.
 */
export const MEASURES = [
  /** lots whose day falls in the period */
  'lots',
  /** bids on those */
  'bids',
  /** distinct bidders with a bid on those */
  'bidders',
  /** winning bids on those, fen, in the report's currency */
  'awardedFen',
  /**
   * listed rings with a joint lot among those; by rule or family: with a fact of it, above background, on
   * those
   */
  'rings',
  /** of those rings, the ones whose joint lots lie in two or more regions */
  'regionCrossingRings',
  /** lots that are a joint lot of a listed ring */
  'ringLots',
  /** distinct members of listed rings with a bid on one of their ring's joint lots */
  'ringBidders',
  /** of those, the ones whose credit code was issued in another region than one of these lots */
  'outsideBidders',
  /** memberships: one for each ring and member; by role */
  'memberships',
  /** members' winning bids on their ring's joint lots, fen, each bid once */
  'ringAwardFen',
  /**
   * of those, the ones on tenders on which a fact of the grades 直, 视 or 禁 stands: they may carry a hint at
   * article 223
   */
  'hintedAwardFen',
  /** those tenders; their awards whoever won, fen; the largest; those at the filing standard of their day */
  'hintedLots',
  'hintedProjectFen',
  'hintedLargestFen',
  'thresholdLots',
  /** distinct members among the winners there */
  'ringWinners',
  /** lots with three or more priced, valid bids; `ringed` tells which */
  'pricedLots',
  /** median of their coefficients of variation */
  'medianCv',
  /** lots of those with a winner's price and a ceiling, and the median of 1 − price / ceiling */
  'discountLots',
  'medianDiscount',
  /** lots with three bidders or fewer; the partners of a consortium are one bidder */
  'thinLots',
  /** lots on which a fact about the lot stands, above background: by rule or family */
  'factLots',
  /**
   * facts that the law deems collusion on one lot, outside red rings, on those lots; and the lots that have
   * one; by rule
   */
  'deeds',
  'deedLots',
] as const
export type Measure = (typeof MEASURES)[number]

export interface Where {
  /** `2026-Q1` …; absent = all time */
  period?: string
  level?: Level
  industry?: string
  /** division code of the county */
  region?: string
  township?: string
  evaluation?: string
  /** org ids */
  buyer?: string
  agency?: string
  rule?: string
  family?: string
  role?: string
  /** members of the ring, from-to */
  size?: string
  ring?: string
  /** `yes`: joint lots of listed rings; `no`: the others */
  ringed?: 'yes' | 'no'
}

export interface Query {
  measure: Measure
  where: Where
}

/** The query as people and tests read it: `ringLots where period=2026-Q1, industry=water`. */
export const queryText = ({ measure, where }: Query): string => {
  const parts = Object.entries(where).map(([key, value]) => `${key}=${value}`)
  return parts.length === 0 ? measure : `${measure} where ${parts.join(', ')}`
}
