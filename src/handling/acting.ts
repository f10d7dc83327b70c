import type { WorkItem } from '../casebook/work/items.js'
import type { Input } from '../workflow/input.js'
import type { Actor } from './actor.js'
import type { Desk } from './desk.js'

/** What an act writes beside state and clocks. */
export interface Acting {
  desk: Desk
  /** as it will be, and as it was */
  item: WorkItem
  before: WorkItem
  input: Input
  actor: Actor
  at: string
  now: Date
  /** Does another act in the same seat and transaction; one that is refused is left. */
  also: (item: WorkItem, act: string, input: Input) => void
}

/** Answers the item where it changes it. */
export type Effect = (acting: Acting) => WorkItem | undefined

/** Undoes in other items what an act did there; `item` is as it was before it was taken back. */
export type UndoEffect = (acting: Pick<Acting, 'desk' | 'item' | 'actor' | 'at'>) => void
