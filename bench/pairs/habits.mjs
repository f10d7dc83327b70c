import { unknownLots } from '../unknown-lots.mjs'

/**
 * A market of firms with habits: each has a home region and trade, a size, two favourite buyers, a township
 * and a speciality that no column names; it bids on lots in proportion. `ringLots: 'buyer'` lets a ring keep
 * to one buyer. Rings are 3 to 8 firms of one home, of which each lot of 8 to 40 sees 85 %.
 */
export const habits = ({
  bidders = 700,
  lots = 6000,
  buyers = 6,
  favour = 1,
  townFavour = 1,
  specialFavour = 1,
  noRegion = false,
  noTown = false,
  rings = 0,
  ringLots = 'any',
  seed,
}) => {
  const draw = generator(seed)
  const below = (n) => Math.floor(draw() * n)
  const firms = Array.from({ length: bidders }, () => ({
    home: below(HOMES),
    size: Math.min(30, 1 / (draw() ** 0.7 + 0.02)),
    town: below(5),
    special: below(4),
    buyers: [below(buyers), below(buyers)],
  }))
  const atHome = Array.from({ length: HOMES }, (_, home) =>
    firms.flatMap((firm, b) => (firm.home === home ? [b] : [])),
  )
  const lotFacts = Array.from({ length: lots }, () => ({
    home: below(HOMES),
    day: 18000 + below(2900),
    buyer: Math.floor(draw() * draw() * buyers),
    town: below(5),
    special: below(4),
  }))
  const likes = (firm, lot) =>
    firm.size *
    (firm.buyers.includes(lot.buyer) ? favour : 1) *
    (firm.town === lot.town ? townFavour : 1) *
    (firm.special === lot.special ? specialFavour : 1)
  const present = lotFacts.map((lot) => {
    const there = new Set()
    const pool = atHome[lot.home]
    const upTo = []
    let total = 0
    for (const b of pool) upTo.push((total += likes(firms[b], lot)))
    for (let wanted = 3 + Math.floor(-Math.log(1 - draw()) * 3); wanted > 0; wanted--) {
      const at = draw() * total
      there.add(draw() < 0.1 ? below(bidders) : pool[upTo.findIndex((sum) => sum >= at)])
    }
    return there
  })
  const members = []
  while (members.length < rings) {
    const home = below(HOMES)
    const buyer = below(buyers)
    const ring = new Set()
    const size = 3 + below(6)
    while (ring.size < size) ring.add(atHome[home][below(atHome[home].length)])
    const open = lotFacts.flatMap((lot, l) =>
      lot.home === home && (ringLots === 'any' || lot.buyer === buyer) ? [l] : [],
    )
    for (let n = 8 + below(33); n > 0; n--) {
      const there = present[open[below(open.length)]]
      for (const b of ring) if (draw() < 0.85) there.add(b)
    }
    members.push([...ring].sort((x, y) => x - y))
  }
  const column = (of) => Int32Array.from(lotFacts, of)
  return {
    members,
    market: {
      bidders: { count: bidders },
      words: { count: HOMES },
      lots: {
        ...unknownLots(lots),
        industry: column(({ home }) => home % 3),
        region: column(({ home }) => (noRegion ? -1 : Math.floor(home / 3))),
        day: column(({ day }) => day),
        township: column(({ home, town }) => (noTown ? -1 : home * 5 + town)),
        buyer: column(({ home, buyer }) => bidders + home * buyers + buyer),
      },
      bids: bidsOf(present, bidders),
    },
  }
}

const HOMES = 24

/** Bid columns from the sets of bidders of each lot. */
export const bidsOf = (present, bidders) => {
  const lotOffsets = new Int32Array(present.length + 1)
  const lot = []
  const bidder = []
  present.forEach((there, l) => {
    for (const b of [...there].sort((x, y) => x - y)) {
      lot.push(l)
      bidder.push(b)
    }
    lotOffsets[l + 1] = lot.length
  })
  const bidderOffsets = new Int32Array(bidders + 1)
  for (const b of bidder) bidderOffsets[b + 1]++
  for (let b = 0; b < bidders; b++) bidderOffsets[b + 1] += bidderOffsets[b]
  const next = bidderOffsets.slice()
  const byBidder = new Int32Array(bidder.length)
  bidder.forEach((b, i) => {
    byBidder[next[b]++] = i
  })
  return {
    count: lot.length,
    lot: Int32Array.from(lot),
    bidder: Int32Array.from(bidder),
    amount: new Float64Array(lot.length).fill(Number.NaN),
    status: new Uint8Array(lot.length),
    won: new Uint8Array(lot.length).fill(255),
    consortium: new Int32Array(lot.length).fill(-1),
    lotOffsets,
    bidderOffsets,
    byBidder,
  }
}

/** mulberry32 (T. Ettinger, public domain): uniforms in [0, 1) */
export const generator = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
