import type { Market } from '../../market/market.js'

/** Bidder indices of the organisations that are bidders, ascending, each once. */
export const biddersOf = ({ bidders }: Market, orgs: readonly number[]): number[] =>
  [...new Set(orgs)].filter((org) => org >= 0 && org < bidders.count).sort((x, y) => x - y)
