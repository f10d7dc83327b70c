import * as id from './identity.mjs'
import { appetiteOf, castRing, drawLevel, leaveBy, openLots, openRing, priceBy, takeLots } from './ring.mjs'

/** Collusion between owners who keep their own desks: who comes, at what price, whose turn. */

const OWN_SLIPS = ['ip', 'author', 'payer', 'phone', 'guid', 'lock', 'download']
const open = (lot) => lot.method === 'open'

const startRing = (r, m, mechanism, size, [lo, hi]) => {
  const cast = castRing(r, m, Math.min(size, r.int(lo, hi)))
  return { cast, c: openRing(m, mechanism, cast.members, drawLevel(r, m)) }
}

const workLots = (r, m, c, cast, plan, filter = () => true) => {
  const near = openLots(m, { ...cast, filter })
  const lots = near.length >= 12 ? near : openLots(m, { ...cast, place: null, filter })
  takeLots(r, m, c, lots, { count: appetiteOf(r, m, lots), ...plan })
}

const price = (lot) => lot.evaluation === 'lowest-price' || lot.evaluation === 'average-price'

/** Owners take turns; who is not in turn covers, or now and then stays away. */
export const rotation = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'rotation', size, [4, 6])
  const away = r.range(0, 0.3)
  const attend = (i) => c.members.filter((_, j) => j === i % c.members.length || !r.chance(away))
  workLots(
    r,
    m,
    c,
    cast,
    { attend, winner: (i) => c.members[i % c.members.length], outsiders: [0, 3] },
    price,
  )
  priceBy(c, r.pick(['spread', 'scatter', 'high']))
  leaveBy(c, OWN_SLIPS)
  return c
}

/** Cover bids stand at fixed steps above the winner's. */
export const steps = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'cover-steps', size, [3, 6])
  const boss = c.members[0]
  const rate = r.range(0.4, 0.95)
  const winner = (_i, who) => (r.chance(rate) ? boss : r.pick(who))
  workLots(
    r,
    m,
    c,
    cast,
    { attend: () => c.members, winner, outsiders: [0, 2] },
    (lot) => lot.evaluation !== 'average-price',
  )
  priceBy(c, 'steps')
  leaveBy(c, OWN_SLIPS)
  return c
}

/** Under average-bid rules a crowd of covers moves the average to one of them. */
export const average = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'average-pull', size, [5, 15])
  const attend = () => r.sample(c.members, Math.max(4, Math.round(c.members.length * r.range(0.6, 1))))
  const few = r.chance(0.5)
  const winner = (_i, who) => (few ? (who.find((firm) => firm === c.members[0]) ?? who[0]) : r.pick(who))
  workLots(
    r,
    m,
    c,
    cast,
    { attend, winner, outsiders: [3, 12] },
    (lot) => open(lot) && lot.evaluation === 'average-price',
  )
  priceBy(c, 'pull')
  leaveBy(c, ['payer', 'author', 'ip', 'lock', 'machine', 'authoring'])
  return c
}

/** Each has its townships: there it wins, and the others cover or stay out. */
export const territory = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'territory', size, [3, 5])
  const towns = r.shuffle((cast.place ?? r.pick(m.places)).townships)
  const owner = new Map(towns.map((town, i) => [town, c.members[i % c.members.length]]))
  const cover = r.range(0.35, 0.9)
  const ownerOf = (lot) => owner.get(lot.buyer.township) ?? c.members[lot.index % c.members.length]
  const attend = (_i, lot) => c.members.filter((firm) => firm === ownerOf(lot) || r.chance(cover))
  workLots(r, m, c, cast, { attend, winner: (_i, _who, lot) => ownerOf(lot), outsiders: [0, 3] }, price)
  priceBy(c, r.pick(['high', 'spread']))
  leaveBy(c, OWN_SLIPS)
  return c
}

