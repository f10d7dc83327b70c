// How rings come about: controllers own or hire shells, brokers keep a stable of licences, owners form clubs.

import { openFirm } from './firms.mjs'
import { bear, employ } from './people.mjs'
import { distanceOf } from './places.mjs'
import { openDesk } from './services.mjs'

const SIZES = {
  shells: [2, 6],
  hired: [3, 6],
  broker: [4, 9],
  'writer-ring': [2, 4],
  'club-cover': [3, 6],
  'club-rotation': [3, 6],
  'club-division': [3, 5],
  'club-average': [3, 7],
}
export const isClub = (ring) => ring.mechanism.startsWith('club')

/** Which rings there will be: mechanisms and sizes that add up to the market's share of `count` firms. */
export const ringQuota = (world, count) => {
  const rng = world.rng.rings
  const { ringShare, mechanisms } = world.market
  const quota = []
  let left = ringShare > 0 ? Math.max(3, Math.round(ringShare * count)) : 0
  while (left >= 2) {
    const mechanism = rng.weighted(Object.keys(mechanisms), (m) => mechanisms[m])
    const [lo, hi] = SIZES[mechanism]
    let size = Math.min(left, rng.int(lo, hi))
    if (left - size === 1) size++
    quota.push({ mechanism, size })
    left -= size
  }
  return quota
}

/** Habits of a ring: what it does at one desk when it is careless, and how its prices are set. */
const drawHabits = (world, rng, mechanism) => {
  const [lo, hi] = world.market.discipline
  const discipline = lo + (hi - lo) * rng.pick([rng.u(), rng.u() ** 0.4, rng.u() ** 2])
  const habit = (likely) => (rng.chance(0.15) ? 0 : likely * rng.range(0.4, 1.6))
  return {
    discipline,
    learns: rng.chance(0.4) ? rng.range(0, 0.35) : 0,
    separate: rng.chance(discipline ** 2),
    channels: {
      author: habit(0.8),
      dongle: habit(0.6),
      template: habit(0.35),
      upload: habit(0.6),
      purchase: habit(0.35),
      deposit: habit(mechanism === 'broker' ? 0.25 : 0.35),
      agent: habit(0.12),
      contact: habit(0.15),
    },
    attendance: rng.range(0.55, 1),
    earnest: rng.chance(0.5) ? rng.range(0, 0.12) : 0,
    cover: rng.weighted(['ladder', 'scatter', 'tight', 'own', 'top'], (s) =>
      s === 'own' || s === 'scatter' ? 0.5 + 1.5 * discipline : 1.2 - discipline,
    ),
    step: rng.logUniform(0.003, 0.02),
    greed: rng.range(0.2, 1),
    carpet: rng.chance(0.5),
    abstain: rng.range(0.3, 0.95),
    leader: rng.range(0.3, 0.9),
    byBuyer: rng.chance(0.5),
  }
}

const newRing = (world, { mechanism }, firms, desk) => {
  const rng = world.rng.rings
  const length = world.market.years * 365
  const start = world.start + Math.floor(rng.chance(0.4) ? 0 : rng.u() * length * 0.5)
  const end = rng.chance(0.5) ? world.start + length : start + Math.floor(length * rng.range(0.25, 0.6))
  const rest = start + Math.floor((end - start) * rng.u())
  const ring = {
    id: world.rings.length,
    mechanism,
    desk,
    start,
    end,
    rest: rng.chance(0.5) ? [rest, rest + rng.int(40, 200)] : undefined,
    wins: new Map(),
    target: Math.round(rng.logUniform(...world.market.acts)),
    members: [],
    acts: [],
    ...drawHabits(world, rng, mechanism),
  }
  for (const firm of firms) {
    firm.ring = ring
    const late = firms.indexOf(firm) > 1 && rng.chance(0.2)
    ring.members.push({
      firm,
      from: late ? start + Math.floor((end - start) * 0.4 * rng.u()) : start,
      to: end,
    })
  }
  world.rings.push(ring)
  return ring
}

