// Innocent ties between firms: families, declared groups, moonlighters, friends who lend a dongle.

import { openFirm } from './firms.mjs'
import { bear } from './people.mjs'
import { SURNAMES } from './words.mjs'

/** What firms shared without colluding: one entry a thing, with who used it on which lot. */
export const noteShared = (world, type, thing, firm, lot) => {
  let things = world.ledger.get(type)
  if (!things) world.ledger.set(type, (things = new Map()))
  const entry = things.get(thing)
  if (entry) entry.uses.push({ firm, lot })
  else things.set(thing, { type, uses: [{ firm, lot }] })
}

/**
 * A family's firms: brothers and in-laws, each his own boss, perhaps with a share in another's, in near
 * trades.
 */
const makeFamily = (world, rng, count) => {
  const surname = rng.pick(SURNAMES)
  const town = rng.pick(world.towns)
  const trade = rng.weighted(world.trades, (t) => t.share)
  const one = rng.chance(0.4)
  const firms = []
  for (let i = 0; i < count; i++) {
    const firm = openFirm(world, {
      boss: bear(world, town, rng.chance(0.7) ? surname : undefined),
      trade: rng.chance(0.7) ? trade : undefined,
      town: rng.chance(0.7) ? town : undefined,
    })
    if (one && i) {
      firm.office = firms[0].office
      firm.registeredAt = firm.office
      if (rng.chance(0.4)) firm.phone = firms[0].phone
    }
    if (i && rng.chance(0.6))
      firm.shareholders.push({ person: firms[0].boss, share: rng.pick([10, 20, 30, 40]) })
    if (i && rng.chance(0.3)) firm.bookkeeper = firms[0].bookkeeper
    firms.push(firm)
  }
  for (const firm of firms) {
    const others = firm.shareholders.slice(1).reduce((sum, s) => sum + s.share, 0)
    firm.shareholders[0].share = Math.max(5, 100 - others)
    firm.family = firms
  }
  world.families.push(firms)
}

/** A declared group: a parent holds the others, and may pay for them from the treasury. */
const makeGroup = (world, rng, count) => {
  const parent = openFirm(world, {})
  const firms = [parent]
  for (let i = 1; i < count; i++)
    firms.push(openFirm(world, { town: rng.chance(0.5) ? parent.town : undefined }))
  const group = {
    id: `JT${rng.digits(4)}`,
    name: `${parent.name.slice(2, 4)}集团`,
    firms,
    treasury: rng.chance(0.4) ? rng.range(0.1, 0.7) : 0,
    declared: rng.chance(0.75),
    shares: firms.map(() => rng.pick([1, 0.8, 0.67, 0.51])),
  }
  for (const firm of firms) firm.group = group
  world.groups.push(group)
}

/** Opens families and groups for the market's shares of `count` firms, then single firms up to `count`. */
export const openInnocents = (world, count) => {
  const rng = world.rng.ties
  const { family, group } = world.market.rates
  for (let left = Math.round(count * family); left >= 2; ) {
    const n = Math.min(left, rng.int(2, 4))
    makeFamily(world, rng, n)
    left -= n
  }
  for (let left = Math.round(count * group); left >= 2; ) {
    const n = Math.min(left, rng.int(2, 4))
    makeGroup(world, rng, n)
    left -= n
  }
  while (world.firms.length < count) openFirm(world)
}

/** Estimators who also write for another firm in the evening, and firms that borrow a friend's dongle. */
export const befriend = (world) => {
  const rng = world.rng.ties.fork('friends')
  const { moonlight, dongleFriend, freelance } = world.market.rates
  const same = (firm) => world.firms.filter((f) => f !== firm && f.trade === firm.trade && !f.ring)
  const agents = Array.from({ length: 1 + Math.round(world.firms.length / 120) }, () =>
    bear(world, world.towns[0]),
  )
  for (const firm of world.firms) {
    if (firm.ring) continue
    if (!firm.writer && rng.chance(moonlight)) {
      const other = rng.pick(same(firm))
      if (other?.staff.estimator.length)
        firm.moonlighter = { person: rng.pick(other.staff.estimator), from: other }
    }
    if (rng.chance(dongleFriend)) {
      const friend = rng.pick(same(firm))
      if (friend?.dongles.length) firm.dongleFrom = friend
    }
    if (rng.chance(freelance)) firm.freelancer = rng.pick(agents)
  }
}
