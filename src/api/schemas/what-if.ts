import { z } from 'zod'
import { LEVELS } from '../../domain/grade.js'
import { RingBelief } from '../../domain/ring.js'

const level = z.enum(LEVELS)

export const WhatIfBody = z
  .strictObject({
    without: z
      .array(z.int().min(0))
      .min(1)
      .max(1000)
      .meta({ description: "Places in the ring's evidence, from 0" }),
  })
  .meta({ id: 'WhatIfBody', examples: [{ without: [0] }] })

const Weighing = z.object({
  level: level.nullable().meta({ description: 'null: the members no longer hold together' }),
  score: z.number(),
  rules: level.meta({ description: 'The level by the rules alone' }),
  belief: RingBelief.nullable(),
  joined: z.boolean().meta({ description: 'A statutory fact joins half of the members on one lot' }),
  together: z.boolean().meta({ description: 'The members hold together as one group' }),
})

export const RingWhatIf = z
  .object({
    run: z.string(),
    ring: z.string(),
    removed: z.array(z.int()).meta({
      description: 'Places in the evidence: what was asked for, and what reads the same values',
    }),
    before: Weighing,
    after: Weighing,
    groups: z.array(z.array(z.string())).meta({
      description: 'Members that the rest of the evidence holds together, largest group first',
    }),
    shifts: z
      .array(z.object({ key: z.string(), before: z.int(), after: z.int() }))
      .meta({ description: 'Themes of the belief whose points change' }),
    sentences: z.array(z.string()).meta({ description: 'The same in words, the answer first' }),
  })
  .meta({
    id: 'RingWhatIf',
    examples: [
      {
        run: 'run-1',
        ring: 'R-000001',
        removed: [0],
        before: { level: 'red', score: 41.2, rules: 'red', belief: null, joined: true, together: true },
        after: { level: 'yellow', score: 28.3, rules: 'yellow', belief: null, joined: false, together: true },
        groups: [['91330922MA2A00011K', '91330922MA2A00022H']],
        shifts: [],
        sentences: ['去掉 1 条事实后：红 → 黄（线索，待核查）'],
      },
    ],
  })
