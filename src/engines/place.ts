/** A moment of a record on a server: so many steps of this graph are done, and what they held. */
export interface Place {
  /** drawn when a server's graph begins: another one of the same store is another record */
  graph: string
  step: number
  /** digest over all blocks of all steps so far */
  chain: string
}
