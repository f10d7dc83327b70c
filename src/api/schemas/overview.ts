import { z } from 'zod'
import { Run } from './run.js'

const { counts, warnings, notEvaluated } = Run.shape
const text = z.string()

/** The market at a glance, as a run saw it. */
export const Overview = z
  .object({
    run: text,
    finishedAt: text,
    current: z.boolean().meta({ description: 'Whether the store is as it was at the run' }),
    counts,
    before: z.object({ run: text, counts }).nullable(),
    events: z.record(text, z.int()).meta({ description: 'birth, grow, shrink, merge, split, dormant …' }),
    firms: z.int().meta({ description: 'Members of red and yellow rings' }),
    ringLots: z.int().meta({ description: 'Lots of red and yellow rings' }),
    currency: text.meta({
      description: 'Of most lots: what amounts are in; lots and rings in others are not added up',
    }),
    wonFen: z.number(),
    warnings,
    rules: z.array(
      z.object({
        rule: text,
        name: z.object({ zh: text, en: text }).nullable().meta({ description: 'Of a rule of today' }),
        rings: z.int(),
      }),
    ),
    cells: z.array(
      z.object({
        region: text.nullable(),
        industry: text.nullable(),
        lots: z.int(),
        ringLots: z.int(),
        controlFen: z.number(),
      }),
    ),
    months: z.array(z.object({ month: text, lots: z.int(), ringLots: z.int() })),
    notEvaluated,
  })
  .meta({ id: 'Overview' })
