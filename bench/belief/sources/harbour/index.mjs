// Harbour: an agent-based source of synthetic tendering markets. People, machines, places and software live
// through calendar time; bids are what they do, and every recorded value follows from who did it where and
// with what. So innocent coincidences arise by themselves, at rates drawn per market, and rings are people
// with habits among them. Nothing here is fitted to a detector.

import { actsOn, setPace, settleAct } from './acts.mjs'
import { award } from './award.mjs'
import { dayOf, workday } from './calendar.mjs'
import { makeLots } from './demand.mjs'
import { honestEntrants } from './entry.mjs'
import { engageWriters } from './firms.mjs'
import { handle } from './handling.mjs'
import { passMonth } from './life.mjs'
import { makeImages } from './machines.mjs'
import { drawMarket, KINDS } from './market.mjs'
import { makeCarriers, makeTowns } from './places.mjs'
import { hasColumn, loseCells, makePlatform } from './platform.mjs'
import { honestRatio, roundPrice } from './prices.mjs'
import { makeRng } from './prng.mjs'
import { recordBid, recordLot } from './record.mjs'
import { allowRows, bidderRow, groupRows, ownershipRows, roleRows } from './registers.mjs'
import { ringRatios } from './ring-prices.mjs'
import { formRings, foundRings, ringQuota } from './rings.mjs'
import { openServices } from './services.mjs'
import { sortRows, writeTables } from './tables.mjs'
import { befriend, openInnocents } from './ties.mjs'
import { truthRows } from './truth.mjs'
import { TRADES } from './words.mjs'

export const NAME = 'harbour'
export { KINDS }

const STREAMS = [
  'acts',
  'award',
  'demand',
  'entry',
  'firms',
  'handling',
  'life',
  'loss',
  'machines',
  'people',
  'places',
  'platform',
  'prices',
  'record',
  'rings',
  'services',
  'ties',
  'world',
]

/** An empty world of a market; one stream of chance per concern. */
const makeWorld = (seed, kind) => {
  const root = makeRng(`harbour/${seed}/${kind}`)
  const market = drawMarket(kind, root.fork('market'))
  const rng = Object.fromEntries(STREAMS.map((name) => [name, root.fork(name)]))
  const world = {
    seed: `${seed}/${kind}`,
    market,
    rng,
    start: workday(dayOf(market.startYear, 1, 3)),
    region: `3309${rng.world.pick(['02', '03', '21', '22'])}`,
    code: rng.world.digits(4),
    regionName: '浙江省舟山市',
    cityName: rng.world.pick(['舟海', '岱洋', '嵊岛', '普港']),
    places: [],
    machines: [],
    people: [],
    firms: [],
    firmNames: new Set(),
    desks: 0,
    families: [],
    groups: [],
    rings: [],
    ledger: new Map(),
    sessions: new Map(),
    guarantees: 20100000,
  }
  world.towns = makeTowns(rng.world, market.towns)
  world.carriers = makeCarriers(rng.world)
  world.trades = tradesOf(rng.world, market.trades)
  return world
}

/** The trades of a market: the commonest, and some niche ones in their place. */
const tradesOf = (rng, count) => {
  const common = TRADES.filter((t) => t.share > 2)
  const niche = TRADES.filter((t) => t.share <= 2)
  const niches = Math.min(niche.length, count > 4 ? rng.int(1, Math.ceil(count / 3)) : rng.int(0, 1))
  return [...common.slice(0, Math.max(2, count - niches)), ...rng.sample(niche, niches)]
}

/** Firms, services, ties and rings. */
const populate = (world, bidders) => {
  world.images = makeImages(world.rng.machines, bidders)
  world.services = openServices(world, bidders)
  const quota = ringQuota(world, bidders)
  foundRings(world, quota)
  openInnocents(world, bidders)
  world.byTrade = new Map(world.trades.map((t) => [t, world.firms.filter((f) => f.trade === t)]))
  world.bySecond = new Map(world.trades.map((t) => [t, world.firms.filter((f) => f.second === t)]))
  engageWriters(world)
  formRings(world, quota)
  befriend(world)
  world.moonlighters = new Set(world.firms.flatMap((f) => (f.moonlighter ? [f.moonlighter.person] : [])))
}

const newBid = (lot, firm, ratio, more) => {
  const bid = { lot, firm, ratio, status: 'valid', rank: 0, won: false, ...more }
  bid.amount ??= roundPrice(Math.min(lot.control, ratio * lot.control), bid.writer?.rounding ?? firm.rounding)
  lot.bids.push(bid)
  return bid
}

