/** The source's name. */
export const NAME: 'harbour'
/** Kinds of markets. */
export const KINDS: readonly string[]
/** Size and seed of one market; `bidders` firms, `lots` lots. */
export interface MarketRequest {
  seed: number
  kind: string
  bidders: number
  lots: number
}
/** Writes one market as import tables and `truth.csv` into the folder `out`. */
export function generate(request: MarketRequest & { out: string }): void
