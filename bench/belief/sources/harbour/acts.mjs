// When a ring acts: which lots it takes up, who goes along, whose turn it is, who stays away, who quarrels.

import { hash32 } from './prng.mjs'
import { isClub } from './rings.mjs'

const awake = (ring, day) =>
  day >= ring.start && day <= ring.end && !(ring.rest && day >= ring.rest[0] && day <= ring.rest[1])

const suits = (ring, lot) => ring.members.some((m) => m.firm.trade === lot.trade) && awake(ring, lot.day)

/** Rings like lots that few others want (a factor on the pace). */
const quiet = (lot) => (lot.interest < 0.8 ? 1.8 : lot.interest < 1.15 ? 1 : 0.4)

/** Sets every ring's chance to act on a lot that suits it, so that it acts about as often as it means to. */
export const setPace = (world, lots) => {
  for (const ring of world.rings) {
    const suited = lots.filter((lot) => suits(ring, lot))
    ring.left = suited.length
    ring.pace = Math.min(
      0.6,
      ring.target /
        Math.max(
          1,
          suited.reduce((sum, lot) => sum + quiet(lot), 0),
        ),
    )
  }
}

/** The member to whom a lot belongs under a division of the market by town or buyer. */
const ownerOf = (ring, lot, members) => {
  const ground = ring.byBuyer ? lot.buyer.id : lot.town.name
  return members[hash32(`${ring.id}/${ground}`) % members.length]
}

const worth = (ring, firm) => ring.wins.get(firm) ?? 0

/**
 * Who is to win: the owner of the ground, the one who has had least, the leader, or the one who asked for
 * it.
 */
const designate = (rng, ring, lot, going) => {
  if (ring.mechanism === 'club-division') {
    const owner = ownerOf(
      ring,
      lot,
      ring.members.map((m) => m.firm),
    )
    return going.includes(owner) ? owner : going[0]
  }
  if (ring.mechanism === 'club-rotation')
    return going.reduce((best, f) => (worth(ring, f) < worth(ring, best) ? f : best))
  return rng.chance(ring.leader) && going.includes(ring.members[0].firm)
    ? ring.members[0].firm
    : rng.pick(going)
}

/** Discipline on a day: some rings learn. */
const disciplineAt = (world, ring, day) =>
  1 - (1 - ring.discipline) * Math.max(0, 1 - (ring.learns * (day - world.start)) / 365)

/** What one ring does on one lot: who goes, for whom, and which work is done at one desk. */
const makeAct = (world, rng, ring, lot, going) => {
  const care = disciplineAt(world, ring, lot.day)
  const central = {}
  for (const [channel, p] of Object.entries(ring.channels))
    central[channel] = !isClub(ring) && rng.chance(p * (1 - care))
  const act = { ring, lot, care, central, going, designated: designate(rng, ring, lot, going), traces: 0 }
  act.person = rng.pick(ring.desk.staff)
  act.machine = rng.pick(ring.desk.machines)
  act.dongle = rng.pick(ring.desk.dongles)
  act.clock = lot.opens - rng.int(40, 2400)
  if (rng.chance(ring.earnest)) act.rebel = rng.pick(going.filter((f) => f !== act.designated))
  return act
}

/** The act of one ring on a lot, or none. */
const decide = (world, rng, ring, lot) => {
  if (!suits(ring, lot)) return undefined
  const late = ring.left-- < 6 && ring.acts.length < 2
  if (!rng.chance(late ? 1 : ring.pace * quiet(lot))) return undefined
  const ready = ring.members
    .filter((m) => lot.day >= m.from && lot.day <= m.to && (m.firm.trade === lot.trade || rng.chance(0.4)))
    .map((m) => m.firm)
  const most = ring.mechanism === 'broker' ? rng.int(3, 6) : ready.length
  let going = rng.shuffle(ready.filter(() => rng.chance(ring.attendance))).slice(0, most)
  if (going.length < 2) going = rng.sample(ready, 2)
  return going.length < 2 ? undefined : makeAct(world, rng, ring, lot, going)
}

/** Firms that keep off a lot because a ring told them to. */
const keepOff = (rng, ring, lot, act, away) => {
  for (const { firm } of ring.members) {
    if (act && !act.going.includes(firm) && rng.chance(0.9)) away.add(firm)
    const others = ring.mechanism === 'club-division' && !act && suits(ring, lot)
    if (
      others &&
      ownerOf(
        ring,
        lot,
        ring.members.map((m) => m.firm),
      ) !== firm &&
      rng.chance(ring.abstain)
    )
      away.add(firm)
  }
}

/** All acts on a lot: `acts`, and the firms that stay `away`. */
export const actsOn = (world, lot) => {
  const rng = world.rng.acts
  const acts = []
  const away = new Set()
  for (const ring of world.rings) {
    const act = decide(world, rng, ring, lot)
    if (act) acts.push(act)
    keepOff(rng, ring, lot, act, away)
  }
  return { acts, away }
}

/** After the award: the ring counts its wins; after a bid in earnest the rebel may leave for good. */
export const settleAct = (world, act) => {
  const { ring, lot } = act
  ring.acts.push(act)
  if (act.going.includes(lot.winner)) ring.wins.set(lot.winner, worth(ring, lot.winner) + lot.estimate)
  if (!act.rebel || !world.rng.acts.chance(0.25)) return
  for (const member of ring.members) if (member.firm === act.rebel) member.to = lot.day
}
