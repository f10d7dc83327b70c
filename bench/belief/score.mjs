import { FEATURES, levelsOf } from './product.mjs'

const place = Object.fromEntries(FEATURES.map((name, i) => [name, i]))

/** Log odds of a group's features under weights as learn.mjs writes them. */
export const logOdds = ({ base, shapes }, x) => {
  let sum = base
  for (const { feature, bounds, values } of shapes) {
    const at = Math.round(10_000 * x[place[feature]])
    let b = 0
    while (b < bounds.length && at > bounds[b]) b++
    sum += values[b]
  }
  return sum / 1000
}

export const chance = (odds) => 1 / (1 + Math.exp(-odds))

/**
 * Levels of a market's groups as the product would have them, given the log odds of each without the prior.
 */
export const beliefLevels = (groups, oddsOf, settings) => {
  const levels = levelsOf(
    groups.map((group) => ({
      members: group.places,
      rules: group.level,
      chance: chance(oddsOf(group) + settings.prior),
      joined: group.joined,
      byBehaviour: group.byBehaviour,
      bare: !group.shown,
    })),
    settings,
  )
  return new Map(groups.map((group, i) => [group, levels[i]]))
}

/** What an officer sees of markets, given the level of every group. */
export const tally = (markets, levelOf) => {
  const sum = {
    rings: 0,
    found: 0,
    red: 0,
    redTrue: 0,
    yellow: 0,
    yellowTrue: 0,
    innocent: 0,
    innocentRed: 0,
  }
  for (const market of markets) {
    sum.rings += market.rings.length
    const found = new Set()
    const named = new Set()
    const namedRed = new Set()
    for (const group of market.groups) {
      const level = levelOf(group, market)
      if (level === 'green') continue
      sum[level]++
      if (group.true) sum[`${level}True`]++
      if (group.jaccard >= 0.5) found.add(group.ring)
      for (const member of group.innocent) {
        named.add(member)
        if (level === 'red') namedRed.add(member)
      }
    }
    sum.found += found.size
    sum.innocent += named.size
    sum.innocentRed += namedRed.size
  }
  return sum
}

/** By tenth of the chance: groups, mean chance, share of rings. */
export const reliability = (pairs) => {
  const tenths = Array.from({ length: 10 }, () => ({ n: 0, chance: 0, rings: 0 }))
  for (const { p, isRing } of pairs) {
    const tenth = tenths[Math.min(9, Math.floor(10 * p))]
    tenth.n++
    tenth.chance += p
    if (isRing) tenth.rings++
  }
  return tenths
}
