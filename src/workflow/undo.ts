import type { Definition } from './definition.js'
import type { Item, Subject } from './step.js'

/** The last act on an item, with the item as it was before. */
export interface Done {
  act: string
  user: string
  /** ISO instant, UTC */
  at: string
  before: Item
}

const WITHIN_MS = 60 * 60_000

/**
 * The item as it was before its last act, one version on; undefined where the act cannot be taken back: by
 * another user, after an hour, or where its definition says so.
 */
export const undone = (
  { acts }: Definition,
  item: Item,
  last: Done,
  { user }: Pick<Subject, 'user'>,
  now: Date,
): Item | undefined => {
  const act = acts.find(({ id, from }) => id === last.act && from.includes(last.before.state))
  const passed = now.getTime() - Date.parse(last.at)
  const isOpen = last.user === user && passed >= 0 && passed <= WITHIN_MS
  return act?.undo && isOpen ? { ...last.before, version: item.version + 1 } : undefined
}
