import { z } from 'zod'
import type { Issue } from '../../domain/errors.js'
import type { Ring } from '../../domain/ring.js'
import type {
  ImportRecord,
  QualityGroup,
  QualityReport,
  QuarantineGroup,
  StoreCounts,
} from '../../engines/engine.js'
import { schemaOf } from '../given.js'
import { AwaitedLot } from './awaited-lot.js'
import { OddBidGroup } from './odd-bids.js'
import { OtherUnitLots } from './other-unit.js'

/** What the store holds, how good it is, and what it would not take. */
const text = z.string()
const optional = text.optional()

export const Counts = schemaOf<StoreCounts & { digest: string }>()({
  digest: text,
  bidders: z.int(),
  lots: z.int(),
  bids: z.int(),
  tables: z.record(text, z.int()),
  quarantined: z.int(),
  pending: z.int(),
  conflicts: z.int(),
}).meta({ id: 'StoreCounts' })

export const Quality = schemaOf<
  QualityReport & { notEvaluated: Ring['notEvaluated']; groups?: QualityGroup[] }
>()({
  likelySame: z
    .array(
      z.object({
        why: z.enum(['leading zeros', 'spelling']),
        ids: z.array(text),
        names: z.array(text),
      }),
    )
    .meta({ description: 'Bidders that may be one, to be looked at; nothing is merged' }),
  otherCurrency: z.array(z.object({ currency: text, lotCurrency: text, bids: z.int() })).meta({
    description: 'Bids in another currency than their lot: they count without their amount',
  }),
  otherUnit: z.array(OtherUnitLots).meta({
    description: 'Lots whose bids all lie at a ten-thousandth of the ceiling, or at ten thousand times it',
  }),
  oddBids: z.array(OddBidGroup).meta({
    description: 'Bids that won though withdrawn or rejected, or whose price is a rate alone',
  }),
  awaitedLots: z.array(AwaitedLot).meta({
    description: 'Lots that bids wait for, and that may be there under another spelling; 20 at most',
  }),
  tables: z.array(
    z.object({
      table: text,
      rows: z.int(),
      columns: z.array(
        z.object({
          column: text,
          filled: z.int(),
          missing: z.int(),
          placeholder: z.int(),
          invalid: z.int(),
          distinct: z.int(),
        }),
      ),
    }),
  ),
  notEvaluated: z.array(z.object({ rule: text, missing: z.array(text) })),
  groups: z
    .array(
      z.object({
        part: text.meta({ description: 'File, or month `2026-03`; empty where a lot has no day' }),
        table: text,
        rows: z.int(),
        columns: z.array(z.object({ column: text, filled: z.int(), placeholder: z.int(), invalid: z.int() })),
      }),
    )
    .optional()
    .meta({ description: 'With `by`: how full the columns are, by part and table' }),
}).meta({ id: 'Quality' })

export const Quarantined = schemaOf<Issue & { seq: number }>()({
  seq: z.int(),
  file: text,
  line: z.int(),
  table: text,
  column: text,
  value: text,
  reason: text,
  detail: optional,
  differs: z
    .array(text)
    .optional()
    .meta({ description: 'Of a conflict: columns in which the row contradicts the one in force' }),
  inForce: z
    .object({ file: text, line: z.int() })
    .optional()
    .meta({ description: 'Of a conflict: where the row in force stands' }),
}).meta({
  id: 'QuarantinedRow',
  examples: [
    {
      seq: 1,
      file: 'bids.csv',
      line: 38,
      table: 'bids',
      column: 'amount',
      value: '-5',
      reason: 'negative',
    },
  ],
})

export const QuarantineGroups = z
  .object({
    data: z.array(
      schemaOf<QuarantineGroup>()({ batch: z.int(), file: text, table: text, reason: text, rows: z.int() }),
    ),
  })
  .meta({ id: 'QuarantineGroups' })

export const Imported = schemaOf<ImportRecord>()({
  batch: z.int().meta({ description: 'Number of the import' }),
  startedAt: text,
  finishedAt: optional.meta({ description: 'Absent of an import that was cut off' }),
  files: z.array(
    z.object({
      file: text,
      counts: z.boolean().meta({ description: 'False: it was taken out, or another import replaced it' }),
      replacedBy: z.int().optional(),
    }),
  ),
}).meta({
  id: 'ImportRecord',
  examples: [
    {
      batch: 1,
      startedAt: '2026-03-01T01:00:00.000Z',
      finishedAt: '2026-03-01T01:00:05.000Z',
      files: [{ file: 'bids.csv', counts: true }],
    },
  ],
})
