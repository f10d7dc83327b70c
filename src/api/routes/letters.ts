import { z } from 'zod'
import type { Casebook } from '../../casebook/casebook.js'
import { MEDIA_TYPES } from '../../reports/formats.js'
import { letterHtml } from '../../reports/letters/html.js'
import { draftLetter, type LetterDraft, letterDocx } from '../../reports/letters/letter.js'
import { LETTER_TYPES, LetterType, letterType } from '../../reports/letters/registry.js'
import type { LetterRequest } from '../../reports/letters/request.js'
import { parsePeriod } from '../../reports/period.js'
import type { ApiParts } from '../api.js'
import { download } from '../download-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { LetterBody, LetterQuery } from '../schemas/report.js'

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
  outgoing: 'letter',
  access: { resource: 'export', classes: ['open', 'work', 'device', 'identity', 'contact', 'account'] },
  which: ({ body: { ring, type } }) => ring ?? type,
  prepare: ({ body: { type, period } }) => {
    const found = letterType(LETTER_TYPES, type)
    if (period !== undefined) parsePeriod(period)
    return found
  },
  needs: ({ ready: type, body: { annex } }) => (type.named || annex ? 'internal-reports' : 'rings'),
  make: async ({ ready: type, body, store: { casebook }, market, clock, asker }) => {
    const { lang } = body
    const drafted = await draftFor({
      type,
      asked: body,
      casebook,
      market,
      at: clock(),
      requester: asker.reader.name,
    })
    return {
      name: `${type.name[lang]}.docx`,
      mediaType: MEDIA_TYPES.docx,
      pieces: [await letterDocx(drafted)],
    }
  },
})

const preview = download('/letters/:type/preview', {
  id: 'previewLetter',
  summary:
    'A letter or list without its internal annexes, to be looked at in a frame of the console; it runs nothing',
  tag: 'reports',
  params: z.object({ type: z.string().min(1) }),
  query: LetterQuery,
  files: ['text/html'],
  what: 'letter preview',
  access: { resource: 'export', classes: ['open', 'work', 'device', 'identity', 'contact', 'account'] },
  which: ({ query: { ring }, params: { type } }) => ring ?? type,
  prepare: ({ params: { type }, query: { period } }) => {
    const found = letterType(LETTER_TYPES, type)
    if (period !== undefined) parsePeriod(period)
    return found
  },
  needs: ({ ready: type }) => (type.named ? 'internal-reports' : 'rings'),
  framed: true,
  make: async ({ ready: type, query, store: { casebook }, market, clock, asker }) => {
    const drafted = await draftFor({
      type,
      asked: query,
      casebook,
      market,
      at: clock(),
      requester: asker.reader.name,
    })
    return {
      name: `${type.name[query.lang]}.html`,
      mediaType: MEDIA_TYPES.html,
      pieces: [letterHtml(drafted)],
    }
  },
})

/** Letters: the types, a draft, and how it looks. */
export const letterRoutes: Route[] = [listLetterTypes, draft, preview]

const draftFor = ({
  type,
  asked: { ring, period, lang, issuer, addressee, annex = false },
  casebook,
  market,
  at,
  requester,
}: {
  type: LetterRequest['type']
  asked: z.output<typeof LetterQuery> & { annex?: boolean | undefined }
  casebook: Casebook
  market: ApiParts['market']
  at: Date
  requester: string
}): Promise<LetterDraft> =>
  draftLetter(
    { casebook, engine: { market: async () => (await market.get()).market } },
    {
      type,
      lang,
      requester,
      annex,
      at,
      ...(ring !== undefined && { ring }),
      ...(period !== undefined && { period }),
      ...(issuer !== undefined && { issuer }),
      ...(addressee !== undefined && { addressee }),
    },
  )
