import type { Desk } from '../handling/desk.js'
import { type ItemFilter, listItems } from '../handling/list.js'
import type { Cursor } from './cursor.js'
import { type Asking, visibleTo } from './lead-answer.js'

type Paging = Pick<Parameters<typeof listItems>[2], 'sort' | 'limit'>

/** Items that the asker sees, from a number of rows on; `more`: there are others behind them. */
export const itemsSeen = (
  desk: Desk,
  filter: ItemFilter,
  paging: Paging & { skip: number },
  { reader, now }: Asking,
): ReturnType<typeof listItems> =>
  listItems(desk, filter, paging, { seat: reader.subject, visible: visibleTo({ reader, now }), now })

/** A page of them, from where the cursor before ended. */
export const pageOfItems = (
  desk: Desk,
  filter: ItemFilter,
  { sort, limit, from }: Paging & { from: Cursor | undefined },
  asking: Asking,
) => {
  const skip = Number(from?.after ?? 0)
  const { rows, total, more } = itemsSeen(desk, filter, { sort, limit, skip }, asking)
  return { data: rows, total, next: more ? { after: skip + limit } : null }
}
