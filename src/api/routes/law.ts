import { z } from 'zod'
import { shanghai } from '../../domain/day.js'
import { lawOf } from '../../telling/law-of.js'
import { lawRows } from '../../telling/law-rows.js'
import { read } from '../read-route.js'
import { ringRecord } from '../ring-record.js'
import type { Route } from '../route.js'
import { LawSheetAnswer } from '../schemas/law.js'
import { IdParams, langQuery, runQuery } from '../schemas/query.js'

const getRingLaw = read('/rings/:id/law', {
  id: 'getRingLaw',
  summary:
    'What a ring’s evidence has to do with which article: awards against thresholds, penalties, limitation; to check, not a finding',
  tag: 'rings',
  params: IdParams,
  query: z.strictObject({ ...langQuery, ...runQuery }),
  json: LawSheetAnswer,
  what: 'ring law',
  access: { resource: 'ring', classes: ['open', 'work'], cut: true },
  needs: 'rings',
  load: async ({ params: { id }, query, store: { casebook }, config, clock, market, view }) => {
    const record = ringRecord(casebook, id, query.run)
    const ring = view.ring(record)
    const asOf = shanghai(clock().toISOString()).slice(0, 10)
    const sheet = lawOf((await market.get()).market, ring, asOf)
    const rows = lawRows(sheet, ring, query.lang ?? config.lang).map(
      ([, question, article, answer, basis, confirm]) => ({ question, article, answer, basis, confirm }),
    )
    return { ...sheet, run: record.run, rows }
  },
})

/** The check sheet of statutes. */
export const lawRoutes: Route[] = [getRingLaw]
