import { z } from 'zod'
import { TAGGED } from '../casebook/work/tags.js'
import { AppError } from '../domain/errors.js'
import { typedText } from '../domain/typed-text.js'
import type { Desk } from './desk.js'
import { type ChangedBy, changerOf, recordChange } from './record.js'

export type NewTag = z.infer<typeof NewTag>
/** A tag for a lot, project or bidder; with a last day it is ended. */
export const NewTag = z.strictObject({
  object: z.enum(TAGGED),
  id: typedText(1, 200),
  tag: z.string().min(1).max(40),
  fromDay: z.iso.date(),
  toDay: z.iso.date().nullable().default(null),
  basis: typedText(2, 500),
})

/**
 * Puts a tag on, or changes its days; said in the audit log. Fails with `invalid_input` for a tag of no set,
 * and where its last day lies before its first.
 */
export const putTag = (desk: Desk, tag: NewTag, changedBy: ChangedBy): void => {
  const known = desk.tagSets.flatMap(({ tags }) => tags.map(({ code }) => code))
  if (!known.includes(tag.tag))
    throw new AppError('invalid_input', `There is no tag "${tag.tag}": ${known.join(', ')}`)
  if (tag.toDay !== null && tag.toDay < tag.fromDay)
    throw new AppError('invalid_input', `A tag cannot end on ${tag.toDay} before it begins on ${tag.fromDay}`)
  desk.work.transact(() => {
    desk.work.putTag({ ...tag, by: changerOf(changedBy), at: changedBy.at })
    const { object, id, tag: code, fromDay, toDay } = tag
    recordChange(desk, { act: 'put-tag', what: object, id, query: { tag: code, fromDay, toDay } }, changedBy)
  })
}