/** A buyer's favourite brings two escorts to that buyer's lots. */
export const favourite = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'favourite-escorts', size, [3, 3])
  const lots = openLots(m, { trade: cast.trade })
  const byBuyer = new Map()
  for (const lot of lots) byBuyer.set(lot.buyer, [...(byBuyer.get(lot.buyer) ?? []), lot])
  const ranked = [...byBuyer.values()].sort((a, b) => b.length - a.length)
  const mine = ranked.slice(0, ranked[0]?.length >= 8 ? 1 : 4).flat()
  const taken = takeLots(r, m, c, mine, {
    count: Math.max(4, Math.round(mine.length * r.range(0.5, 1))),
    attend: () => c.members,
    winner: () => c.members[0],
    outsiders: r.pick([
      [0, 0],
      [0, 1],
    ]),
  })
  for (const lot of taken) if (lot.ring === c && r.chance(0.9)) lot.favour = c.members[0]
  priceBy(c, r.pick(['high', 'spread', 'cluster']))
  leaveBy(c, [...OWN_SLIPS, 'account', 'machine'])
  return c
}

/** A few collude among many outsiders, and win no more than now and then. */
export const partial = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'partial-ring', size, [3, 5])
  const attend = () => r.sample(c.members, r.int(Math.min(2, c.members.length), c.members.length))
  workLots(r, m, c, cast, { attend, winner: (_i, who) => r.pick(who), outsiders: [4, 11] }, open)
  priceBy(c, r.pick(['scatter', 'spread', 'cluster']))
  leaveBy(c, OWN_SLIPS)
  return c
}

/** The lowest member withdraws, or makes a fatal mistake, so that a dearer one wins. */
export const withdraw = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'low-bid-withdrawn', size, [3, 5])
  workLots(
    r,
    m,
    c,
    cast,
    { attend: () => c.members, winner: (i, who) => who[i % who.length], outsiders: [1, 3] },
    price,
  )
  const rate = r.range(0.4, 0.9)
  priceBy(c, r.pick(['spread', 'scatter']))
  const priced = c.price
  c.price = (s, market) => {
    priced(s, market)
    for (const { lot, members, winner } of c.plans) {
      if (lot.bids.length < 4 || !s.chance(rate)) continue
      const out = lot.byFirm.get(s.pick(members.filter((firm) => firm !== winner)))
      out.ratio = lot.byFirm.get(winner).ratio * s.range(0.94, 0.985)
      out.status = s.chance(0.6) ? 'withdrawn' : 'disqualified'
    }
  }
  leaveBy(c, OWN_SLIPS)
  return c
}

/** Ties a pair over two hops: by two holdings, by a holding's owner, by a supervisor who keeps books. */
const tie = (r, a, b) => {
  const broker = id.person(r)
  const holding = id.creditCode(r, b.place.code)
  b.owners.push({ id: holding, share: r.pick([0.35, 0.6, 0.9]) })
  const way = r.pick(['holdings', 'legal', 'supervisor'])
  const seat = { name: '', person: broker, role: 'shareholder', share: r.pick([0.4, 0.7, 1]), at: holding }
  b.roles.push(seat)
  if (way === 'legal') seat.person = a.legal
  if (way === 'supervisor') Object.assign(seat, { person: a.supervisor, role: 'finance', share: undefined })
  if (way !== 'holdings') return
  const other = id.creditCode(r, a.place.code)
  a.owners.push({ id: other, share: r.pick([0.3, 0.51, 0.8]) })
  a.roles.push({ ...seat, at: other })
}

/** Nothing on the platform: only registers show, over two hops, that one family stands behind the firms. */
export const hidden = (r, m, size) => {
  const { c, cast } = startRing(r, m, 'hidden-owners', size, [3, 5])
  c.ties = true
  for (let i = 1; i < c.members.length; i++) tie(r, c.members[i - 1], c.members[i])
  workLots(r, m, c, cast, { attend: () => c.members, winner: (_i, who) => r.pick(who), outsiders: [0, 4] })
  priceBy(c, r.pick(['scatter', 'spread', 'ordinary']))
  if (c.level === 'faint') leaveBy(c, OWN_SLIPS)
  return c
}