/** Two firms of a trade that bid as one: the partner's row repeats the leader's price. */
const addPartner = (world, rng, lot, leader, present) => {
  const partner = rng.pick(world.byTrade.get(lot.trade))
  if (!partner || present.has(partner) || partner.ring) return
  present.add(partner)
  leader.consortium = `LHT${lot.id.slice(-6)}${leader.firm.index}`
  newBid(lot, partner, leader.ratio, {
    consortium: leader.consortium,
    partnerOf: leader,
    amount: leader.amount,
  })
}

/** Everybody's bids for a lot: the rings' with their prices, the honest with theirs. */
const bidFor = (world, lot) => {
  const rng = world.rng.prices
  const { acts, away } = actsOn(world, lot)
  const present = new Set(acts.flatMap((act) => act.going))
  const honest = honestEntrants(world, lot, present, away)
  const all = present.size + honest.length
  for (const act of acts) {
    const ratios = ringRatios(world, act, all - act.going.length)
    for (const [firm, ratio] of ratios)
      newBid(lot, firm, ratio, { act, pushed: firm === act.designated ? 3 : 0 })
  }
  for (const firm of honest) present.add(firm)
  for (const firm of honest) {
    const writer = firm.writer && rng.chance(firm.writerUse) ? firm.writer : undefined
    const bid = newBid(lot, firm, honestRatio(world, rng, firm, lot, writer, all), { writer })
    if (!firm.ring && rng.chance(world.market.rates.consortium)) addPartner(world, rng, lot, bid, present)
  }
  award(world, lot)
  for (const act of acts) settleAct(world, act)
}

/** Produces a lot's bids, and their rows. */
const openLot = (world, lot, rows) => {
  bidFor(world, lot)
  for (const bid of lot.bids) {
    bid.firm.bids++
    ;(bid.firm.lots ??= []).push(lot)
    const row = recordBid(world, bid, handle(world, bid))
    loseCells(world, bid, row)
    rows.push(row)
  }
}

/** The years pass: months of life between the openings. */
const live = (world, lots) => {
  const rows = []
  let month = world.start + 30
  for (const lot of lots) {
    for (; month < lot.day; month += 30) passMonth(world, month)
    openLot(world, lot, rows)
  }
  return rows
}

const table = (rows) => ({ columns: Object.keys(rows[0] ?? {}), rows })

/** The tables that the platform hands out. */
const tablesOf = (world, lots, bids) => {
  const { platform } = world
  const kept = (t) => ({ ...t, columns: t.columns.filter((c) => hasColumn(platform, c)) })
  const tables = {
    lots: { ...table(lots.map((lot) => recordLot({ ...lot, region: world.region }))) },
    bids: kept(table(sortRows(bids, 'lot_id', 'bidder_id'))),
  }
  tables.lots.columns = tables.lots.columns.filter((c) => !c.startsWith('issuer_') || hasColumn(platform, c))
  const extra = {
    bidders: () => sortRows(world.firms.map(bidderRow), 'bidder_id'),
    roles: () => sortRows(roleRows(world), 'bidder_id', 'role', 'person_name', 'person_id_no', 'from'),
    ownership: () => sortRows(ownershipRows(world), 'owner_id', 'owned_id'),
    groups: () => groupRows(world),
    allowlist: () => allowRows(world),
  }
  for (const [name, rowsOf] of Object.entries(extra)) {
    const rows = platform.tables[name] ? rowsOf() : []
    if (rows.length) tables[name] = table(rows)
  }
  tables.truth = { columns: ['ring_id', 'bidder_id', 'kind', 'note'], rows: truthRows(world) }
  return tables
}

/** Lives through one market without writing it: the world, its lots and the rows of its bids. */
export const simulate = ({ seed, kind, bidders, lots: count }) => {
  if (!KINDS.includes(kind)) throw new RangeError(`no kind of market: ${kind}`)
  const world = makeWorld(seed, kind)
  world.platform = makePlatform(world)
  populate(world, bidders)
  const lots = makeLots(world, count)
  setPace(world, lots)
  const bids = live(world, lots)
  return { world, lots, bids }
}

/** Writes one market of a kind as import tables and `truth.csv` into the folder `out`. */
export const generate = ({ seed, kind, bidders, lots, out }) => {
  const run = simulate({ seed, kind, bidders, lots })
  writeTables(out, tablesOf(run.world, run.lots, run.bids))
}
