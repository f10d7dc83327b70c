import { z } from 'zod'
import { FAMILIES, GRADES, LEVELS } from '../../domain/grade.js'

const text = z.string()
const texts = z.array(text)
const bits = z.number()
const outline = z.array(z.object({ text, under: texts }))

const Member = z.object({
  bidderId: text,
  name: text,
  role: z.enum(['core', 'winner', 'cover', 'bridge', 'edge']),
  roleName: text,
  bids: z.int(),
  wins: z.int(),
  support: z.number(),
  flags: texts,
})

const Fact = z.object({
  rule: text,
  name: text,
  family: z.enum(FAMILIES),
  familyName: text,
  channel: z.enum(['identity', 'participation', 'price', 'outcome']),
  grade: z.enum(GRADES),
  gradeName: text,
  bits,
  sentences: texts,
  kindName: text.nullable(),
  valueName: text.nullable().meta({ description: 'The same for facts on one value; null for a pattern' }),
  value: text.nullable(),
  members: texts,
  memberNames: texts,
  lots: texts,
  days: text,
  columns: texts,
  law: z.array(z.object({ id: text, title: text, text })),
  exemptions: text,
  notes: texts.meta({ description: 'Why it does not count, or counts for less' }),
  rows: texts.meta({ description: '`file:lines` it was read from' }),
})

/** The investigator's note on a ring in its parts, told in one language. */
export const RingAccount = z
  .object({
    run: text,
    ring: text,
    lang: z.enum(['zh', 'en']),
    current: z.boolean().meta({ description: 'Whether it is of the last run' }),
    level: z.enum(LEVELS),
    score: z.number(),
    amountFen: z.number().nullable(),
    currency: text.nullable().meta({ description: 'Of the amount; null where the lots are in several' }),
    lots: z.int(),
    members: z.array(Member),
    associates: z.array(z.object({ bidderId: text, name: text, bits, tiedTo: texts })),
    sentence: text,
    meaning: text,
    disclaimer: text,
    channels: z.array(
      z.object({
        channel: z.enum(['identity', 'participation', 'price', 'outcome']),
        name: text,
        bits: bits.nullable(),
        rule: text.nullable(),
        chance: text.nullable(),
        under: text.nullable(),
      }),
    ),
    families: z.array(
      z.object({ family: z.enum(FAMILIES), name: text, grade: z.enum(GRADES), members: z.int(), bits }),
    ),
    facts: z.array(Fact).meta({ description: 'In the order of the ring’s evidence' }),
    belief: texts,
    beliefOutline: outline.meta({ description: 'The same, its reasons under what they speak for' }),
    lotFacts: texts,
    lotFactOutline: outline.meta({ description: 'The same, what each says under the fact' }),
    weakens: texts,
    hinge: text,
    clears: texts,
    checks: texts,
    notEvaluated: z.array(z.object({ rule: text, name: text, missing: texts })),
    history: texts,
  })
  .meta({ id: 'RingAccount' })
