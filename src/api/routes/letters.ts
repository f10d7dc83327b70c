import { z } from 'zod'
import { MEDIA_TYPES } from '../../reports/formats.js'
import { draftLetter } from '../../reports/letters/letter.js'
import { LETTER_TYPES, LetterType, letterType } from '../../reports/letters/registry.js'
import { parsePeriod } from '../../reports/period.js'
import { download } from '../download-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { LetterBody } from '../schemas/report.js'

const listLetterTypes = read('/letters', {
  id: 'listLetterTypes',
  summary: 'Types of letters and lists that can be drafted',
  tag: 'reports',
  json: z.object({ data: z.array(LetterType) }).meta({ id: 'LetterTypes' }),
  what: 'letter types',
  access: { resource: 'export', classes: ['ops'], cut: true },
  needs: 'rings',
  load: () => ({ data: LETTER_TYPES }),
})

const draft = download('/letters', {
  method: 'POST',
  id: 'draftLetter',
  summary: 'Draft a letter or list as a Word document, to be reviewed before it is sent',
  tag: 'reports',
  body: LetterBody,
  files: [MEDIA_TYPES.docx],
  what: 'letter',
  access: { resource: 'export', classes: ['open', 'work', 'device', 'identity', 'contact', 'account'] },
  which: ({ body: { ring, type } }) => ring ?? type,
  prepare: ({ body: { type, period } }) => {
    const found = letterType(LETTER_TYPES, type)
    if (period !== undefined) parsePeriod(period)
    return found
  },
  needs: ({ ready: type, body: { annex } }) => (type.named || annex ? 'internal-reports' : 'rings'),
  make: async ({ ready: type, body, store: { casebook }, market, clock, asker }) => {
    const { ring, period, lang, issuer, addressee, annex = false } = body
    const engine = { market: async () => (await market.get()).market }
    const letter = await draftLetter(
      { casebook, engine },
      {
        type,
        lang,
        requester: asker.reader.name,
        annex,
        at: clock(),
        ...(ring !== undefined && { ring }),
        ...(period !== undefined && { period }),
        ...(issuer !== undefined && { issuer }),
        ...(addressee !== undefined && { addressee }),
      },
    )
    return { name: `${type.name[lang]}.docx`, mediaType: MEDIA_TYPES.docx, pieces: [letter] }
  },
})

/** Letters: the types, and a draft. */
export const letterRoutes: Route[] = [listLetterTypes, draft]
