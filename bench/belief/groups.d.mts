import type { MarketSpec } from './markets.mjs'
export interface Grouped {
  rings: { id: string; note: string; size: number }[]
  bidders: number
  groups: unknown[]
}
export const groupsOf: (spec: MarketSpec, cache: string) => Promise<Grouped>
