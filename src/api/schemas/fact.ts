import { z } from 'zod'
import { GRADES } from '../../domain/grade.js'
import { RULES } from '../../rules/index.js'

/** What the law deems collusion on one lot, outside red rings. */
export const StatutoryFactEntry = z
  .object({
    lot: z.string(),
    rule: z.string(),
    grade: z.enum(GRADES).meta({ description: '直 视 禁 强 线 弱, strongest first' }),
    bidders: z.array(z.string()),
    kind: z.string().nullable(),
    value: z.string().nullable().meta({ description: 'Personal values are masked unless unmasked' }),
    others: z
      .object({ bidders: z.int(), lots: z.int() })
      .nullable()
      .meta({ description: 'The value’s other customers: bidders beside these, lots beside this one' }),
    law: z.array(z.string()),
  })
  .meta({
    id: 'StatutoryFact',
    examples: [
      {
        lot: 'L0',
        rule: RULES[0]!.id,
        grade: '视',
        bidders: ['A', 'B'],
        kind: 'mac',
        value: '0011223344FF',
        others: { bidders: 3, lots: 7 },
        law: [],
      },
    ],
  })
