import type { Act, Definition } from './definition.js'
import type { Subject } from './step.js'

/** The last event of an item. */
export interface Done {
  act: string
  user: string | null
  /** ISO instant, UTC */
  at: string
  fromState: string
}

export const UNDO_WITHIN_MS = 60 * 60_000

/**
 * The act that may be taken back: the last one, by the same user, within an hour, where its definition says
 * so; else undefined.
 */
export const undoable = (
  { acts }: Definition,
  last: Done | undefined,
  { user }: Pick<Subject, 'user'>,
  now: Date,
): Act | undefined => {
  if (!last || user === undefined || last.user !== user) return undefined
  const act = acts.find(({ id, from }) => id === last.act && from.includes(last.fromState))
  const passed = now.getTime() - Date.parse(last.at)
  return act?.undo && passed >= 0 && passed <= UNDO_WITHIN_MS ? act : undefined
}
