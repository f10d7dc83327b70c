import type { Market } from '../../market/market.js'
import { CO_BIDDING_SETTINGS } from '../../rules/kernels/co-bidding.js'
import { hash32 } from '../../stats/random.js'
import { alone, type DetectionInput, detectRings, type Stage } from '../pipeline.js'
import { redealt } from './redeal.js'

/**
 * What detection lists where only chance brings bidders together: red and yellow rings and the bidders in
 * them.
 */
export interface ByChance {
  red: number
  yellow: number
  bidders: number
}

/**
 * Lists rings in `deals` markets that chance has dealt (redeal.ts), with the settings of the detection
 * itself. A warning line, never a gate: honest firms avoid one another's trades, which a deal does not, and a
 * market of one ring must not lose it to its own chance. Target and decoy: Elias, J. and Gygi, S. (2007).
 * Nature Methods 4:207–214.
 */
export const listedByChance = async (
  market: Market,
  input: DetectionInput,
  deals: number,
  stage: Stage = () => {},
): Promise<ByChance[]> => {
  const months = CO_BIDDING_SETTINGS.windowMonths.parse(undefined)
  const communities = input.communities === 'gds-leiden' ? 'leiden' : input.communities
  const out: ByChance[] = []
  for (let deal = 0; deal < deals; deal++) {
    stage('control')
    const chance = redealt(market, months, hash32(input.seed, 0xdea1, deal))
    const { found } = await detectRings(chance, { ...input, communities }, alone(chance, input.settings))
    const listed = found.rings.filter(({ judged }) => judged.level !== 'green')
    const { red, yellow } = found.counts
    out.push({ red, yellow, bidders: new Set(listed.flatMap(({ draft }) => draft.members)).size })
  }
  return out
}
