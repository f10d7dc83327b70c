/** The kinds of market, as ranges; and one market's rates, drawn widely from its seed. */
import { drawColumns } from './columns.mjs'
import { drawTrades } from './trades.mjs'
import { counties } from './words.mjs'

/** Honest structures: most groups per hundred firms, and the smallest and largest membership. */
export const STRUCTURES = {
  'bid-shop': { per100: 1.2, size: [4, 40] },
  'cost-consultant': { per100: 1, size: [4, 40] },
  'print-shop': { per100: 1, size: [5, 60] },
  bookkeeper: { per100: 1.5, size: [3, 25] },
  park: { per100: 1.5, size: [3, 30] },
  'carrier-nat': { per100: 0.8, size: [6, 60] },
  terminal: { per100: 0.6, size: [10, 90] },
  chamber: { per100: 0.5, size: [4, 20] },
  'guarantee-broker': { per100: 0.8, size: [5, 50] },
  clearing: { per100: 0.3, size: [10, 80] },
  'disk-image': { per100: 1.2, size: [2, 12] },
  template: { per100: 0.8, size: [3, 40] },
  'second-hand': { per100: 2.5, size: [2, 2] },
  mover: { per100: 4, size: [2, 3] },
  'family-apart': { per100: 1.5, size: [2, 3] },
  'family-together': { per100: 1, size: [2, 3] },
  'declared-group': { per100: 0.8, size: [2, 5] },
  partners: { per100: 1, size: [2, 2] },
  namesake: { per100: 2, size: [2, 2] },
  incubator: { per100: 0.4, size: [8, 50] },
}

const ANY = {
  shells: 1,
  careful: 1,
  broker: 1,
  family: 1,
  rotation: 0.7,
  territory: 0.5,
  average: 0.6,
  cover: 0.8,
}

const BASE = {
  counties: [3, 7],
  broad: [7, 12],
  niche: [1, 3],
  onlyWorks: false,
  breadth: [5, 3, 1], // weights of none, one or two further trades of a firm
  tolerance: 5, // how far from its own size a firm bids
  density: [4.5, 8.5],
  activity: [0.7, 1.2],
  local: [2, 12],
  ringShare: [0.01, 0.15],
  mechanisms: ANY,
  slip: [0.03, 1],
  natural: [0, 0.6],
  structureScale: [0.3, 1.2],
  noStructure: 0.3,
  identifiers: 'some',
  evaluation: {},
}

/** What makes each kind differ from a common market. */
const DIFFERENT = {
  city: {},
  county: {
    counties: [1, 2],
    broad: [1, 4],
    niche: [0, 2],
    onlyWorks: true,
    breadth: [1, 3, 4],
    tolerance: 20,
    density: [5.5, 9.5],
    activity: [1.6, 2.3],
    local: [1, 3],
    structureScale: [0.2, 0.8],
  },
  hubs: { structureScale: [1.2, 3], noStructure: 0.05, identifiers: 'many' },
  identity: {
    identifiers: 'many',
    natural: [1, 1],
    mechanisms: { shells: 2, careful: 1, broker: 2, family: 2, cover: 0.3 },
    slip: [0.06, 1],
  },
  behaviour: {
    identifiers: 'none',
    natural: [0, 0.2],
    structureScale: [0.2, 0.8],
    mechanisms: { rotation: 2, territory: 1, average: 1.5, cover: 2, shells: 0.7, broker: 0.5, careful: 1 },
  },
  clean: { ringShare: [0, 0], structureScale: [0.8, 2.5], noStructure: 0.1, identifiers: 'many' },
  sparse: {
    counties: [8, 14],
    broad: [10, 15],
    niche: [2, 5],
    density: [3.4, 6],
    activity: [0.5, 0.9],
    identifiers: 'few',
  },
  procurement: {
    broad: [6, 9],
    density: [3.6, 6.5],
    mechanisms: { ...ANY, average: 0.1, broker: 2 },
    evaluation: { 'average-price': 0.1, comprehensive: 2 },
    negotiated: true,
  },
}

export const KINDS = Object.keys(DIFFERENT)

const range = (r, [lo, hi]) => r.uniform(lo, hi)
const whole = (r, [lo, hi]) => r.int(lo, hi)

/** How many groups of each honest structure stand in the market: none, or log-uniform up to the most. */
function drawStructures(r, shape, bidders) {
  const scale = range(r, shape.structureScale)
  const counts = {}
  for (const [name, s] of Object.entries(STRUCTURES)) {
    const most = Math.max(1, (s.per100 * bidders * scale) / 100)
    const none = r.chance(shape.noStructure)
    counts[name] = none ? 0 : Math.round(r.logUniform(0.6, Math.max(1.2, most)))
  }
  return counts
}

/** Habits of the market's platform and regulators that no firm chooses. */
function drawHabits(r) {
  return {
    wall: r.uniform(0, 1), // how far a service keeps one machine for each client
    lockImport: r.chance(0.5) ? r.uniform(0.02, 0.4) : 0, // the issuer's locks come along with its bill
    issuerShown: r.uniform(0.8, 1),
    allowCover: r.chance(0.25) ? 0 : r.uniform(0.3, 1),
    guarantees: r.uniform(0, 0.7),
    rankAll: r.chance(0.5),
    hotspot: r.uniform(0, 0.2),
    rejected: r.uniform(0.005, 0.06),
    consortia: r.uniform(0, 0.04),
    negotiated: r.uniform(0, 0.05),
    trend: r.uniform(-0.03, 0.03),
    minutes: r.chance(0.3), // times to the minute only, with a blank between; else ISO with seconds
    idMask: r.chance(0.08),
    idMissingInRoles: r.chance(0.4) ? 1 : r.uniform(0, 0.3),
  }
}

/** The market of a kind: what is drawn once and holds for all its lots and firms. */
export function drawMarket(r, kind, bidders, lots) {
  const shape = { ...BASE, ...DIFFERENT[kind] }
  const broad = Math.max(1, Math.min(whole(r, shape.broad), Math.floor(bidders / 18)))
  const habits = drawHabits(r)
  if (shape.identifiers === 'none') habits.lockImport = 0
  if (shape.negotiated) habits.negotiated = r.uniform(0.1, 0.4)
  return {
    kind,
    tag: r.hex(4).toUpperCase(), // keeps the lots of two markets apart
    lots,
    bidders,
    shape,
    days: r.int(600, 1090),
    counties: counties(r, whole(r, shape.counties)),
    trades: drawTrades(r, broad, whole(r, shape.niche), shape.onlyWorks),
    density: range(r, shape.density),
    activity: range(r, shape.activity),
    local: range(r, shape.local),
    ringShare: shape.ringShare[1] > 0 ? r.logUniform(...shape.ringShare) : 0,
    natural: range(r, shape.natural),
    structures: drawStructures(r, shape, bidders),
    columns: drawColumns(r, shape.identifiers),
    ...habits,
  }
}
