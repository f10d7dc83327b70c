import { rankPairs } from '../../dist/rules/pair-ranking.js'
import { unknownLots } from '../unknown-lots.mjs'
import { bidsOf, generator } from './habits.mjs'

/**
 * Question: does one ranking of pairs find rings of every kind, and how do the scores of the literature do?
 *
 *   npm run build && node bench/pairs/cores.mjs [one of the worlds]
 *
 * Simulated markets of one stratum, two seeds each; truth: both bidders are of a ring. Average precision,
 * precision at 20 and at 100. `core`: the ring is the best of three classes of firms, which bid everywhere
 * while the others keep to their places. `invited`: 22 of 120 firms are asked to two lots in five, the others
 * keep to niches. `average`: eight groups attend three in four of 278 lots of some 70 bidders. `edge`: ten
 * rings of four among 600 firms of twelve places. Prices are one possible world each: read the figures as
 * what a ranking may not lose, not as what it finds.
 */
const normal = (draw) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
const chosen = (draw, weights, n) => {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const set = new Set()
  for (let tries = 0; set.size < n && tries < 400; tries++) {
    let at = draw() * total
    let i = 0
    while (i < weights.length - 1 && at >= weights[i]) at -= weights[i++]
    set.add(i)
  }
  return [...set]
}
const priced = (draw, who, rigged, base) => {
  const winner = who[Math.floor(draw() * who.length)]
  return new Map(
    who.map((b) => [
      b,
      base * (rigged ? (b === winner ? 0.965 : 0.97 + 0.02 * draw()) : 0.82 + 0.06 * normal(draw)),
    ]),
  )
}

const worlds = {
  core: (draw) => {
    const firms = Array.from({ length: 420 }, (_, i) => ({
      rank: i < 110 ? 0 : i < 220 ? 1 : 2,
      place: Math.floor(draw() * 6),
      w: Math.exp(0.7 * normal(draw)),
    }))
    const lots = Array.from({ length: 1080 }, () => {
      const rank = draw() < 0.45 ? 0 : draw() < 0.6 ? 1 : 2
      const place = Math.floor(draw() * 6)
      const weights = firms.map(
        (f) =>
          f.w *
          (f.rank !== rank
            ? Math.abs(f.rank - rank) === 1
              ? 0.02
              : 0
            : f.place === place
              ? 1
              : rank === 0
                ? 0.25
                : 0.04),
      )
      return priced(draw, chosen(draw, weights, 8 + Math.floor(draw() * 6)), rank === 0, 1e8)
    })
    return { lots, bidders: firms.length, isMember: (b) => b < 110 }
  },
  invited: (draw) => {
    const firms = Array.from({ length: 120 }, (_, b) => ({
      niche: b < 22 ? -1 : Math.floor(draw() * 14),
      w: Math.exp(0.8 * normal(draw)),
    }))
    const lots = Array.from({ length: 101 }, () => {
      const rigged = draw() < 0.4
      const niche = Math.floor(draw() * 14)
      const weights = firms.map(
        (f, b) => f.w * (rigged ? (b < 22 ? 1 : 0.03) : b < 22 ? 0.15 : f.niche === niche ? 1 : 0.01),
      )
      return priced(
        draw,
        chosen(draw, weights, rigged ? 5 + Math.floor(draw() * 7) : 2 + Math.floor(draw() * 6)),
        rigged,
        1e9,
      )
    })
    return { lots, bidders: 120, isMember: (b) => b < 22 }
  },
  average: (draw) => {
    const groups = []
    let at = 0
    for (let g = 0; g < 8; g++) groups.push(Array.from({ length: 5 + Math.floor(draw() * 14) }, () => at++))
    const firms = Array.from({ length: 800 }, (_, b) =>
      b < at ? 0.15 + 0.4 * draw() : Math.min(0.6, 0.03 / (draw() ** 0.8 + 0.05)),
    )
    const lots = Array.from({ length: 278 }, () => {
      const mean = 0.17 + 0.03 * normal(draw)
      const bids = new Map()
      firms.forEach((share, b) => {
        if (draw() < share) bids.set(b, 1e8 * (1 - mean - 0.015 * normal(draw)))
      })
      for (const group of groups) {
        if (draw() < 0.45) continue
        const pivot = mean + (draw() < 0.5 ? -0.02 : 0.02)
        for (const b of group) if (draw() < 0.75) bids.set(b, 1e8 * (1 - pivot - 0.004 * normal(draw)))
      }
      return bids
    })
    return { lots, bidders: 800, isMember: (b) => b < at }
  },
  edge: (draw) => {
    const firms = Array.from({ length: 600 }, (_, b) => ({ place: b % 12, w: Math.exp(normal(draw)) }))
    const rings = Array.from({ length: 10 }, (_, r) => [0, 1, 2, 3].map((k) => r + 12 * (k + 1)))
    const members = new Set(rings.flat())
    const lots = Array.from({ length: 3000 }, () => {
      const place = Math.floor(draw() * 12)
      const weights = firms.map((f) => f.w * (f.place === place ? 1 : 0.03))
      const bids = new Map(
        chosen(draw, weights, 2 + Math.floor(draw() * 6)).map((b) => [
          b,
          1e7 * Math.exp(0.08 * normal(draw)),
        ]),
      )
      if (draw() > 0.06) return bids
      const ring = rings[Math.floor(draw() * rings.length)]
      const lowest = Math.min(...bids.values())
      for (const [k, b] of ring.entries()) bids.set(b, lowest * (k === 0 ? 0.99 : 1.04 + 0.03 * draw()))
      return bids
    })
    return { lots, bidders: 600, isMember: (b) => members.has(b) }
  },
}

