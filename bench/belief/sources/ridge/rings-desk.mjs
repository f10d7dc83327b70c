import * as id from './identity.mjs'
import { appetiteOf, castRing, drawLevel, leaveBy, openLots, openRing, priceBy, takeLots } from './ring.mjs'

/** Collusion that is run from a desk: somebody makes several bids. Each story opens one ring. */

const everyone = (c) => () => c.members
const anyOf = (r) => (_i, who) => r.pick(who)
const mostOf = (r, c, least) => () =>
  r.sample(c.members, r.int(Math.min(least, c.members.length), c.members.length))

/** Takes the ring's lots as the story says; in its district where there are enough. */
const workLots = (r, m, c, cast, plan) => {
  const near = openLots(m, cast)
  const lots = near.length >= 12 ? near : openLots(m, { ...cast, place: null })
  takeLots(r, m, c, lots, { count: appetiteOf(r, m, lots), attend: everyone(c), winner: anyOf(r), ...plan })
}

/** Shells of one boss: registered in his people's names, uploaded one after the other on a tender day. */
export const bossShells = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.int(3, 6)))
  const c = openRing(m, 'boss-shells', cast.members, drawLevel(r, m))
  const boss = id.person(r)
  const home = id.phone(r)
  c.desk = { ...id.desk(r), payer: boss.name }
  c.hurry = r.chance(0.7)
  for (const firm of r.sample(c.members, r.int(0, c.members.length))) {
    c.ties = true
    firm.roles.push({
      person: boss,
      role: r.pick(['shareholder', 'supervisor', 'manager']),
      from: firm.founded,
    })
    if (r.chance(0.4)) firm.phone = home
    if (r.chance(0.3)) firm.address = c.members[0].address
  }
  workLots(r, m, c, cast, {
    outsiders: r.pick([
      [0, 2],
      [1, 5],
    ]),
  })
  priceBy(c, r.pick(['spread', 'steps', 'cluster', 'scatter']))
  leaveBy(c, [
    'machine',
    'ip',
    'account',
    'lock',
    'author',
    'authoring',
    'payer',
    'phone',
    'email',
    'download',
  ])
  return c
}

/** A broker rents the licences of real firms: their own business goes on beside it. */
export const broker = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.logInt(5, 14)))
  const c = openRing(m, 'licence-broker', cast.members, drawLevel(r, m))
  c.hurry = r.chance(0.4)
  workLots(r, m, c, cast, { attend: mostOf(r, c, 3), outsiders: [0, 6] })
  priceBy(c, r.pick(['pull', 'spread', 'scatter']))
  leaveBy(c, ['machine', 'account', 'lock', 'payer', 'authoring', 'errand', 'download', 'purchase'])
  return c
}

/** One kitchen writes all documents; each firm then uploads its own from its own machine. */
export const kitchen = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.int(3, 7)))
  const c = openRing(m, 'document-kitchen', cast.members, drawLevel(r, m))
  workLots(r, m, c, cast, { attend: mostOf(r, c, 3), outsiders: [0, 4] })
  priceBy(c, r.pick(['steps', 'spread', 'scatter']))
  leaveBy(c, ['authoring', 'guid', 'hash', 'author', 'lock'])
  return c
}

/** An errand man buys the documents, pays the deposits and signs for all. */
export const errand = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.int(3, 6)))
  const c = openRing(m, 'errand-man', cast.members, drawLevel(r, m))
  workLots(r, m, c, cast, { attend: mostOf(r, c, 2), outsiders: [0, 4] })
  priceBy(c, r.pick(['spread', 'high', 'scatter']))
  leaveBy(c, ['phone', 'errand', 'purchase', 'payer', 'download', 'email'])
  return c
}

/** After a penalty the ring goes on, and leaves nothing any more. */
export const careful = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.int(4, 7)))
  const c = openRing(m, 'careful-after-penalty', cast.members, drawLevel(r, m, ['faint', 'silent']))
  const [first, last] = m.span
  const penalty = first + (last - first) * r.range(0.25, 0.6)
  workLots(r, m, c, cast, { attend: mostOf(r, c, 3), outsiders: [0, 3] })
  priceBy(c, r.pick(['steps', 'spread', 'scatter']))
  leaveBy(c, ['machine', 'ip', 'lock', 'author', 'payer', 'phone'], (plan) => plan.lot.opened < penalty)
  return c
}

/** A traceless ring makes one mistake. */
export const slip = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.int(3, 6)))
  const c = openRing(
    m,
    'single-slip',
    cast.members,
    m.profile.levels.silent && r.chance(0.1) ? 'silent' : 'faint',
  )
  c.slips = 1
  workLots(r, m, c, cast, { outsiders: [0, 3] })
  priceBy(c, r.pick(['spread', 'scatter', 'high']))
  leaveBy(c, ['machine', 'ip', 'lock', 'author', 'payer', 'guid', 'authoring', 'phone'])
  return c
}

/** One insider leaves on a day: from then on it bids against the others as anybody. */
export const leaving = (r, m, size) => {
  const cast = castRing(r, m, Math.min(size, r.int(4, 6)))
  const c = openRing(m, 'insider-leaves', cast.members, drawLevel(r, m))
  const [first, last] = m.span
  const exit = first + (last - first) * r.range(0.3, 0.7)
  const gone = c.members[0]
  const attend = (_i, lot) => (lot.opened < exit ? c.members : c.members.slice(1))
  workLots(r, m, c, cast, { attend, winner: (i, who) => who[i % who.length], outsiders: [0, 3] })
  priceBy(c, r.pick(['spread', 'steps']))
  leaveBy(c, ['ip', 'lock', 'author', 'payer', 'authoring', 'phone'])
  gone.activity *= r.range(1.5, 3)
  gone.edge -= r.range(0, 0.02)
  return c
}
