import { z } from 'zod'
import type { ReportRecord } from '../../casebook/casebook.js'
import { typedText } from '../../domain/typed-text.js'
import { EDITIONS } from '../../reports/composer.js'
import { REPORT_FORMATS } from '../../reports/formats.js'
import { PERIOD_SHAPE } from '../../reports/period.js'
import { schemaOf } from '../given.js'

/** Situation reports and letters: what was made, and what is asked for. */
const text = z.string()
/** A period as it stands in an address or a body. */
export const PeriodText = z
  .string()
  .regex(PERIOD_SHAPE, 'it is a year, half, quarter or month: 2026, 2026-H1, 2026-Q3, 2026-03')
const words = (most: number) => typedText(1, most)
const name = words(100)

export const Report = schemaOf<ReportRecord>()({
  id: text,
  number: text,
  period: text,
  edition: z.enum(EDITIONS),
  format: z.enum(REPORT_FORMATS),
  lang: z.enum(['zh', 'en']),
  title: text,
  run: text,
  digest: text,
  requester: text,
  at: text,
  bytes: z.int(),
  sha256: text,
}).meta({ id: 'Report' })

export const ReportBody = z
  .strictObject({
    period: PeriodText.meta({ description: '2026, 2026-H1, 2026-Q3 or 2026-03' }),
    edition: z.enum(EDITIONS).default('internal'),
    format: z.enum(REPORT_FORMATS).default('docx'),
    lang: z.enum(['zh', 'en']).default('zh'),
    area: name.optional().meta({ description: 'Only one county or township: its code or name' }),
    issuer: name.optional(),
    to: words(300).optional().meta({ description: 'To whom it goes' }),
    cc: words(300).optional().meta({ description: 'With copies to whom' }),
    issue: words(20).optional().meta({ description: 'Number of the issue' }),
    signer: name.optional().meta({ description: 'Who signs' }),
    copies: z.int().min(1).max(9999).default(1),
    trace: z.boolean().default(false).meta({ description: 'The query behind each number as an annex' }),
  })
  .meta({ id: 'ReportRequest', examples: [{ period: '2026-Q1', edition: 'public', format: 'docx' }] })

const letterParts = {
  ring: z.string().min(1).optional(),
  period: PeriodText.optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
  issuer: name.optional(),
  addressee: name.optional(),
}

/** Of a letter that is looked at: what may stand in an address. */
export const LetterQuery = z.strictObject(letterParts)

export const LetterBody = z
  .strictObject({
    type: z.string().min(1),
    ...letterParts,
    annex: z.boolean().optional().meta({
      description: 'Names and lots in annexes for internal use: takes the right to internal reports',
    }),
  })
  .meta({ id: 'LetterRequest', examples: [{ type: 'police-suggestion', ring: 'R-000001' }] })
