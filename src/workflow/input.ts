import { z } from 'zod'

/** Ways in which a lead is disposed of. */
export const DISPOSALS = ['excluded', 'rectify', 'administrative', 'police', 'discipline', 'other'] as const
export type Disposal = (typeof DISPOSALS)[number]

export const RETURN_CODES = ['not-our-industry', 'not-our-region', 'duplicate', 'conflict'] as const
export const EXCLUDED_BECAUSE = [
  'benign-value',
  'declared-group',
  'data-error',
  'public-terminal',
  'small-market',
  'explained',
] as const
export const FACT_VERDICTS = ['confirmed', 'refuted', 'unknown'] as const
export const LINE_MARKS = ['conform', 'doubt', 'not-applicable'] as const
/** Facts of any rule. */
export const ANY_RULE = '*'
export const CLOSE_REASONS = ['substantiated', 'partly', 'not'] as const
/** Papers that go with a transfer to the police (article 6 of the provisions on transfers). */
export const ENCLOSURES = ['1', '2', '3', '4', '5'] as const
/** The five points of the plan's part 治理重点. */
export const PROBLEM_KINDS = ['1', '2', '3', '4', '5'] as const
export const ORDER_LEVELS = ['county', 'group', 'joint'] as const
const SUSPENDED_BECAUSE = ['judicial', 'appraisal', 'elsewhere'] as const
const VOID_BECAUSE = ['test', 'double-import', 'wrong-subject'] as const

const words = z.string().max(4000)
const id = z.string().min(1).max(100)
const ids = z.array(id).max(200)
const day = z.iso.date()

const mark = {
  facts: ids.optional(),
  lines: ids.optional(),
  rule: id.optional().meta({ description: 'All facts of the rule that have no verdict yet; * of any rule' }),
  verdict: z.enum([...FACT_VERDICTS, ...LINE_MARKS]).optional(),
  why: words.optional(),
}

/** What may come with an act; an act names those it takes. */
export const InputSchema = z.strictObject({
  host: id.optional().meta({ description: 'Office that is to handle it' }),
  cohandlers: ids.optional().meta({ description: 'Offices that are to help' }),
  copied: ids.optional().meta({ description: 'Offices that are told' }),
  reason: words.optional(),
  opinion: words.optional(),
  code: id.optional().meta({
    description: `${[...RETURN_CODES, ...SUSPENDED_BECAUSE, ...VOID_BECAUSE, ...CLOSE_REASONS].join(', ')}; of a problem 1 to 5`,
  }),
  handlers: ids.optional(),
  recusal: z
    .record(z.string().max(100), z.string().max(200))
    .optional()
    .meta({ description: 'By handler: none, or why one stays out' }),
  text: words.optional(),
  ...mark,
  marks: z.array(z.strictObject(mark)).min(1).max(100).optional().meta({ description: 'Several of these' }),
  office: id.optional(),
  lots: ids.optional(),
  days: z.int().min(1).max(366).optional(),
  until: day.optional(),
  disposal: z.array(z.enum(DISPOSALS)).max(DISPOSALS.length).optional(),
  excluded: z.enum(EXCLUDED_BECAUSE).optional(),
  conclusion: words.optional(),
  impact: words.optional(),
  colour: id.optional().meta({ description: 'Code of a colour' }),
  kind: z.enum(DISPOSALS).optional(),
  number: id.optional().meta({ description: 'Number of the document' }),
  authority: id.optional(),
  day: day.optional(),
  target: id.optional().meta({ description: 'The lead it goes into' }),
  type: id.optional().meta({ description: 'Type of a letter' }),
  rings: ids.optional(),
  level: z.enum(ORDER_LEVELS).optional(),
  enclosures: z
    .partialRecord(z.enum(ENCLOSURES), z.strictObject({ has: z.boolean(), note: words.optional() }))
    .optional()
    .meta({ description: 'By number: whether it is there, else why not' }),
  attachments: ids.optional(),
  second: id.optional().meta({ description: 'The other person who agreed' }),
})

export type Input = z.infer<typeof InputSchema>

/** Reasons for what is asked of the coordinating office, by what is asked. */
export const ASKED_BECAUSE = { suspension: SUSPENDED_BECAUSE, void: VOID_BECAUSE } as const

/** A verdict on facts or lines. */
export type Mark = Pick<Input, keyof typeof mark>

/** Those that come with an act: one, or several. */
export const marksOf = ({ marks, facts, lines, rule, verdict, why }: Input): Mark[] =>
  marks ?? [{ facts, lines, rule, verdict, why }]
