import { packStrings } from '../../dist/arrays/strings.js'
import { unknownLots } from '../unknown-lots.mjs'
import { bidsOf, generator } from './habits.mjs'

/**
 * The columns of a market that co-bidding reads: bidders with a home region and an activity that falls off as
 * a power, lots with about four bids (at most 30; the first five lots have 400), a tenth of the bids from
 * elsewhere.
 */
export const market = ({ lots, bidders, seed }) => {
  const draw = generator(seed)
  const regions = Math.max(3, Math.round(bidders / 700))
  const homes = Array.from({ length: regions }, () => ({ ids: [], upTo: [], total: 0 }))
  for (let b = 0; b < bidders; b++) {
    const home = homes[Math.floor(draw() * regions)]
    home.total += Math.min(60, 1 / (draw() ** 0.6 + 0.01))
    home.ids.push(b)
    home.upTo.push(home.total)
  }
  const column = (fill) => Int32Array.from({ length: lots }, fill)
  const region = column(() => Math.floor(draw() * regions))
  const present = Array.from({ length: lots }, (_, l) => {
    const wanted = l < 5 ? 400 : Math.min(30, 1 + Math.floor(-Math.log(1 - draw()) * 3.2))
    const there = new Set()
    for (let i = 0; i < wanted; i++) {
      const home = homes[draw() < 0.1 ? Math.floor(draw() * regions) : region[l]]
      if (home.ids.length) there.add(pick(home, draw() * home.total))
    }
    return there
  })
  return {
    bidders: { count: bidders },
    words: packStrings(Array.from({ length: regions }, (_, r) => `region ${r}`)),
    lots: {
      ...unknownLots(lots),
      region,
      industry: column(() => Math.floor(draw() * Math.min(3, regions))),
      buyer: column(() => bidders + Math.floor(draw() ** 2 * regions * 20)),
      day: column(() => 18000 + Math.floor(draw() * 2500)),
    },
    bids: bidsOf(present, bidders),
  }
}

const pick = ({ ids, upTo }, at) => {
  let low = 0
  let high = ids.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle] < at) low = middle + 1
    else high = middle
  }
  return ids[low]
}
