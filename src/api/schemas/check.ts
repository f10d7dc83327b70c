import { z } from 'zod'
import type { LotCheck as Checked } from '../../evidence/check-lot.js'
import { RULES, ruleReading } from '../../rules/index.js'
import { schemaOf } from '../given.js'

/**
 * The check of one lot at opening: its bids in the import format's column names, and the flags among them.
 */
const text = z.string()

const Cell = z.union([text.max(10_000), z.number(), z.boolean(), z.null()])
export const CheckBody = (maxBids: number) =>
  z
    .strictObject({
      lot: z.record(text.max(100), Cell),
      bids: z
        .array(z.record(text.max(100), Cell))
        .min(1)
        .max(maxBids),
    })
    .meta({
      id: 'LotCheckRequest',
      examples: [
        {
          lot: { lot_id: 'NEW' },
          bids: [
            { bidder_id: 'A', amount: '900000.00', mac: 'F8:75:A4:1B:2C:3D' },
            { bidder_id: 'D', amount: '905000.00', mac: 'F8:75:A4:1B:2C:3D' },
          ],
        },
      ],
    })

const LotFlag = schemaOf<Checked['flags'][number]>()({
  rule: text,
  grade: text,
  members: z.array(text),
  lots: z.array(text),
  bits: z.number(),
})

export const LotCheck = schemaOf<Checked>()({
  flags: z.array(LotFlag),
  notEvaluated: z.array(z.object({ rule: text, missing: z.array(text) })),
}).meta({
  id: 'LotCheck',
  examples: [
    {
      flags: [{ rule: RULES[0]!.id, grade: '强', members: ['A', 'D'], lots: ['NEW'], bits: 11.2 }],
      notEvaluated: [{ rule: ruleReading('login'), missing: ['bids.deposit_account'] }],
    },
  ],
})
