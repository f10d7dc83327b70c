/**
 * Delta: synthetic tendering markets with rings, and with honest structures that look like rings. A market is
 * a pure function of (seed, kind, bidders, lots): every rate is drawn from the seed, most of them
 * log-uniformly.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { award } from './award.mjs'
import { enterLot } from './entry.mjs'
import { makeFirms } from './firms.mjs'
import { makeStructures } from './honest.mjs'
import { drawMarket, KINDS } from './kinds.mjs'
import { makeLots } from './lots.mjs'
import { bidRow, drawWriting, firstRound, testRows } from './platform.mjs'
import { Stream } from './random.mjs'
import * as registry from './registry.mjs'
import { makeRings } from './rings.mjs'
import { csv, lotRow } from './tables.mjs'
import { tracesOf } from './traces.mjs'
import { truthRows } from './truth.mjs'

export const NAME = 'delta'
export { KINDS }

const COMPANY = { 'family-together': 0.5, 'declared-group': 0.25 }

/** Relatives and sister firms that openly go for the same lots, linked both ways. */
function linkCompanions(groups) {
  for (const g of groups) {
    const rate = COMPANY[g.label]
    if (!rate) continue
    for (const f of g.members) f.companions = g.members.filter((x) => x !== f).map((firm) => ({ firm, rate }))
  }
}

/** Contracts on hand tie firms up; about one in eight ends with each lot of a firm's trade. */
function book(state, bids) {
  for (const b of bids) {
    const now = state.backlog.get(b.firm) ?? 0
    state.backlog.set(b.firm, Math.max(0, now * 0.9 + (b.won ? 0.4 : -0.02)))
  }
}

/** Tells the members of an act who won, for the next turn. */
function remember(lot) {
  for (const act of lot.acts)
    act.bidders?.forEach((b, i) => {
      if (b.won) b.member.wins++
      if (i === act.winner) b.member.last = lot.index
    })
}

/** Runs the lots in order of time; returns all bids with status, rank and traces. */
function runLots(seed, market, firms, lots) {
  const [enter, judge, trace] = ['entry', 'award', 'traces'].map((s) => new Stream(seed, s))
  const byTrade = market.trades.map((_, i) => firms.filter((f) => f.trades.includes(i)))
  const state = { backlog: new Map() }
  const all = []
  for (const lot of lots) {
    const bids = enterLot(enter, market, lot, byTrade[lot.tradeIndex], state)
    award(judge, market, lot, bids)
    for (const b of bids) b.row = tracesOf(trace, market, b)
    book(state, bids)
    remember(lot)
    all.push(...bids)
  }
  return all
}

/** The rows of the table of bids: rounds, repeats and the platform's trial rows with them. */
function bidRows(r, market, bids, lots) {
  const rows = []
  for (const b of bids) {
    b.out = bidRow(r, market, b)
    const twice = b.lot.negotiated && b.status === 'valid'
    rows.push(...(twice ? firstRound(r, market, b.out, b) : [b.out]))
    if (r.chance(market.twice)) rows.push(rows[rows.length - 1])
  }
  return [...rows, ...testRows(r, market, lots)]
}

const bidColumns = (market) => [
  ...['lot_id', 'bid_no', 'bidder_id', 'bidder_name', 'amount', 'status'],
  ...(market.columns.rank ? ['rank'] : []),
  ...(market.columns.won ? ['won'] : []),
  'consortium',
  ...market.columns.missing.keys(),
]

/** The registers the market has: table name → rows. */
function registers(r, market, firms, groups) {
  const has = market.columns.tables
  return {
    bidders: has.bidders ? registry.bidderRows(r, market, firms) : [],
    roles: has.roles ? registry.roleRows(r, market, firms) : [],
    ownership: has.ownership ? registry.ownershipRows(firms) : [],
    groups: has.groups ? registry.groupRows(groups) : [],
    allowlist: has.allowlist ? registry.allowRows(r, market, groups) : [],
  }
}

/** A whole market in memory: { market, tables: name → { columns, rows } }. */
function makeMarket(seed, kind, bidders, lotCount) {
  const stream = (label) => new Stream(`${seed}/${kind}`, label)
  const market = {
    ...drawMarket(stream('market'), kind, bidders, lotCount),
    ...drawWriting(stream('writing')),
  }
  const firms = makeFirms(stream('firms'), market)
  const groups = makeStructures(stream('structures'), market, firms)
  const lots = makeLots(stream('lots'), market)
  const rings = makeRings(stream('rings'), market, firms, lots)
  registry.tieRings(stream('ties'), rings)
  linkCompanions(groups)
  const bids = runLots(`${seed}/${kind}`, market, firms, lots)
  const rows = bidRows(stream('platform'), market, bids, lots)
  const bidding = new Set(bids.map((b) => b.firm))
  const present = firms.filter((f) => bidding.has(f))
  const lotStream = stream('lot-rows')
  const tables = registers(stream('registry'), market, present, groups)
  tables.lots = lots.map((lot) => lotRow(lotStream, market, lot))
  tables.truth = truthRows(market, firms, groups, rings, bidding)
  return { market, tables, rows }
}

/** Writes a market's tables and its truth to the folder `out`, which is made where it is not there. */
export function generate({ seed, kind, bidders, lots, out }) {
  if (!KINDS.includes(kind)) throw new Error(`unknown kind of market: ${kind}`)
  const { market, tables, rows } = makeMarket(seed, kind, bidders, lots)
  mkdirSync(out, { recursive: true })
  const write = (name, columns, list) => writeFileSync(join(out, `${name}.csv`), csv(columns, list))
  for (const [name, list] of Object.entries(tables))
    if (list.length > 0) write(name, Object.keys(list[0]), list)
  if (tables.truth.length === 0) write('truth', ['ring_id', 'bidder_id', 'kind', 'note'], [])
  write('bids', bidColumns(market), rows)
}
