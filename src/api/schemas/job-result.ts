import { z } from 'zod'
import type { UndoneImport } from '../../engines/engine.js'
import type { Intake } from '../../handling/intake.js'
import type { ImportedBefore, ImportedFile, ImportReport } from '../../intake/import.js'
import type { ReasonCount } from '../../intake/reasons.js'
import type { ColumnChange } from '../../intake/writer.js'
import type { Detected } from '../../service/tasks.js'
import { schemaOf } from '../given.js'
import { AwaitedLot } from './awaited-lot.js'
import { OddBidGroup } from './odd-bids.js'
import { OtherUnitLots } from './other-unit.js'
import { Report } from './report.js'

/** What came of a job, by its kind. */
const text = z.string()
const rows = z.int()

const Reason = schemaOf<ReasonCount>()({ column: text, reason: text, rows, line: rows, value: text }).meta({
  id: 'ReasonCount',
})

const Change = schemaOf<ColumnChange>()({
  table: text,
  column: text,
  changed: rows,
  filled: rows,
  examples: z.array(z.object({ key: z.array(text), before: text, now: text, file: text, line: rows })),
}).meta({ id: 'ColumnChange' })

const File = schemaOf<ImportedFile>()({
  file: text,
  table: text.meta({ description: "'' for a file rejected before its table was known" }),
  read: rows,
  accepted: rows,
  merged: rows,
  quarantined: rows,
  reasons: z.array(Reason).optional(),
  doubts: z.array(Reason).optional(),
  notes: z.array(text).optional(),
  error: text.optional(),
}).meta({ id: 'ImportedFile', description: 'Rows read = accepted + merged + quarantined' })

const Before = schemaOf<ImportedBefore>()({
  batch: rows,
  at: text,
  file: text,
  earlier: text,
  sameBytes: z.boolean(),
  sameMapping: z.boolean(),
  replaced: z.boolean(),
}).meta({ id: 'ImportedBefore' })

const ImportResult = schemaOf<ImportReport & { checked?: boolean }>()({
  batch: rows,
  checked: z.boolean().optional().meta({ description: 'Nothing was written: a dry check' }),
  files: z.array(File),
  skipped: z.array(z.object({ file: text, reason: text })),
  unknownColumns: z.array(z.object({ file: text, columns: z.array(text) })),
  resolved: rows,
  otherCurrency: z.array(z.object({ currency: text, lotCurrency: text, bids: rows })).optional(),
  otherUnit: z.array(OtherUnitLots).optional(),
  oddBids: z.array(OddBidGroup).optional(),
  awaitedLots: z.array(AwaitedLot).optional(),
  before: z.array(Before),
  changes: z.array(Change),
  quarantineFiles: z.array(text),
  ms: z.number(),
}).meta({ id: 'ImportResult' })

const UndoResult = schemaOf<UndoneImport>()({
  batch: rows,
  files: z.array(text),
  rows: z.record(text, rows).meta({ description: 'By table: effective rows more, or fewer, than before' }),
  changes: z.array(Change),
}).meta({ id: 'UndoResult' })

const Leads = schemaOf<Intake>()({
  run: text,
  rings: rows,
  lots: rows,
  changed: rows,
  reappeared: rows,
  stocked: rows,
  stock: rows,
}).meta({ id: 'LeadsTakenIn' })

const DetectResult = schemaOf<Detected>()({
  run: text,
  counts: z.record(text, z.number()),
  warnings: z.array(z.object({ key: text, params: z.record(text, z.union([text, z.number()])) })),
  timingsMs: z.record(text, z.number()),
  leads: Leads.optional().meta({
    description: 'What became of the leads of the rings; absent where none were taken in',
  }),
  leadsFailed: text.optional(),
}).meta({ id: 'DetectResult' })

/** A result that an earlier version kept stands as it is. */
const Earlier = z.looseObject({}).meta({ id: 'EarlierJobResult' })

export const JobResult = z.union([ImportResult, UndoResult, DetectResult, Report, Earlier])
export type JobResult = z.infer<typeof JobResult>
