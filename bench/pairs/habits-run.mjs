import { z } from 'zod'
import { CO_BIDDING_SETTINGS, coBidding, coBiddingFlags } from '../../dist/rules/kernels/co-bidding.js'
import { habits } from './habits.mjs'

/**
 * Question: how many pairs does NET-01 flag in markets of honest firms with habits, and how many of planted
 * rings' pairs, without and with the test that common buyers and townships do not explain the meetings?
 *
 *   npm run build && node bench/pairs/habits-run.mjs [one of the markets]
 *
 * Two seeds each. A ring counts as found when half of its pairs are flagged.
 */
const markets = {
  'no habits': {},
  'favourite buyers': { favour: 30 },
  'favourite buyers, rings of one buyer': { favour: 30, ringLots: 'buyer' },
  'favourite buyers of twenty': { favour: 30, buyers: 20 },
  'rings of one buyer': { bidders: 2000, favour: 3, ringLots: 'buyer' },
  townships: { townFavour: 30 },
  'townships unknown': { townFavour: 30, noTown: true },
  specialities: { specialFavour: 30 },
  'a little of all': { favour: 15, townFavour: 8, specialFavour: 8 },
  'region unknown': {
    bidders: 2000,
    favour: 6,
    townFavour: 3,
    specialFavour: 4,
    noRegion: true,
    noTown: true,
  },
}
const settings = z.strictObject(CO_BIDDING_SETTINGS)
const rules = { plain: settings.parse({ cutMaxP: 1 }), 'beyond buyers and townships': settings.parse({}) }

const only = process.argv[2]
if (only !== undefined && !(only in markets)) throw new Error(`markets: ${Object.keys(markets).join(', ')}`)

for (const [name, options] of Object.entries(markets)) {
  if (only !== undefined && name !== only) continue
  const rows = {}
  for (const [rule, given] of Object.entries(rules)) {
    const row = { 'flags without rings': 0, 'false beside rings': 0, pairs: 0, of: 0, rings: 0, planted: 0 }
    for (const seed of [1, 2]) {
      row['flags without rings'] += flags(habits({ ...options, seed }).market, given).size
      const { market, members } = habits({ ...options, rings: 30, seed })
      const found = flags(market, given)
      const truth = new Set(members.flatMap((ring) => pairsOf(ring, market)))
      row.pairs += [...truth].filter((pair) => found.has(pair)).length
      row.of += truth.size
      row['false beside rings'] += [...found].filter((pair) => !truth.has(pair)).length
      row.planted += members.length
      row.rings += members.filter((ring) => {
        const pairs = pairsOf(ring, market)
        return pairs.filter((pair) => found.has(pair)).length >= pairs.length / 2
      }).length
    }
    rows[rule] = row
  }
  console.log(name)
  console.table(rows)
}

function flags(market, given) {
  const pairs = coBidding(market, given)
  const flagged = [...coBiddingFlags(pairs, market, given).pair]
  return new Set(flagged.map((i) => pairs.a[i] * market.bidders.count + pairs.b[i]))
}

function pairsOf(ring, market) {
  return ring.flatMap((a, i) => ring.slice(i + 1).map((b) => a * market.bidders.count + b))
}
