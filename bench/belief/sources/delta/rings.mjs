/** Rings: who is in them, how they work, when they act and rest. */
import { makeDesk } from './desk.mjs'
import { MECHANISMS, STYLES } from './mechanisms.mjs'

/** Members: an anchor, and free firms that can bid where it bids; mostly neighbours, of like size. */
function chooseMembers(r, firms, size) {
  const free = firms.filter((f) => !f.ring)
  const anchor = r.sampleWeighted(free, (f) => f.activity, 1)[0]
  if (!anchor) return []
  const bias = r.logUniform(1, 10)
  const fit = (f) => {
    if (f === anchor || !f.trades.includes(anchor.trades[0])) return 0
    const gap = Math.log(f.size / anchor.size)
    return (f.county === anchor.county ? bias : 1) * Math.exp(-(gap * gap) / 3)
  }
  return [anchor, ...r.sampleWeighted(free, fit, size - 1)]
}

/** When each member is in (days): most all along, some come late or leave. */
function membership(r, days) {
  const u = r.next()
  if (u < 0.72) return { from: -1, to: 9999 }
  return u < 0.86 ? { from: r.int(0, days * 0.6), to: 9999 } : { from: -1, to: r.int(days * 0.4, days) }
}

function rests(r, days) {
  return Array.from({ length: r.weighted([4, 3, 2, 1]) }, () => {
    const from = r.int(0, days)
    return { from, to: from + r.int(30, 160) }
  })
}

/** Which mistakes a ring tends to: 2 to 7 fields, each with a weight of its own. */
const weaknesses = (r, fields) =>
  r.sample(fields, r.int(2, 7)).map((field) => ({ field, weight: r.logUniform(0.2, 1) }))

function makeRing(r, market, name, members) {
  const m = MECHANISMS[name]
  const first = members[0]
  const born = r.chance(0.7) ? 0 : r.int(0, market.days * 0.5)
  return {
    name,
    mechanism: m,
    members: members.map((firm) => ({ firm, acts: 0, wins: 0, last: -1, ...membership(r, market.days) })),
    desk: makeDesk(r, name, first.county, first.blocks, r.int(1, 4)),
    slip: r.logUniform(...market.shape.slip) * m.slip,
    crossOnly: r.chance(m.cross ?? 0),
    weak: weaknesses(r, m.fields),
    ties: r.logUniform(0.03, 0.9) * m.ties,
    appetite: r.next(), // where between few and many acts it stands
    roams: r.chance(0.5),
    allot: r.weightedKey(m.allot),
    style: r.chance(market.natural) ? 'natural' : r.weightedKey(STYLES),
    step: r.logUniform(0.002, 0.02),
    discipline: r.uniform(0.55, 1),
    force: r.uniform(0, 1), // how far it picks lots with few outsiders
    greed: r.uniform(0.1, 1),
    born,
    dies: r.chance(0.75) ? market.days : r.int(Math.round(market.days * 0.6), market.days),
    rests: rests(r, market.days),
    acts: [],
  }
}

const awake = (ring, day) =>
  day >= ring.born && day <= ring.dies && !ring.rests.some((s) => s.from <= day && day <= s.to)

/** The lots a ring could act on: in its trade, in reach of its first member. */
function opportunities(ring, lots) {
  const { firm } = ring.members[0]
  const common = firm.trades[0]
  const suited = (l) =>
    l.tradeIndex === common &&
    (ring.name !== 'average' || l.evaluation === 'average-price') &&
    l.acts.length < 2
  const fits = lots.filter((l) => suited(l) && awake(ring, l.day))
  const home = fits.filter((l) => l.county === firm.county || ring.roams || ring.allot === 'county')
  return home.length >= 8 ? home : fits.length >= 3 ? fits : lots.filter((l) => l.tradeIndex === common)
}

/** A member that is out whenever the ring acts was never in it; one or two that stay are in all along. */
function dismissIdle(ring, chosen) {
  const acts = (m) => chosen.filter((lot) => m.from <= lot.day && lot.day <= m.to).length
  const busy = ring.members.filter((m) => acts(m) > 1)
  if (busy.length < 2) for (const m of ring.members) Object.assign(m, { from: -1, to: 9999 })
  else ring.members = busy
}

/** Chooses the lots a ring acts on. */
function planActs(r, ring, lots) {
  const open = opportunities(ring, lots)
  const most = Math.max(5, Math.min(70, 0.8 * open.length))
  const wanted = Math.round(4 * (most / 4) ** ring.appetite)
  const chosen = r.sample(open, wanted)
  for (const lot of chosen) lot.acts.push({ ring, lot })
  dismissIdle(ring, chosen)
  if (ring.name === 'territory') for (const lot of open) lot.refrain.add(ring)
}

/**
 * Rings until their members make the market's share of firms (none where that is 0); acts are put on lots.
 */
export function makeRings(r, market, firms, lots) {
  const target = market.ringShare * firms.length
  const rings = []
  let count = 0
  for (let tries = 0; count < target && tries < 400; tries++) {
    const name = r.weightedKey(market.shape.mechanisms)
    const [lo, hi] = MECHANISMS[name].size
    const room = Math.max(lo, Math.round(target - count))
    const members = chooseMembers(r, firms, Math.min(room, Math.round(r.logUniform(lo, hi + 0.4))))
    if (members.length < lo) continue
    const ring = makeRing(r, market, name, members)
    planActs(r, ring, lots)
    for (const { firm } of ring.members) {
      firm.ring = ring
      firm.activity *= r.uniform(...ring.mechanism.honest)
    }
    rings.push(ring)
    count += ring.members.length
  }
  return rings
}

const hash = (text) => [...text].reduce((h, c) => (h * 31 + c.charCodeAt(0)) >>> 0, 7)

/** The member that a county or a buyer belongs to, in a ring that divides the market; else none. */
export function ownerOf(ring, lot) {
  if (ring.allot !== 'county' && ring.allot !== 'buyer') return undefined
  return ring.members[hash(ring.allot === 'county' ? lot.county.code : lot.buyer.id) % ring.members.length]
}

/** The members that take part in an act: the ones used least come first, so that covers change. */
export function castOf(r, act) {
  const { ring, lot } = act
  const here = ring.members.filter((m) => m.from <= lot.day && lot.day <= m.to)
  const share = r.uniform(...ring.mechanism.act)
  const k = Math.max(2, Math.round(share * here.length))
  const owner = ownerOf(ring, lot)
  const lead = (m) => (m === ring.members[0] ? 1.5 : 0) + (m === owner ? 99 : 0)
  const order = here.map((m) => ({ m, key: m.acts + r.uniform(0, 4) - lead(m) }))
  order.sort((x, y) => x.key - y.key)
  return order.slice(0, k).map((x) => x.m)
}

/** Who is to win among the cast. */
export function winnerOf(r, act, cast) {
  const { ring, lot } = act
  if (ring.allot === 'leader') return cast.find((m) => m === ring.members[0]) ?? cast[0]
  if (ring.allot === 'rotation') return cast.reduce((x, y) => (y.last < x.last ? y : x))
  if (ring.allot === 'random') return r.pick(cast)
  return cast.find((m) => m === ownerOf(ring, lot)) ?? cast[0]
}
