export interface BoostRow {
  x: ArrayLike<number>
  y: 0 | 1
  w: number
}
export interface BoostOptions {
  rounds: number
  rate: number
  depth: number
  l2: number
  leaf: number
  directions: number[]
  features: number[]
  inTurn?: boolean
}
export interface Boosted {
  base: number
  cuts: number[][]
  trees: unknown[]
}
export const boost: (rows: BoostRow[], width: number, options: BoostOptions) => Boosted
export const scoreBy: (model: Boosted, x: ArrayLike<number>) => number
export const shapesOf: (
  model: Boosted,
  width: number,
) => { base: number; shapes: { f: number; cuts: number[]; values: number[] }[] }
