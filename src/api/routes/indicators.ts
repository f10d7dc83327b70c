import { z } from 'zod'
import type { Access } from '../../access/route-access.js'
import type { ShownBoardRow } from '../../handling/board.js'
import type { ShownIndicator } from '../../handling/indicators.js'
import { daysOfPeriod } from '../../reports/period.js'
import { schemaOf } from '../given.js'
import { boardSeen, indicatorsSeen } from '../indicator-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { PeriodText } from '../schemas/report.js'

const text = z.string()
const both = z.object({ zh: text, en: text })
const word = z.string().min(1).max(100).optional()

const INDICATORS: Access = { resource: 'indicator', classes: ['open'], sums: true }

const Indicator = schemaOf<ShownIndicator & { list: string | null }>()({
  key: z.enum([
    'sign-rate',
    'feedback-rate',
    'check-days',
    'overdue',
    'overdue-days',
    'extension-rate',
    'return-rate',
    'returned-twice',
    'substantiated-rate',
    'excluded-then-substantiated',
    'transfer-24h',
    'letter-rate',
    'problem-rate',
    'missing-reports',
    'loop-rate',
  ]),
  name: both,
  about: both,
  kind: text,
  unit: z.enum(['share', 'count', 'days', 'mean-days']),
  of: z.int().nullable().meta({ description: 'Items it is a share of' }),
  n: z.int(),
  value: z
    .int()
    .nullable()
    .meta({ description: 'Thousandths, a count, or tenths of working days; null where there are too few' }),
  small: z.boolean(),
  list: text
    .nullable()
    .meta({ description: 'Its items, for whoever sees them; &part=of those of the whole' }),
}).meta({ id: 'Indicator' })

const indicators = read('/indicators', {
  id: 'listIndicators',
  summary: 'What an office, or all together, are measured by in a period; each number opens its list',
  tag: 'items',
  query: z.object({
    period: PeriodText.meta({ description: '2026, 2026-H1, 2026-Q1, 2026-03' }),
    office: word.meta({ description: 'All offices together where none is named' }),
  }),
  json: z
    .object({ period: text, office: text.nullable(), at: text, data: z.array(Indicator) })
    .meta({ id: 'IndicatorList' }),
  what: 'indicators',
  access: INDICATORS,
  needs: [],
  load: ({ leads, clock, reader, query: { period, office } }) => {
    const now = clock()
    const { data, isListed } = indicatorsSeen(leads.desk(), daysOfPeriod(period), office, { reader, now })
    const query = `period=${period}${office === undefined ? '' : `&of=${office}`}`
    return {
      period,
      office: office ?? null,
      at: now.toISOString(),
      data: data.map((one) => ({
        ...one,
        list: isListed ? `/api/v1/items?indicator=${one.key}&${query}` : null,
      })),
    }
  },
})

const board = read('/board', {
  id: 'getBoard',
  summary: 'Open leads by office and colour, and how many are over; by industry, colour or term',
  tag: 'items',
  query: z.object({ industry: word, colour: word, term: word }),
  json: z
    .object({
      at: text,
      data: z.array(
        schemaOf<ShownBoardRow>()({
          office: text.nullable(),
          name: text,
          open: z.int(),
          overdue: z.int(),
          byColour: z.record(text, z.int()),
        }).meta({ id: 'BoardRow' }),
      ),
    })
    .meta({ id: 'Board' }),
  what: 'board',
  access: INDICATORS,
  needs: [],
  load: ({ leads, clock, reader, query: { industry, colour, term } }) => {
    const now = clock()
    const filter = {
      ...(industry !== undefined && { industry }),
      ...(colour !== undefined && { colour }),
      ...(term !== undefined && { term }),
    }
    return { at: now.toISOString(), data: boardSeen(leads.desk(), filter, { reader, now }) }
  },
})

/** What offices are measured by, and what stands open. */
export const indicatorRoutes: Route[] = [indicators, board]
