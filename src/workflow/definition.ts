import { createHash } from 'node:crypto'
import type { CapacityKind, Position } from '../domain/seat.js'
import type { Text } from '../texts/text.js'
import type { GuardId } from './guards.js'
import type { Input } from './input.js'

/**
 * all: every item; host: those of the own office; not-host: those of others; issuer: those the own office
 * made; worker: those one handles in person; parent-host, parent-worker: those that belong to an item of the
 * own office, or to one that one handles in person
 */
export type Row = 'all' | 'host' | 'not-host' | 'issuer' | 'worker' | 'parent-host' | 'parent-worker'

export interface Who {
  capacity: readonly CapacityKind[]
  position: readonly Position[]
  row: Row
}

/** Where the act begins that makes an item. */
export const NOWHERE = '∅'
export const CREATE = 'create'
/** An act that leaves the state as it is. */
export const SAME = 'same'
/** An act that leads where the disposal leads that was proposed: AS_DISPOSED_TO. */
export const AS_DISPOSED = 'as-disposed'
export const AS_DISPOSED_TO = ['closed', 'second-review', 'tracking'] as const

/** Something that may be done with an item in certain states. */
export interface Act {
  id: string
  text: Text
  from: readonly string[]
  /** a state, SAME or AS_DISPOSED */
  to: string
  /** nobody = the system alone */
  by: readonly Who[]
  requires: readonly GuardId[]
  /** what may come with it */
  input: readonly (keyof Input)[]
  /** acts whose last doer must be another person */
  distinct: readonly string[]
  /** codes of clocks */
  starts: readonly string[]
  stops: readonly string[]
  pauses: readonly string[]
  resumes: readonly string[]
  /** clocks that start in one of several states it may lead to */
  startsIn: Readonly<Record<string, readonly string[]>>
  /** may be taken back by who did it, within an hour, while nothing followed */
  undo: boolean
  /** may be done with many items at once */
  bulk: boolean
}

/** States and acts of a kind of item: data, kept with the items that follow it. */
export interface Definition {
  kind: string
  version: number
  initial: string
  states: Readonly<Record<string, { text: Text; open: boolean }>>
  acts: readonly Act[]
}

/** An act with what it has beside what every act has. */
export const actOf = (given: Pick<Act, 'id' | 'text' | 'from' | 'to' | 'by'> & Partial<Act>): Act => ({
  requires: [],
  input: [],
  distinct: [],
  starts: [],
  stops: [],
  pauses: [],
  resumes: [],
  startsIn: {},
  undo: false,
  bulk: false,
  ...given,
})

/** States that an act may lead to from a state. */
export const targetsOf = ({ to }: Pick<Act, 'to'>, from: string): readonly string[] =>
  to === SAME ? [from] : to === AS_DISPOSED ? AS_DISPOSED_TO : [to]

/** The act that makes an item of a kind by hand; undefined where only other acts or the system make it. */
export const createOf = ({ acts }: Definition): Act | undefined =>
  acts.find(({ id, from }) => id === CREATE && from.includes(NOWHERE))

const digests = new WeakMap<Definition, string>()

/** SHA-256 of a definition as it is written; nobody changes one. */
export const digestOf = (definition: Definition): string => {
  const known = digests.get(definition)
  if (known !== undefined) return known
  const digest = createHash('sha256').update(JSON.stringify(definition)).digest('hex')
  digests.set(definition, digest)
  return digest
}
