import { z } from 'zod'
import { findString } from '../../arrays/strings.js'
import { AppError } from '../../domain/errors.js'
import { lotRecord } from '../../market/screens/lot-record.js'
import { SCREENS, type ScreenName } from '../../market/screens/lot-screens.js'
import { referenceOf } from '../lot-reference.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'

const number = z.number().nullable()
const screens = Object.fromEntries(SCREENS.map((name) => [name, number])) as Record<ScreenName, typeof number>
const Reference = z
  .object({
    n: z.int(),
    q05: z.number(),
    q25: z.number(),
    q50: z.number(),
    q75: z.number(),
    q95: z.number(),
    place: z.number(),
  })
  .nullable()
const references = Object.fromEntries(SCREENS.map((name) => [name, Reference])) as Record<
  ScreenName,
  typeof Reference
>
const LotScreens = z
  .object({
    lotId: z.string(),
    n: z.int(),
    ...screens,
    score: z.number(),
    channels: z.object({ participation: z.number(), price: z.number() }),
    stratum: z.array(z.string()),
    reference: z.object(references).meta({
      description: 'Where the lots of its stratum lie, and which share of them has a smaller value',
    }),
  })
  .meta({
    id: 'LotScreens',
    examples: [
      {
        lotId: 'L-1',
        n: 2,
        cv: 0.0070710678,
        spd: 0.01,
        diffp: 0.01,
        ...Object.fromEntries(SCREENS.slice(3).map((name) => [name, null])),
        score: 0.5,
        channels: { participation: 0.5, price: 0.5 },
        stratum: ['currency', 'evaluation'],
        reference: Object.fromEntries(SCREENS.map((name) => [name, null])),
      },
    ],
  })

const getLotScreens = read('/lots/:id/screens', {
  id: 'getLotScreens',
  summary: "Price screens of a lot; null where one is not defined. The score is a lead's, no probability",
  tag: 'lots',
  params: IdParams,
  json: LotScreens,
  what: 'lot screens',
  access: { resource: 'record', classes: ['open', 'work'], cut: true },
  needs: 'records',
  load: async ({ params: { id }, market, screened }) => {
    const { market: loaded } = await market.get()
    const lot = findString(loaded.lots.id, id)
    if (lot < 0) throw new AppError('not_found', `There is no lot "${id}"`)
    const scored = await screened(loaded)
    return { ...lotRecord(loaded, scored, lot), reference: referenceOf(scored, lot) }
  },
})

/** Price screens of one lot, ranked in the market that is loaded. */
export const screenRoutes: Route[] = [getLotScreens]