const marketOf = ({ lots, bidders }) => {
  const bids = bidsOf(
    lots.map((bid) => new Set(bid.keys())),
    bidders,
  )
  return {
    bidders: { count: bidders },
    words: { count: 0, bytes: new Uint8Array(0), offsets: new Uint32Array(1) },
    lots: {
      ...unknownLots(lots.length),
      day: Int32Array.from(lots, (_, l) => 12000 + Math.floor((1400 * l) / lots.length)),
    },
    bids: {
      ...bids,
      amount: Float64Array.from(bids.bidder, (b, i) => Math.round(lots[bids.lot[i]].get(b))),
      won: new Uint8Array(bids.count).fill(255),
      status: new Uint8Array(bids.count),
    },
  }
}

const measured = (score, isTrue) => {
  const order = [...score.keys()].sort((i, j) => score[j] - score[i] || i - j)
  let hits = 0
  let precision = 0
  const at = {}
  order.forEach((i, r) => {
    if (isTrue[i]) precision += ++hits / (r + 1)
    if (r + 1 === 20 || r + 1 === 100) at[r + 1] = hits / (r + 1)
  })
  return `${(precision / hits).toFixed(2)} · ${at[20].toFixed(2)} · ${at[100].toFixed(2)}`
}

const only = process.argv[2]
if (only !== undefined && !(only in worlds)) throw new Error(`worlds: ${Object.keys(worlds).join(', ')}`)

for (const [name, world] of Object.entries(worlds)) {
  if (only !== undefined && name !== only) continue
  const table = {}
  for (const seed of [1, 2]) {
    const made = world(generator(seed))
    const pairs = rankPairs(marketOf(made), 24)
    const isTrue = Array.from(pairs.a, (a, i) => made.isMember(a) && made.isMember(pairs.b[i]))
    const of = (score) => Array.from(pairs.a, (_, i) => score(i))
    for (const [title, score] of Object.entries({
      ours: (i) => pairs.score[i],
      'joint count': (i) => pairs.joint[i],
      Jaccard: (i) => pairs.joint[i] / (pairs.lotsOf[pairs.a[i]] + pairs.lotsOf[pairs.b[i]] - pairs.joint[i]),
      hypergeometric: (i) => -pairs.logP[i],
      'configuration model': (i) => -pairs.logPConfiguration[i],
    }))
      (table[title] ??= {})[`seed ${seed}: AP · P@20 · P@100`] = measured(of(score), isTrue)
  }
  console.log(name)
  console.table(table)
}
