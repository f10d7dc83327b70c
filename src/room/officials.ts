import { z } from 'zod'
import { typedText } from '../domain/typed-text.js'

const text = typedText(1, 200)
const day = z.iso.date()
/** A number of identity: fifteen digits of old, or eighteen places of which the last may be X. */
const identity = z.string().regex(/^\d{15}$|^\d{17}[\dXx]$/)

/** A relative of an official, as a declaration has it. */
export const Relative = z.strictObject({
  name: text,
  relation: text,
  identity: identity.optional(),
  basis: text.meta({ description: 'Number of the declaration that it stands in' }),
})

/** An official with what they are in charge of, and their relatives. */
export const Official = z.strictObject({
  name: text,
  identity: identity.optional(),
  unit: text,
  post: text,
  industries: z.array(text).max(20).default([]),
  regions: z.array(text).max(50).default([]),
  fromDay: day,
  toDay: day.nullable().default(null),
  relatives: z.array(Relative).max(50).default([]),
})
export type Official = z.output<typeof Official>

/** What the room keeps of officials: how many, and what an import came to. */
export interface OfficialsTaken {
  added: number
  changed: number
  same: number
}
