import { dateText, timeText } from './calendar.mjs'
import { TRADES } from './firms.mjs'
import { GROUPS } from './platform.mjs'

/** Rows of the import format's tables, as texts; amounts in yuan. */

export const yuan = (fen) =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

const day = (t) => (t === undefined ? '' : dateText(t))

export const lotRows = (m) =>
  m.lots.map((lot) => ({
    lot_id: lot.id,
    project_id: lot.project,
    title: lot.title,
    buyer_id: lot.buyer.id,
    buyer_name: lot.buyer.name,
    agency_id: lot.agency.id,
    agency_name: lot.agency.name,
    industry: TRADES[lot.trade].industry,
    category: TRADES[lot.trade].category,
    domain: TRADES[lot.trade].industry === 'procurement' ? 'procurement' : 'tender',
    region_code: lot.buyer.place.code,
    township: lot.buyer.township,
    method: lot.method,
    evaluation: lot.evaluation,
    control_price: String(lot.control),
    issuer_locks: lot.issuer ? lot.issuer.lock : '',
    issuer_devices: lot.issuer ? lot.issuer.machine.mac : '',
    published_at: timeText(lot.published),
    bid_deadline: timeText(lot.opened),
    opened_at: timeText(lot.opened),
    awarded_at: timeText(lot.awarded),
  }))

const plainBid = (bid, round) => ({
  lot_id: bid.lot.id,
  bid_no: String(round),
  bidder_id: bid.firm.id,
  bidder_name: bid.firm.name,
  amount: yuan(bid.amount),
  status: bid.status,
  rank: bid.rank ? String(bid.rank) : '',
  won: bid.won ? '1' : '0',
  consortium: bid.consortium,
})

/** Fills a row with the bid's traces: a cell is blank as often as its column is. */
const addTraces = (r, m, bid, row) => {
  for (const [column, rate] of m.platform.missing) row[column] = r.u() < rate ? '' : bid.t[column]
  if (row.submitted_at !== undefined) row.submitted_at = timeText(bid.at)
  if (row.sealed_at !== undefined) row.sealed_at = timeText(bid.at + 1)
  return row
}

/** The first round of a negotiation: dearer, and decided nothing. */
const firstRound = (r, bid, row) => {
  const amount = yuan(Math.round(bid.amount * r.range(1, 1.05)))
  return { ...row, bid_no: '1', amount, rank: '', won: '', status: 'valid' }
}

/** Bids in the order of lots. */
export const bidRows = (r, m) => {
  const rows = []
  for (const lot of m.lots) {
    const rounds = lot.method === 'negotiation' || lot.method === 'consultation' ? 2 : 1
    for (const bid of lot.bids) {
      const row = addTraces(r, m, bid, plainBid(bid, rounds))
      if (rounds === 2) rows.push(firstRound(r, bid, row))
      rows.push(row)
    }
  }
  return rows
}

export const BID_COLUMNS = [
  'lot_id',
  'bid_no',
  'bidder_id',
  'bidder_name',
  'amount',
  'status',
  'rank',
  'won',
  'consortium',
  ...Object.values(GROUPS).flat(),
]

const personId = (r, m, who) => (r.chance(m.platform.personIds) ? '' : who.id)

export const bidderRows = (r, m) =>
  m.firms.map((firm) => ({
    bidder_id: firm.id,
    name: firm.name,
    legal_rep_name: firm.legal.name,
    legal_rep_id_no: personId(r, m, firm.legal),
    phone: firm.phone,
    email: r.chance(0.2) ? '' : firm.email,
    address: firm.address,
    region_code: firm.place.code,
    registered_at: day(firm.founded),
    capital: String(firm.capital),
  }))

export const roleRows = (r, m) =>
  m.firms.flatMap((firm) =>
    firm.roles.map(({ person, role, share, from, to, at }) => ({
      bidder_id: at ?? firm.id,
      person_name: person.name,
      person_id_no: personId(r, m, person),
      role,
      share: share === undefined ? '' : String(share),
      from: at ? '' : day(from),
      to: day(to),
    })),
  )

export const ownershipRows = (m) =>
  m.firms.flatMap((firm) =>
    firm.owners.map(({ id, share }) => ({
      owner_id: id,
      owned_id: firm.id,
      share: String(share),
      from: day(firm.founded),
    })),
  )

export const allowRows = (m) => {
  const { quirks } = m.platform
  const gates = quirks.listedGateways
    ? quirks.gateways.map((value) => ({ kind: 'ip', value, reason: '运营商移动网络出口' }))
    : []
  return [...m.allow, ...gates].map((row) => ({ ...row, approved_by: '交易中心信息科' }))
}
