// What one market is like: every rate is drawn from the seed, widely, within the bounds of its kind.

export const KINDS = ['city', 'county', 'shops', 'values', 'silent', 'innocent', 'sparse', 'careful']

/** A rate that is nil in some markets and spread evenly over orders of size in the others. */
const rate = (rng, nil, lo, hi) => (rng.chance(nil) ? 0 : rng.logUniform(lo, hi))

/** How often each coincidence of innocent life happens here (shares of firms, bids or years as named). */
const drawRates = (rng) => ({
  writer: rng.chance(0.15) ? 0 : 0.4 * rng.u() ** 1.5,
  writerUploads: rng.range(0.1, 0.8),
  templateReuse: rng.range(0, 0.5),
  printShop: rate(rng, 0.2, 0.005, 0.2),
  hotel: rate(rng, 0.4, 0.002, 0.04),
  centre: rate(rng, 0.3, 0.01, 0.2),
  hotspot: rate(rng, 0.1, 0.01, 0.15),
  nat: rng.range(0, 0.5),
  dynamic: rng.range(0.1, 0.5),
  bookkeeper: rate(rng, 0.1, 0.03, 0.5),
  incubator: rate(rng, 0.1, 0.02, 0.3),
  clone: rate(rng, 0.25, 0.01, 0.2),
  junkBoard: rng.range(0.02, 0.3),
  family: rate(rng, 0.1, 0.01, 0.12),
  group: rate(rng, 0.2, 0.005, 0.05),
  turnover: rng.logUniform(0.02, 0.25),
  notebook: rng.range(0.05, 0.5),
  secondHand: rate(rng, 0.2, 0.005, 0.06),
  repair: rng.range(0.01, 0.15),
  moonlight: rate(rng, 0.2, 0.01, 0.12),
  dongleFriend: rate(rng, 0.2, 0.01, 0.12),
  freelance: rate(rng, 0.3, 0.01, 0.1),
  guarantee: rng.range(0, 0.7),
  issuerTemplate: rate(rng, 0.4, 0.02, 0.4),
  consortium: rate(rng, 0.5, 0.002, 0.02),
  defaultAuthor: rng.range(0.1, 0.6),
  disqualified: rng.range(0.005, 0.06),
  staleCell: rng.range(0, 0.1),
})

/** Weights of the ways in which rings work; clubs are owners who only phone. */
const MECHANISMS = {
  shells: 3,
  hired: 2,
  broker: 2,
  'writer-ring': 1,
  'club-cover': 1,
  'club-rotation': 1,
  'club-division': 1,
  'club-average': 1,
}
const clubs = (weight) => ({
  'club-cover': weight,
  'club-rotation': weight,
  'club-division': weight,
  'club-average': weight,
})

/** What a kind fixes or bounds otherwise than the common draw. */
const OVERRIDES = {
  city: (rng) => ({ towns: rng.int(10, 20), trades: rng.int(9, 14), bidsPerLot: rng.range(4.8, 7) }),
  county: (rng) => ({ towns: rng.int(5, 8), trades: rng.int(3, 6), bidsPerLot: rng.range(4.8, 7) }),
  shops: (rng) => ({
    ringShare: rng.range(0.025, 0.035),
    acts: [2, 8],
    mechanisms: { ...MECHANISMS, ...clubs(0.4) },
    rates: {
      writer: rng.range(0.2, 0.4),
      printShop: rng.range(0.08, 0.25),
      bookkeeper: rng.range(0.3, 0.6),
      clone: rng.range(0.12, 0.4),
      incubator: rng.range(0.1, 0.35),
      moonlight: rng.range(0.03, 0.12),
    },
  }),
  values: () => ({
    ordinaryPrices: true,
    mechanisms: { ...MECHANISMS, ...clubs(0) },
    discipline: [0, 0.85],
  }),
  silent: () => ({ mechanisms: { ...MECHANISMS, ...clubs(2) }, acts: [6, 45] }),
  innocent: (rng) => ({
    ringShare: 0,
    rates: {
      writer: rng.range(0.1, 0.4),
      printShop: rng.range(0.03, 0.2),
      family: rng.range(0.03, 0.15),
      clone: rng.range(0.05, 0.3),
      bookkeeper: rng.range(0.15, 0.5),
      dongleFriend: rng.range(0.03, 0.12),
      secondHand: rng.range(0.02, 0.06),
    },
  }),
  sparse: () => ({}),
  careful: () => ({ discipline: [0.85, 1] }),
}

/** Price habits of the market: dispersion of costs, margins, belief about where the average falls. */
const drawPrices = (rng) => ({
  costSpread: rng.range(0.015, 0.06),
  lotShock: rng.range(0.01, 0.05),
  ownNoise: rng.range(0.008, 0.045),
  margin: rng.range(0.03, 0.13),
  costLevel: rng.range(0.74, 0.88),
  averageLevel: rng.range(0.86, 0.97),
  averageSpread: rng.range(0.004, 0.02),
  writerAlike: rng.range(0.1, 0.8),
  weights: {
    'lowest-price': rng.range(0.3, 1.5),
    'average-price': rng.range(0.3, 1.5),
    comprehensive: rng.range(0.3, 1.5),
    'award-separation': rng.range(0.05, 0.8),
  },
})

/**
 * Draws a market. Units: shares in [0, 1]; `acts` lots on which one ring acts; `discipline` 0 sloppy … 1
 * traceless.
 */
export const drawMarket = (kind, rng) => {
  const own = OVERRIDES[kind](rng.fork('kind'))
  return {
    kind,
    years: rng.int(2, 4),
    startYear: rng.int(2019, 2022),
    towns: rng.int(6, 14),
    trades: rng.int(5, 11),
    bidsPerLot: rng.range(4.5, 7),
    activitySpread: rng.range(0.6, 1.3),
    distance: rng.logUniform(0.12, 1.2),
    ringShare: rng.logUniform(0.01, 0.15),
    acts: [4, 40],
    mechanisms: MECHANISMS,
    discipline: [0, 1],
    ordinaryPrices: false,
    ...own,
    rates: { ...drawRates(rng.fork('rates')), ...own.rates },
    prices: drawPrices(rng.fork('prices')),
  }
}
