import { z } from 'zod'
import { GRADES } from '../domain/grade.js'
import { InputSchema } from '../workflow/input.js'

const text = z.string()
const both = z.object({ zh: text, en: text })

/** When collusion is to be prosecuted, as it was in force on a day. */
const Standard = z.object({ article: text, day: text, awardFen: z.int() })

export type TransferBody = z.infer<typeof TransferBody>
/** A transfer to the police, as it was drafted. */
export const TransferBody = z.object({
  about: z.literal('transfer'),
  title: both,
  addressee: text.meta({ description: 'Police office it goes to' }),
  text,
  facts: z.array(
    z.object({
      id: text,
      rule: text,
      name: both,
      grade: z.enum(GRADES),
      lots: z.int(),
      law: z.array(text),
    }),
  ),
  amountFen: z.int().nullable(),
  threshold: z.object({
    met: z.boolean().meta({ description: 'An award reaches the standard in force on its day' }),
    standard: Standard.nullable().meta({ description: 'In force on the day of the last lot' }),
    older: Standard.nullable().meta({ description: 'In force on the day of the first, where another' }),
  }),
})

export type LetterBody = z.infer<typeof LetterBody>
/** A letter of advice or warning; its document is drafted from the type, the ring and the offices. */
export const LetterBody = z.object({
  about: z.literal('letter'),
  title: both,
  type: text,
  name: both,
  term: text.meta({ description: 'Code of the term to reply in' }),
  addressee: text,
  rings: z.array(text),
  lots: z.array(text),
  text,
})

export type ProblemBody = z.infer<typeof ProblemBody>
export const ProblemBody = z.object({
  about: z.literal('problem'),
  title: both,
  kind: text.meta({ description: '1 to 5: point of the plan’s part 治理重点' }),
  unit: text,
  lots: z.array(text),
  facts: z.array(text),
  text,
})

export type OrderBody = z.infer<typeof OrderBody>
export const OrderBody = z.object({
  about: z.literal('order'),
  title: both,
  addressee: text,
  item: text.nullable().meta({ description: 'What is overdue' }),
  term: text.nullable(),
  dueDay: text.nullable(),
  text,
})

export type ReferralBody = z.infer<typeof ReferralBody>
/** What was found, for discipline or another office to look into. */
export const ReferralBody = z.object({
  about: z.literal('referral'),
  title: both,
  addressee: text,
  text,
  facts: z.array(text).meta({ description: 'Facts of the lead that were found true' }),
})

export type DueBody = z.infer<typeof DueBody>
/** A report that is due by a rule, or a task of the responsibility matrix, in one year. */
export const DueBody = z.object({
  about: z.enum(['report', 'task']),
  title: both,
  rule: text.meta({ description: 'Rule of reports, or task of the matrix' }),
  window: text.meta({ description: 'Year or period it is of: 2026, 2026-Q1' }),
  dueDay: text,
  supports: z.array(text),
  source: text,
})

export const PaperBody = z.discriminatedUnion('about', [
  TransferBody,
  LetterBody,
  ProblemBody,
  OrderBody,
  DueBody,
  ReferralBody,
])
export type PaperBody = z.infer<typeof PaperBody>

export const PaperProgress = z.object({
  /** who did an act last, by act */
  doers: z.record(text, text),
  last: z
    .record(text, z.object({ ...InputSchema.shape, at: text, office: text }))
    .meta({ description: 'What came with each act when it was last done' }),
  warrant: text.optional(),
})
export type PaperProgress = z.infer<typeof PaperProgress>

export const NO_PAPERS: PaperProgress = { doers: {}, last: {} }

/** Kinds of items that are papers of their own, beside leads and what is asked about them. */
export const PAPER_KINDS = ['TP', 'LT', 'PB', 'SO', 'RI', 'TK', 'TD'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export const isPaper = (kind: string): kind is PaperKind => (PAPER_KINDS as readonly string[]).includes(kind)
