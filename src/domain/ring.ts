import { z } from 'zod'
import { FAMILIES, GRADES, LEVELS } from './grade.js'
import type { ValueKind } from './value-kind.js'

/**
 * What a suspected ring is, said once: the types of the code, what `rings --json` prints, what the case book
 * keeps and what the HTTP interface describes are all read off these schemas. A field added here is a field
 * everywhere.
 */
const family = z.enum(FAMILIES)
const grade = z.enum(GRADES).meta({ description: '直 视 禁 强 线 弱, strongest first' })
/** described as text, so that a new kind breaks nobody who reads rings */
const kind = z.string() as unknown as z.ZodType<ValueKind>
const bitsOrNull = z.number().nullable()
/** absent in rings of older runs */
const currency = z.string().nullable().optional()
const params = z.record(z.string(), z.union([z.string(), z.number()]))

export type RingEvidence = z.infer<typeof RingEvidence>
/** One fact: one rule and one value (or pattern) among some of the members. */
export const RingEvidence = z.object({
  rule: z.string(),
  family,
  grade,
  /** bidder ids, sorted */
  members: z.array(z.string()),
  /** lot ids, sorted */
  lots: z.array(z.string()),
  bits: z.number(),
  kind: kind.nullable(),
  /** canonical text, masked where personal; null for patterns */
  value: z.string().nullable(),
  /** where it was read: table.column */
  sources: z.array(z.string()),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  /** distinct bidders that hold the value, of all bidders in the store */
  holders: z.int().nullable(),
  of: z.int(),
  /** counted for the level, or why not: keys of ITEM_FLAGS */
  notes: z.array(z.string()),
  exemptions: z.array(z.object({ key: z.string(), result: z.enum(['none', 'applies', 'unknown']) })),
  law: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()).nullable(),
  currency: currency.meta({ description: 'Of amounts in its detail; null where its lots are in several' }),
})

export type RingMember = z.infer<typeof RingMember>
export const RingMember = z.object({
  bidderId: z.string(),
  name: z.string(),
  /** organiser (wins or bridges most) … see rings/roles.ts */
  role: z.enum(['core', 'winner', 'cover', 'bridge', 'edge']),
  /** share of seeded partitions in which the member stays with the ring's core, 0..1 */
  support: z.number(),
  bids: z.int(),
  wins: z.int(),
  flags: z.array(z.object({ rule: z.string(), lots: z.array(z.string()) })),
})

export type BeliefPart = z.infer<typeof BeliefPart>
/** One theme: key of texts/belief.ts with its parameters. */
export const BeliefPart = z.object({
  key: z.string().meta({
    description:
      'facts, together, service, contradiction, people, place, meeting, filling, prices, placing, handing, open',
  }),
  points: z.int(),
  params: z.record(z.string(), z.number()),
})

export type RingBelief = z.infer<typeof RingBelief>
/**
 * How believable a group is as a ring: points (thousandths of log odds) that add up, start + lifts + lowers.
 */
export const RingBelief = z.object({
  /** thousandths: a chance only as far as the market is like those the weights were learnt from */
  p: z.number().meta({ description: '0 to 1: a rank, no finding' }),
  points: z.int().meta({ description: 'Thousandths of log odds: start plus those of lifts and lowers' }),
  /** before anything is known of the group, the prior included */
  start: z.int(),
  behaviour: z.boolean().meta({ description: 'Listed for what it bids and who wins in it' }),
  bare: z.literal(true).optional().meta({
    description: 'No marks of its members are on record: what they share says nothing, for or against',
  }),
  /** weightiest first; points above 0, and below 0 */
  lifts: z.array(BeliefPart),
  lowers: z.array(BeliefPart),
})

/** Chance of a channel's most telling fact, by rule and null; null where the channel found nothing. */
const test = z.object({ p: z.number(), null: z.string(), rule: z.string() }).nullable()

export type Ring = z.infer<typeof Ring>
/**
 * A suspected ring as `rings --json` prints it. Nothing here depends on file names, lines, run ids, times,
 * events or history (ids excepted): those are in the explanation (`RingRecord`).
 */
export const Ring = z.object({
  id: z.string(),
  level: z.enum(LEVELS),
  /** ranks within a level; higher = stronger; sum of the channels */
  score: z.number(),
  members: z.array(RingMember),
  /** the rest of the group: tied to the core, but far less densely */
  associates: z.array(
    z.object({ bidderId: z.string(), name: z.string(), tiedTo: z.array(z.string()), bits: z.number() }),
  ),
  /** sorted ids of the lots where two or more members bid */
  lots: z.array(z.string()),
  /** members' winning bids on those, fen; null when unknown */
  amountFen: z.number().nullable(),
  currency: currency.meta({ description: 'Of the amount; null where the lots are in several currencies' }),
  /** bits per pair of members by channel; null where nothing of the channel could be evaluated */
  channels: z.object({
    identity: bitsOrNull,
    participation: bitsOrNull,
    price: bitsOrNull,
    outcome: bitsOrNull,
  }),
  tests: z.object({ identity: test, participation: test, price: test, outcome: test }),
  families: z.array(z.object({ family, grade, members: z.int(), bits: z.number() })),
  evidence: z.array(RingEvidence),
  hingesOn: z
    .object({ rule: z.string(), value: z.string(), ifRemoved: z.enum(['falls apart', 'yellow', 'green']) })
    .nullable(),
  /** benign readings and counter-evidence, catalogue keys with parameters */
  readings: z.array(z.object({ key: z.string(), params })),
  notEvaluated: z.array(z.object({ rule: z.string(), missing: z.array(z.string()) })),
  belief: RingBelief.nullable()
    .optional()
    .meta({ description: 'How believable the ring is; null where not asked, absent in rings of older runs' }),
  other: z
    .object({ lots: z.int(), members: z.int(), facts: z.int() })
    .optional()
    .meta({ description: 'What a seat bound to some industries and regions is not shown, in numbers' }),
})
