import { z } from 'zod'
import type { Holding as HoldingRecord } from '../../domain/records.js'
import type { RunRecord } from '../../domain/run.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import { schemaOf } from '../given.js'

/** Shared values: who holds one, and which too many hold. */
const text = z.string()
const optional = text.optional()
export const Kind = z.enum(VALUE_KINDS).meta({ id: 'ValueKind' })

export const Holding = schemaOf<HoldingRecord>()({
  bidder: text,
  name: text,
  source: text,
  lot: optional,
  from: optional,
  to: optional,
}).meta({
  id: 'Holding',
  examples: [{ bidder: 'A', name: '甲建设有限公司', source: 'bids.lock_no', lot: 'L0', from: '2026-01-10' }],
})

export const Hub = schemaOf<RunRecord['hubs'][number]>()({
  kind: text,
  value: text,
  holders: z.int(),
  sample: z.array(text),
}).meta({ id: 'Hub', examples: [{ kind: 'ip', value: '183.131.4.9', holders: 214, sample: ['A', 'B'] }] })
