import { z } from 'zod'
import type { Held, Owns, SharedValue } from '../../market/facts.js'
import type { Neighbourhood as Around } from '../../market/neighbourhood.js'
import type { Chains as Found } from '../../market/paths.js'
import { schemaOf } from '../given.js'
import { Kind } from './value.js'

/** Facts between organisations: who is next to one, and the chains from one to another. */
const text = z.string()

const HeldFact = schemaOf<Held>()({
  sources: z.array(text),
  lots: z.array(text),
  lotCount: z.int(),
  from: text.nullable(),
  to: text.nullable(),
})
const OwnsFact = schemaOf<Owns>()({
  owner: text.nullable(),
  owned: text,
  share: z.number().nullable(),
  from: text.nullable(),
  to: text.nullable(),
})
const Shared = schemaOf<SharedValue>()({ kind: Kind, value: text, holders: z.int() })

export const Neighbourhood = schemaOf<Around>()({
  id: text,
  name: text,
  neighbours: z.array(
    z.object({
      id: text,
      name: text,
      rarityBits: z.number(),
      shared: z.array(
        z.object({ ...Shared.shape, allowlisted: z.boolean(), here: HeldFact, there: HeldFact }),
      ),
      holdings: z.array(OwnsFact),
    }),
  ),
  total: z.int(),
  hubs: z.array(Shared),
}).meta({
  id: 'Neighbourhood',
  examples: [{ id: 'A', name: '甲建设有限公司', neighbours: [], total: 0, hubs: [] }],
})

const End = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bidder'), id: text, name: text }),
  z.object({ type: z.literal('organisation'), id: text, name: text }),
  z.object({ type: z.literal('value'), ...Shared.shape }),
])

export const Chains = schemaOf<Found>()({
  from: End,
  to: End,
  length: z.int().nullable().meta({ description: 'Facts in each chain; null when there is none' }),
  chains: z.array(
    z.object({
      nodes: z.array(End),
      facts: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('holds'), ...HeldFact.shape }),
          z.object({ type: z.literal('owns'), ...OwnsFact.shape }),
        ]),
      ),
    }),
  ),
  more: z.boolean(),
  passedOver: z.array(z.object({ ...Shared.shape, reason: z.enum(['hub', 'allowlisted']) })),
  exhausted: z.boolean(),
}).meta({
  id: 'Chains',
  examples: [
    {
      from: { type: 'bidder', id: 'A', name: '甲建设有限公司' },
      to: { type: 'bidder', id: 'B', name: '乙建设有限公司' },
      length: 2,
      chains: [
        {
          nodes: [
            { type: 'bidder', id: 'A', name: '甲建设有限公司' },
            { type: 'value', kind: 'lock', value: 'GL-88231907', holders: 3 },
            { type: 'bidder', id: 'B', name: '乙建设有限公司' },
          ],
          facts: [
            {
              type: 'holds',
              sources: ['bids.lock_no'],
              lots: ['L0'],
              lotCount: 1,
              from: '2026-01-10',
              to: '2026-01-10',
            },
            {
              type: 'holds',
              sources: ['bids.lock_no'],
              lots: ['L0'],
              lotCount: 1,
              from: '2026-01-10',
              to: '2026-01-10',
            },
          ],
        },
      ],
      more: false,
      passedOver: [],
      exhausted: false,
    },
  ],
})
