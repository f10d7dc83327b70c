/** A generator of markets; `generate` writes one as a folder in the import format, with `truth.csv`. */
export const NAME: 'ridge'
export const KINDS: readonly string[]
export function generate(order: {
  seed: number | string
  kind: string
  bidders: number
  lots: number
  out: string
}): void
