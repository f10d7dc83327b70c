import { z } from 'zod'
import { findString } from '../../arrays/strings.js'
import { AppError } from '../../domain/errors.js'
import { lotRecord } from '../../market/screens/lot-record.js'
import { SCREENS } from '../../market/screens/lot-screens.js'
import { screenedMarket } from '../../service/screened-market.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { describe } from '../describe.js'

const Params = z.object({ id: z.string().min(1) })
const number = z.number().nullable()
const LotScreens = z
  .object({
    lotId: z.string(),
    n: z.int(),
    ...Object.fromEntries(SCREENS.map((name) => [name, number])),
    score: z.number(),
    channels: z.object({ participation: z.number(), price: z.number() }),
    stratum: z.array(z.string()),
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
      },
    ],
  })

/** Price screens of one lot, ranked in the market that is loaded. */
export const screenRoutes =
  ({ gate, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    const screened = screenedMarket()
    app.get(
      '/lots/:id/screens',
      {
        schema: describe({
          id: 'getLotScreens',
          summary:
            "Price screens of a lot; null where one is not defined. The score is a lead's, no probability",
          tag: 'lots',
          params: Params,
          json: LotScreens,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        return gate.read(request, reply, {
          what: 'lot screens',
          id,
          needs: 'records',
          load: async () => {
            const { market: loaded } = await market.get()
            const lot = findString(loaded.lots.id, id)
            if (lot < 0) throw new AppError('not_found', `There is no lot "${id}"`)
            return lotRecord(loaded, await screened(loaded), lot)
          },
        })
      },
    )
  }
