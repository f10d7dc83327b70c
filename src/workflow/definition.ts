import { createHash } from 'node:crypto'
import type { CapacityKind, Position } from '../domain/seat.js'
import type { Text } from '../texts/text.js'
import type { GuardId } from './guards.js'

/** all: every item; host: those of the own office */
export type Row = 'all' | 'host'

export interface Who {
  capacity: readonly CapacityKind[]
  position: readonly Position[]
  row: Row
}

/** Something that may be done with an item in certain states. */
export interface Act {
  id: string
  text: Text
  from: readonly string[]
  to: string
  by: readonly Who[]
  requires: readonly GuardId[]
  /** codes of clocks */
  starts: readonly string[]
  stops: readonly string[]
  /** may be taken back by who did it, within an hour, while nothing followed */
  undo: boolean
}

/** States and acts of a kind of item: data, kept with the items that follow it. */
export interface Definition {
  kind: string
  version: number
  initial: string
  states: Readonly<Record<string, { text: Text; open: boolean }>>
  acts: readonly Act[]
}

/** SHA-256 of a definition as it is written. */
export const digestOf = (definition: Definition): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex')
