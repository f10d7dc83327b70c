import { z } from 'zod'
import { FAMILIES, GRADES } from '../domain/grade.js'
import { DISPOSALS } from '../workflow/input.js'

const text = z.object({ zh: z.string(), en: z.string() })

/** What a person is known by: an identity number, or the number of an expert. */
export const PERSON_KINDS = ['person', 'expert'] as const

export type LeadPerson = z.infer<typeof LeadPerson>
/** A person whom a fact names, without the number that tells who. */
export const LeadPerson = z.object({
  id: z.string().meta({ description: 'Mark under the key of the case book' }),
  kind: z.enum(PERSON_KINDS),
  value: z.string().meta({ description: 'Masked' }),
})

export type LeadFact = z.infer<typeof LeadFact>
/** A fact that is to be found true or not. */
export const LeadFact = z.object({
  id: z.string().meta({ description: 'Fingerprint: the same fact of a later run has the same' }),
  rule: z.string(),
  family: z.enum(FAMILIES),
  grade: z.enum(GRADES),
  name: text.meta({ description: 'What the rule is called' }),
  members: z.array(z.string()).meta({ description: 'Names of those it is about' }),
  lots: z.int(),
  kind: z.string().nullable(),
  value: z.string().nullable().meta({ description: 'Masked where personal' }),
  law: z.array(z.string()),
  run: z.string().meta({ description: 'Run that found it first' }),
  /** kept for their colours; shown to whoever may see persons */
  persons: z.array(LeadPerson).optional(),
})

export type LeadLot = z.infer<typeof LeadLot>
export const LeadLot = z.object({
  id: z.string(),
  title: z.string(),
  project: z.string().nullable(),
  industry: z.string(),
  domain: z.string(),
  method: z.string(),
  region: z.string(),
  township: z.string().optional(),
  day: z.string().nullable(),
})

/** What is counted on the lots of a lead for its check sheet. */
export const LEAD_DATA = ['projectCode', 'publicity', 'contracts', 'penalties'] as const
const counted = z.object({ had: z.int(), of: z.int(), late: z.int().optional() })

export const LEAD_ORIGINS = ['ring', 'lot-fact', 'manual', 'province', 'exchange'] as const

export type Repeat = z.infer<typeof Repeat>
/** A member that was punished again within three years, with the decisions that stand. */
export const Repeat = z.object({
  bidder: z.string(),
  offence: z.enum(['collusion', 'fraud']),
  decisions: z.array(z.object({ number: z.string(), day: z.string() })),
})

export type LeadBody = z.infer<typeof LeadBody>
/** A lead as it was made, and what later runs found beside. */
export const LeadBody = z.object({
  origin: z.object({
    kind: z.enum(LEAD_ORIGINS),
    ring: z.string().optional(),
    rule: z.string().optional(),
    source: z.string().optional(),
    at: z.string(),
  }),
  summary: text,
  run: z.string().nullable(),
  level: z.string().nullable().meta({ description: 'Of the ring in the newest run that had it' }),
  recordSha256: z.string().nullable().meta({ description: 'Of the ring as the run had it' }),
  facts: z.array(LeadFact),
  moreFacts: z.int().meta({ description: 'Facts that are not judged one by one' }),
  /** fingerprints of facts beyond those that are judged */
  known: z.array(z.string()),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
  lots: z.array(LeadLot),
  industries: z.array(z.string()).meta({ description: 'The first has most of the evidence' }),
  amountFen: z.number().nullable(),
  data: z
    .partialRecord(z.enum(LEAD_DATA), counted)
    .meta({ description: 'Lots of which something is known; contracts signed late; penalties of members' }),
  policeGround: z
    .boolean()
    .meta({ description: 'An award reaches the standard of the police in force on its day' }),
  keyProject: z.object({ project: z.string(), programme: z.string() }).nullable(),
  repeats: z
    .array(Repeat)
    .optional()
    .meta({ description: 'Members that were punished again within three years' }),
  text: z.string().optional().meta({ description: 'What whoever made it by hand wrote' }),
  tookIn: z
    .array(z.string())
    .optional()
    .meta({ description: 'Leads that went into it: their facts and verdicts are among its own' }),
  /** lead about the same ring that was closed before */
  before: z.string().optional(),
})

/** A lead before the office's own books are looked at. */
export type FoundLead = Omit<LeadBody, 'keyProject' | 'known'>

const rows = z.array(z.string())

export type TookOver = z.infer<typeof TookOver>
/** What the other lead took over in a merger, for it to be taken back. */
const TookOver = z.object({
  links: z.array(z.object({ what: z.string(), key: z.string() })),
  offices: rows,
  /** persons who recused themselves, and papers that moved */
  people: rows.optional(),
  children: rows.optional(),
  /** clocks that it goes on with, the time they had, and its own that each stands for */
  clocks: z.array(z.object({ added: z.int(), amount: z.int(), own: z.int().nullable() })).optional(),
  extended: z.boolean().optional(),
  /** facts, fingerprints, members, lots, industries and facts whose verdict went over, by their ids */
  found: z
    .object({
      ...{ facts: rows, known: rows, members: rows, lots: rows, industries: rows, verdicts: rows },
      /** bidders that were punished again */
      repeats: rows,
      moreFacts: z.int(),
      policeGround: z.boolean(),
    })
    .optional(),
  colour: z.object({ before: z.string().nullable(), after: z.string().nullable() }).optional(),
  care: z.boolean().optional(),
  investigating: z.boolean().optional(),
})

export type LeadProgress = z.infer<typeof LeadProgress>
/** What acts add to a lead. */
export const LeadProgress = z.object({
  /** who did an act last, by act */
  doers: z.record(z.string(), z.string()),
  returns: z.int(),
  route: z.object({ row: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  /** a consent that waits, and what it is of */
  asked: z.string().nullable(),
  extended: z.boolean(),
  suspendedUntil: z.string().nullable(),
  disposal: z.array(z.enum(DISPOSALS)),
  excluded: z.string().nullable(),
  conclusion: z.string().nullable(),
  impact: z.string().nullable(),
  results: z.array(
    z.object({ kind: z.string(), number: z.string(), authority: z.string(), day: z.string() }),
  ),
  mergedInto: z.string().nullable(),
  tookOver: TookOver.optional(),
})

export const NO_PROGRESS: LeadProgress = {
  doers: {},
  returns: 0,
  route: null,
  asked: null,
  extended: false,
  suspendedUntil: null,
  disposal: [],
  excluded: null,
  conclusion: null,
  impact: null,
  results: [],
  mergedInto: null,
}

/** Help or a consent that was asked for, about a lead. */
export interface AskedBody {
  about: 'help' | 'time' | 'suspension' | 'void' | 'colour'
  text: string
  code?: string
  days?: number
  until?: string
  lots?: string[]
  /** that is asked for */
  colour?: string
}
