import { z } from 'zod'
import { parseDetectSettings } from '../../detection/settings.js'
import { elsewhereIn } from '../../detection/what-if.js'
import { tellWhatIf } from '../../telling/what-if.js'
import { read } from '../read-route.js'
import { ringRecord } from '../ring-record.js'
import type { Route } from '../route.js'
import { IdParams, langQuery, runQuery } from '../schemas/query.js'
import { RingWhatIf, WhatIfBody } from '../schemas/what-if.js'

const askWhatIf = read('/rings/:id/what-if', {
  method: 'POST',
  id: 'ringWhatIf',
  summary: 'The level a ring would have without some of its evidence, and what tips it; nothing is stored',
  tag: 'rings',
  params: IdParams,
  query: z.strictObject({ ...langQuery, ...runQuery }),
  body: WhatIfBody,
  json: RingWhatIf,
  what: 'ring what-if',
  access: { resource: 'ring', classes: ['work'] },
  needs: 'rings',
  load: async ({
    params: { id },
    query,
    body: { without },
    config,
    store: { casebook },
    latest,
    whatIfs,
  }) => {
    const { run: asked, lang = config.lang } = query
    const { clear: _clear, sources: _sources, ...kept } = ringRecord(casebook, id, asked)
    const record = { ...kept, clear: [], sources: [] }
    const run = latest.of(record.run)
    const answer = await whatIfs.ask({ run, record, elsewhere: elsewhereIn(casebook, record), without })
    const { belief } = parseDetectSettings(run.settings).rings
    const sentences = tellWhatIf(answer, record.ring, belief, new Set(without).size, lang)
    return { run: record.run, ring: id, ...answer, sentences }
  },
})

/** A ring without some of its evidence. */
export const whatIfRoutes: Route[] = [askWhatIf]