/** What a careless controller leaves in the registers about his shells. */
const leaveRegisterTraces = (world, rng, ring, controller) => {
  const slip = (p) => rng.chance(p * (1 - ring.discipline))
  const first = ring.members[0].firm
  for (const { firm } of ring.members) {
    if (slip(0.5)) firm.office = ring.desk.place
    firm.registeredAt = slip(0.35) ? ring.desk.place : firm.office
    if (slip(0.25)) firm.phone = controller.phone
    if (slip(0.3)) firm.shareholders.push({ person: controller, share: rng.pick([5, 10, 20]) })
    if (slip(0.3) && firm !== first) employ(firm, ring.desk.staff[0], 'clerk', world.start - 30)
    if (slip(0.3)) firm.bookkeeper = first.bookkeeper
    if (slip(0.15) && firm !== first) ring.owned = [first, firm]
  }
}

/** Shells of one controller: a firm that works and others that exist for its bids. */
const foundShells = (world, plan) => {
  const rng = world.rng.rings
  const trade = rng.weighted(world.trades, (t) => t.share)
  const town = rng.pick(world.towns)
  const controller = bear(world, town)
  const idle = rng.range(0.02, 0.6)
  const firms = []
  for (let i = 0; i < plan.size; i++) {
    const near = rng.chance(0.6) ? town : undefined
    const firm = openFirm(world, { small: i > 0, boss: i === 0 ? controller : undefined, trade, town: near })
    firm.size = Math.max(firm.size, rng.range(0.1, 0.7))
    if (i) firm.activity *= idle
    firms.push(firm)
  }
  const desk = openDesk(world, town, rng.int(1, 3), plan.size, rng.int(1, 3))
  const ring = newRing(world, plan, firms, desk)
  leaveRegisterTraces(world, rng, ring, controller)
}

/** Founds the rings whose firms do not exist before them. */
export const foundRings = (world, quota) => {
  for (const plan of quota) if (plan.mechanism === 'shells') foundShells(world, plan)
}

const free = (firms) => firms.filter((f) => !f.ring && !f.family && !f.group)

/** The `n` free firms that suit best, by a score with some chance in it (smaller is better). */
const nearest = (rng, firms, n, score) =>
  free(firms)
    .map((firm) => ({ firm, s: score(firm) + 0.5 * rng.u() }))
    .sort((a, b) => a.s - b.s || a.firm.index - b.firm.index)
    .slice(0, n)
    .map((x) => x.firm)

/**
 * Members among firms that exist: a broker's stable, hired licences, a writer's clients, owners who know
 * each other.
 */
const recruit = (world, rng, { mechanism, size }) => {
  const first = rng.pick(free(world.firms))
  const near = (f) => distanceOf(f.town, first.town)
  const trade = world.byTrade.get(first.trade)
  if (mechanism === 'writer-ring') {
    const writer = rng.pick(world.services.writers.filter((w) => free(w.clients).length >= size + 1))
    if (writer)
      return {
        firms: nearest(rng, writer.clients, size, (f) => (f.trade === writer.clients[0].trade ? 0 : 1)),
        desk: writer,
      }
  }
  if (mechanism === 'broker') {
    const mixed = rng.chance(0.3) ? world.firms : trade
    return { firms: nearest(rng, mixed, size, (f) => 0.6 * f.activity + 0.3 * near(f)) }
  }
  if (mechanism.startsWith('club'))
    return { firms: nearest(rng, trade, size, (f) => 1.5 * near(f) - 0.2 * f.activity) }
  return { firms: nearest(rng, trade, size, (f) => f.activity + 0.5 * near(f)) }
}

/** Forms the other rings of the quota among the firms of the market. */
export const formRings = (world, quota) => {
  const rng = world.rng.rings
  for (const plan of quota) {
    if (plan.mechanism === 'shells') continue
    const { firms, desk } = recruit(world, rng, plan)
    if (firms.length < 2) continue
    const mechanism = plan.mechanism === 'writer-ring' && !desk ? 'hired' : plan.mechanism
    newRing(
      world,
      { mechanism },
      firms,
      desk ?? openDesk(world, firms[0].town, rng.int(1, 2), firms.length, rng.int(1, 3)),
    )
  }
}
