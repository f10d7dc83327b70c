import { uniform } from '../../dist/stats/random.js'
import { unknownLots } from '../unknown-lots.mjs'

/**
 * The columns of a market that screens read: lots of 1 to 40 bids, 3.3 on average, prices spread by 2 to 10
 * per cent, some rounded, one bid in twenty not valid, one in thirty a second round; strata of twenty
 * regions, two categories and two evaluation methods over eight years.
 */
export const market = ({ lots, bidders, seed }) => {
  const draw = (stream, k) => uniform(seed, stream, k)
  const size = Int32Array.from({ length: lots }, (_, l) =>
    Math.min(40, 1 + Math.floor(-Math.log(1 - draw(1, l)) * 2.8)),
  )
  const lotOffsets = new Int32Array(lots + 1)
  for (let l = 0; l < lots; l++) lotOffsets[l + 1] = lotOffsets[l] + size[l]
  const count = lotOffsets[lots]
  const lot = new Int32Array(count)
  const bidder = new Int32Array(count)
  const no = new Int32Array(count).fill(1)
  const status = new Uint8Array(count)
  const amount = new Float64Array(count)
  for (let l = 0; l < lots; l++) {
    const level = 1e7 * (1 + 99 * draw(2, l))
    const spread = 0.02 + 0.08 * draw(3, l)
    const first = Math.floor(draw(4, l) * (bidders - 60))
    const step = draw(5, l) < 0.3 ? 100_000 : 1
    for (let i = lotOffsets[l], k = 0; i < lotOffsets[l + 1]; i++, k++) {
      const again = k > 0 && no[i - 1] === 1 && draw(6, i) < 1 / 30
      lot[i] = l
      bidder[i] = again ? bidder[i - 1] : first + k
      no[i] = again ? 2 : 1
      status[i] = draw(7, i) < 0.05 ? 1 : 0
      const normal = Math.sqrt(-2 * Math.log(1 - draw(8, i))) * Math.cos(2 * Math.PI * draw(9, i))
      amount[i] = Math.max(step, Math.round((level * (1 + spread * normal)) / step) * step)
    }
  }
  const { offsets: bidderOffsets, order: byBidder } = grouped(bidder, bidders)
  const word = (stream, many, from) =>
    Int32Array.from({ length: lots }, (_, l) => from + Math.floor(draw(stream, l) * many))
  const words = ['CNY', 'average-price', 'lowest-price', ...Array.from({ length: 22 }, (_, i) => `word ${i}`)]
  return {
    bidders: { count: bidders },
    words: arena(words),
    lots: {
      ...unknownLots(lots),
      currency: new Int32Array(lots),
      evaluation: word(10, 2, 1),
      category: word(11, 2, 3),
      region: word(12, 20, 5),
      day: Int32Array.from({ length: lots }, (_, l) => 17_000 + Math.floor(draw(13, l) * 2900)),
    },
    bids: {
      count,
      lot,
      bidder,
      no,
      amount,
      status,
      won: new Uint8Array(count).fill(255),
      consortium: new Int32Array(count).fill(-1),
      lotOffsets,
      bidderOffsets,
      byBidder,
    },
  }
}

const grouped = (owner, many) => {
  const offsets = new Int32Array(many + 1)
  for (const o of owner) offsets[o + 1]++
  for (let o = 0; o < many; o++) offsets[o + 1] += offsets[o]
  const next = offsets.slice()
  const order = new Int32Array(owner.length)
  for (let i = 0; i < owner.length; i++) order[next[owner[i]]++] = i
  return { offsets, order }
}

const arena = (texts) => {
  const parts = texts.map((text) => Buffer.from(text))
  const offsets = new Uint32Array(texts.length + 1)
  parts.forEach((part, i) => {
    offsets[i + 1] = offsets[i] + part.length
  })
  return { count: texts.length, bytes: Buffer.concat(parts), offsets }
}
