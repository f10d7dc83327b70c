import type { RankingWeights } from '../rules/ranking-weights.js'
import { cliTexts } from '../texts/cli.js'
import type { Context } from './context.js'

/** Why a market's lots and pairs are ranked as they are: how far its prices and its meetings speak. */
export const toldWeights = (context: Context, { price, participation }: RankingWeights): string =>
  context.say(cliTexts.rankingWeights, {
    price: price.weight.toFixed(2),
    participation: participation.weight.toFixed(2),
  })
