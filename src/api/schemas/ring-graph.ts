import { z } from 'zod'
import { ruleReading } from '../../rules/index.js'

/** A ring as a graph: its members and associates, the values they share, and the ties in bits. */
export const RingGraph = z
  .object({
    run: z.string(),
    nodes: z.array(
      z.object({
        id: z.string(),
        type: z.enum(['bidder', 'associate', 'value']),
        label: z.string(),
        kind: z.string().nullable(),
        role: z.string().nullable(),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        type: z.enum(['tie', 'holds', 'associate']),
        bits: z.number().nullable(),
        families: z.record(z.string(), z.number()).nullable(),
        rules: z.array(z.string()),
      }),
    ),
  })
  .meta({
    id: 'RingGraph',
    examples: [
      {
        run: 'run-1',
        nodes: [
          { id: 'A', type: 'bidder', label: '甲建设有限公司', kind: null, role: 'winner' },
          { id: 'v0', type: 'value', label: 'GL-88231907', kind: 'lock', role: null },
        ],
        edges: [
          { from: 'A', to: 'v0', type: 'holds', bits: 12.9, families: null, rules: [ruleReading('lock')] },
        ],
      },
    ],
  })
