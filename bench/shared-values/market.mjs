import { packStrings } from '../../dist/arrays/strings.js'
import { MAX_DAY, MIN_DAY } from '../../dist/domain/day.js'
import { kindIndex, sourceIndex } from '../../dist/domain/value-kind.js'
import { uniform } from '../../dist/stats/random.js'
import { unknownLots } from '../unknown-lots.mjs'

const COLUMNS = [
  ['lock', 'bids.lock_no'],
  ['mac', 'bids.mac'],
  ['disk', 'bids.disk_serial'],
  ['phone', 'bids.contact_phone'],
]

/**
 * A market of `bids` bids, five a lot, and their shared locks, machines, disks and phones. Each bidder has a
 * value of its own kind by kind; one in eight belongs to a pool whose sizes are heavy-tailed, up to some
 * hundreds of bidders, and uses the pool's value in half of its bids. Seeded; only values with two holders or
 * more, as in a market.
 */
export const syntheticMarket = (bids, seed) => {
  const bidders = Math.max(100, Math.round(bids / 80))
  const lots = Math.ceil(bids / 5)
  const lot = new Int32Array(bids)
  const bidder = new Int32Array(bids)
  const lotOffsets = new Int32Array(lots + 1)
  for (let l = 0, at = 0; l < lots; l++) {
    const own = new Set()
    for (let k = 0; own.size < Math.min(5, bids - at); k++) own.add(Math.floor(bidders * uniform(seed, k, l)))
    for (const b of [...own].sort((x, y) => x - y)) {
      lot[at] = l
      bidder[at++] = b
    }
    lotOffsets[l + 1] = at
  }
  const bidderOffsets = new Int32Array(bidders + 1)
  for (const b of bidder) bidderOffsets[b + 1]++
  for (let b = 0; b < bidders; b++) bidderOffsets[b + 1] += bidderOffsets[b]
  const place = bidderOffsets.slice()
  const byBidder = new Int32Array(bids)
  for (let i = 0; i < bids; i++) byBidder[place[bidder[i]]++] = i
  const values = sharedValues({ bids, bidders, bidderOffsets, byBidder }, seed)
  const none = (n, fill) => new Int32Array(n).fill(fill)
  const nan = (n) => new Float64Array(n).fill(Number.NaN)
  const ids = packStrings(Array.from({ length: bidders }, (_, i) => `B${String(i).padStart(8, '0')}`))
  const empty = { count: bidders, bytes: new Uint8Array(0), offsets: new Uint32Array(bidders + 1) }
  const filled = new Uint32Array(bids)
  return {
    digest: 'bench',
    bidders: {
      count: bidders,
      orgCount: bidders,
      id: ids,
      name: empty,
      registered: none(bidders, MIN_DAY),
      cancelled: none(bidders, MAX_DAY),
      groupOffsets: none(bidders + 1, 0),
      groupOf: none(0, 0),
      groupName: packStrings([]),
    },
    lots: {
      ...unknownLots(lots),
      id: empty,
      title: empty,
      day: Int32Array.from({ length: lots }, (_, l) => 18000 + Math.floor((1500 * l) / lots)),
    },
    words: packStrings([]),
    bids: {
      count: bids,
      lot,
      bidder,
      no: none(bids, 1),
      submitted: nan(bids),
      consortium: none(bids, -1),
      accountType: new Uint8Array(bids),
      filledLo: filled.fill(0xffffffff),
      filledHi: filled,
      lotOffsets,
      bidderOffsets,
      byBidder,
    },
    values,
    holdings: {
      count: 0,
      owner: none(0, 0),
      owned: none(0, 0),
      share: nan(0),
      from: none(0, 0),
      to: none(0, 0),
    },
    persons: { count: 0, hi: new Uint32Array(0), lo: new Uint32Array(0) },
    allowlist: {
      count: 0,
      kind: new Uint8Array(0),
      hi: new Uint32Array(0),
      lo: new Uint32Array(0),
      from: none(0, 0),
      to: none(0, 0),
    },
    coverage: {},
  }
}

const sharedValues = ({ bids, bidders, bidderOffsets, byBidder }, seed) => {
  const kind = []
  const holders = []
  const useOffsets = [0]
  const useBidder = new Int32Array(COLUMNS.length * bids)
  const useBid = new Int32Array(COLUMNS.length * bids)
  const useSource = new Uint8Array(COLUMNS.length * bids)
  let uses = 0
  COLUMNS.map(([name, source]) => [kindIndex[name], sourceIndex[source]])
    .sort((x, y) => x[0] - y[0])
    .forEach(([k, s]) => {
      for (let b = 0; b < bidders; ) {
        const u = uniform(seed, 2 + k, b)
        const size = u < 7 / 8 ? 1 : Math.min(400, Math.round(2 / (8 * (1 - u)) ** 0.7))
        const end = Math.min(bidders, b + size)
        if (end - b > 1) {
          for (let h = b; h < end; h++)
            for (let i = bidderOffsets[h]; i < bidderOffsets[h + 1]; i++)
              if (uniform(seed, 40 + k, byBidder[i]) < 0.5) {
                useBidder[uses] = h
                useBid[uses] = byBidder[i]
                useSource[uses++] = s
              }
          kind.push(k)
          holders.push(new Set(useBidder.subarray(useOffsets.at(-1), uses)).size)
          useOffsets.push(uses)
        }
        b = end
      }
    })
  const days = new Int32Array(uses).fill(18000)
  return {
    count: kind.length,
    kind: Uint8Array.from(kind),
    hi: Uint32Array.from(kind.keys()),
    lo: new Uint32Array(kind.length),
    holders: Int32Array.from(holders),
    allow: new Int32Array(kind.length).fill(-1),
    useOffsets: Int32Array.from(useOffsets),
    useBidder: useBidder.subarray(0, uses),
    useBid: useBid.subarray(0, uses),
    useSource: useSource.subarray(0, uses),
    useFrom: days,
    useTo: days,
  }
}
