import { BIT } from '../../domain/grade.js'
import { type Channel, channelOf } from '../channels.js'
import type { Attendance } from './attendance.js'
import type { LotPrices } from './lot-prices.js'
import { between, type Put } from './names.js'
import type { BeliefMarket, GroupView } from './view.js'

const MOST_BITS = 30
const [LEAST_Z, MOST_Z] = [-6, 8]

/**
 * What the rules of behaviour found about the group, and whether prices on its lots look more arranged than
 * on its members' other lots.
 */
export const priceFeatures = ({ prices, attendance }: BeliefMarket, view: GroupView, put: Put): void => {
  const { members, meetings } = view
  const best = channelBits(view)
  for (const name of ['price', 'outcome'] as const) put(name, Math.min(MOST_BITS, best.get(name) ?? 0))
  const usual = members.map((b) => usualPrice(prices, attendance, b))
  let [contrast, lots] = [0, 0]
  for (const { lot, members: there } of meetings.joint) {
    const score = prices.score[lot]!
    if (Number.isNaN(score)) continue
    contrast += score - there.reduce((sum, m) => sum + usual[m]!, 0) / there.length
    lots++
  }
  put('contrast', lots === 0 ? 0 : between(LEAST_Z, contrast * Math.sqrt(12 / lots), MOST_Z))
}

/** Bits of each channel's best finding about the group. */
const channelBits = ({ items }: GroupView): Map<Channel, number> => {
  const best = new Map<Channel, number>()
  for (const { rule, family, groupBits } of items) {
    if (groupBits === undefined) continue
    const channel = channelOf(rule, family)
    best.set(channel, Math.max(best.get(channel) ?? 0, groupBits / BIT))
  }
  return best
}

/** lots as which half, what is neither arranged nor not, weighs beside those known */
const PRIOR = 4

/** Mean price score of a bidder's lots. */
const usualPrice = ({ score }: LotPrices, { offsets, lots }: Attendance, bidder: number): number => {
  let sum = PRIOR / 2
  let count = PRIOR
  for (let i = offsets[bidder]!; i < offsets[bidder + 1]!; i++) {
    const x = score[lots[i]!]!
    if (Number.isNaN(x)) continue
    sum += x
    count++
  }
  return sum / count
}
