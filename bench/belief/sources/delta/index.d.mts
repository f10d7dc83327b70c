export const NAME: 'delta'
export const KINDS: string[]
export function generate(market: {
  seed: number
  kind: string
  bidders: number
  lots: number
  out: string
}): void
