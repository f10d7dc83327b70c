import type { Level } from '../domain/grade.js'
import { believerOf } from './belief/believe.js'
import { isByBehaviour, isJoined, levelsOf, type Weighed, yellowFrom } from './belief/policy.js'
import type { BeliefSettings } from './belief/settings.js'
import { type Bench, byRank, evidenceOn, type WeighedRing } from './judge.js'

/**
 * Rings (best first by the rules) with the level that the belief in them allows, best first again. Groups
 * beyond what the settings ask keep the level of the rules.
 */
export const withBelief = (rings: readonly WeighedRing[], bench: Bench): WeighedRing[] => {
  const { belief } = bench.settings
  if (!belief.enabled) return [...rings]
  const asked = rings.slice(0, askedOf(rings, belief)).map(askedBy(bench))
  const rest = rings.slice(asked.length).map((ring) => ({ ring, weighed: unasked(ring) }))
  const all = [...asked, ...rest]
  const levels = levelsOf(
    all.map(({ weighed }) => weighed),
    belief,
  )
  return all.map(({ ring }, i) => settled(ring, levels[i]!, belief)).sort(byRank)
}

/** The ring at its level; a listed one that is not believed is listed for its behaviour. */
const settled = (ring: WeighedRing, level: Level, settings: BeliefSettings): WeighedRing => {
  const { belief } = ring
  if (!belief) return { ...ring, level }
  const from = yellowFrom(belief.bare === true, settings)
  return { ...ring, level, belief: { ...belief, behaviour: level !== 'green' && belief.p < from } }
}

/** Listed groups come first. */
const askedOf = (rings: readonly WeighedRing[], { most, mostGreen }: BeliefSettings): number => {
  const listed = rings.filter(({ level }) => level !== 'green').length
  return Math.min(most, listed + mostGreen)
}

/** Each ring with its belief and with what else decides on its level. */
const askedBy = (bench: Bench): ((ring: WeighedRing) => { ring: WeighedRing; weighed: Weighed }) => {
  const believe = believerOf(bench.market, bench.settings.belief.prior)
  return (ring) => {
    const { members } = ring.draft
    const items = evidenceOn(members, bench)
    const belief = believe(members, items)
    const weighed = {
      members,
      rules: ring.level,
      chance: belief.p,
      joined: isJoined(items, members.length),
      byBehaviour: isByBehaviour(items),
      bare: belief.bare === true,
    }
    return { ring: { ...ring, belief }, weighed }
  }
}

const unasked = ({ draft, level }: WeighedRing): Weighed => ({
  members: draft.members,
  rules: level,
  chance: undefined,
  joined: false,
  byBehaviour: false,
  bare: false,
})
