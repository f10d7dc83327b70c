import { itemSeen } from '../api/lead-answer.js'
import type { WorkItem } from '../casebook/work/items.js'
import { AppError } from '../domain/errors.js'
import type { LeadWork } from './lead-source.js'

/** An item that the seat sees. Fails with `not_found`. */
export const seenItem = ({ desk, reader, now }: LeadWork, id: string): WorkItem => {
  const item = itemSeen(desk, id, { reader, now })
  if (!item) throw new AppError('not_found', `There is no item "${id}"`)
  return item
}
