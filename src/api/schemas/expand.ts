import { z } from 'zod'
import { VALUE_KINDS } from '../../domain/value-kind.js'

const text = z.string()
const day = z.iso.date().optional()
const name = z.string().min(1).max(500)

const around = {
  kinds: z
    .array(z.enum([...VALUE_KINDS, 'owns', 'lot']))
    .max(100)
    .optional()
    .meta({ description: 'Kinds of value, `owns`, `lot`; unless told all but `lot`' }),
  from: day.meta({ description: 'Uses and lots not before this day' }),
  to: day,
  minBits: z.number().min(0).max(64).default(0).meta({ description: 'Values at least so rare' }),
  limit: z.int().min(1).max(200).default(40).meta({ description: 'New things at most' }),
}

export const ExpandBody = z
  .strictObject({
    seeds: z
      .array(name)
      .min(1)
      .max(50)
      .meta({ description: '`bidder:ID`, `lot:ID`, `value:…` of an answer, or `kind:text` as written' }),
    present: z.array(name).max(2000).default([]).meta({ description: 'What is shown already' }),
    steps: z
      .union([z.literal(1), z.literal(2)])
      .default(1)
      .meta({ description: '1: what the seeds hold; 2: who holds that too' }),
    ...around,
  })
  .meta({ id: 'ExpandBody', examples: [{ seeds: ['bidder:91330922MA2A00011K'], steps: 2 }] })

export const BetweenBody = z
  .strictObject({ nodes: z.array(name).min(2).max(500), ...around })
  .meta({ id: 'BetweenBody', examples: [{ nodes: ['bidder:A', 'bidder:B'] }] })

const Node = z.object({
  id: text,
  type: z.enum(['bidder', 'organisation', 'lot', 'value']),
  kind: text.nullable().meta({ description: 'Of a value' }),
  label: text.meta({ description: 'A name, a title, a value as the asker may see it' }),
  key: text.meta({ description: 'Id of a bidder or lot; a value as its label' }),
  degree: z.int().meta({ description: 'Holders of a value, bidders on a lot, bids of a bidder' }),
  hub: z.boolean().meta({ description: 'Held by too many to tie anybody; not gone through' }),
  bits: z.number().meta({ description: 'Bits by which a value is rare' }),
  day: text.nullable(),
})

const Edge = z.object({
  from: text,
  to: text,
  type: z.enum(['holds', 'owns', 'bids']),
  bits: z.number(),
  won: z.boolean().nullable().meta({ description: 'Of a bid' }),
  fen: z.number().nullable().meta({ description: 'Of a bid' }),
})

export const GraphPart = z
  .object({
    seeds: z.array(Node),
    nodes: z.array(Node).meta({ description: 'New things, best first' }),
    edges: z.array(Edge).meta({ description: 'Among seeds, what is present and what is new' }),
    notShown: z.record(text, z.int()).meta({ description: 'Left out beyond the limit, by kind' }),
    hubs: z.int().meta({ description: 'Hubs among the new things' }),
  })
  .meta({
    id: 'GraphPart',
    examples: [{ seeds: [], nodes: [], edges: [], notShown: { lot: 12 }, hubs: 0 }],
  })
