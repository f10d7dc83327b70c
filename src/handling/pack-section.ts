import { z } from 'zod'
import type { Desk } from './desk.js'
import type { Span } from './indicators.js'

/** A text in both languages. */
export const text = z.object({ zh: z.string(), en: z.string() })

export type PackSection = z.infer<typeof PackSection>
/** A part of a pack: what is said, and a table whose cells are words in both languages or plain text. */
export const PackSection = z.object({
  key: z.string(),
  title: text,
  said: z.array(text),
  columns: z.array(z.object({ head: text, width: z.number().meta({ description: 'Share of the line' }) })),
  rows: z.array(z.array(text)),
  /** said in place of a table without rows */
  empty: text,
})

/** What a section is made of. */
export interface Packing {
  desk: Desk
  span: Span
  /** window of the same length before */
  before: Span
  office: string | undefined
  now: Date
}

/** Everything but what the commission keeps to itself. */
export const OPEN_ITEMS = { sql: 'i.restricted = 0', values: [] }
