import type { Seat } from './attendance.js'
import type { Firm } from './firms.js'
import type { Lot } from './lots.js'
import { type Kit, type Mechanism, makeKit } from './mechanisms.js'
import type { Cover } from './prices.js'
import { Random } from './random.js'
import type { World } from './world.js'

/** A ring at work: who, where, how often, and whose turn it is to win. */
export interface PlannedRing {
  id: string
  index: number
  mechanism: Mechanism
  members: Firm[]
  kit: Kit
  trade: number
  regions: number[]
  /** chance that it takes a lot of its market */
  appetite: number
  discipline: number
  style: Cover['style']
  /** the first member wins whenever it comes; else they take turns */
  fixedWinner: boolean
  /** chance that a bid shows its work at all */
  strength: number
  round: number
}

/** How many rings a market of this size has when the caller does not say. */
export const usualRings = (bidders: number): number =>
  Math.round(Math.max(bidders / 40, Math.min(9, bidders / 12)))

const free = (firms: readonly Firm[], trade: number): Firm[] =>
  firms.filter((f) => f.trade === trade && f.ring < 0 && !f.decoy)

/** Members of one trade, neighbours in size, mostly from one region. */
const chooseMembers = ({ firms, trades }: World, rng: Random): Firm[] => {
  for (let tries = 0; tries < 60; tries++) {
    const trade = rng.weighted(trades)
    const pool = free(firms, trade)
    const wanted = rng.pick([3, 3, 4, 4, 5, 5, 6, 7, 8])
    if (pool.length < wanted * 2) continue
    const centre = rng.pick(pool)
    return pool
      .map((f) => ({
        f,
        d: Math.abs(f.size - centre.size) + (f.region === centre.region ? 0 : 0.9) + 0.4 * rng.float(),
      }))
      .sort((x, y) => x.d - y.d || x.f.index - y.f.index)
      .slice(0, wanted)
      .map(({ f }) => f)
  }
  return []
}

const strengthOf = ({ strength: [least, most] }: RingPlan, rng: Random): number =>
  least === most ? least : rng.between(least, most)

/** The ring's own market: its trade at home, and further regions until there are lots enough. */
const chooseMarket = (home: number, perRegion: readonly number[], wanted: number, rng: Random) => {
  const order = [home, ...rng.shuffle(perRegion.map((_, r) => r).filter((r) => r !== home))]
  const regions: number[] = []
  let lots = 0
  for (const r of order) {
    if (lots >= wanted * 1.8) break
    regions.push(r)
    lots += perRegion[r]!
  }
  return { regions, appetite: Math.min(0.7, Math.max(0.04, wanted / Math.max(1, lots))) }
}

/**
 * The rings of a market: how many, how they work, how many lots they take, and how much of their work they
 * show.
 */
export interface RingPlan {
  rings: number
  mechanisms: readonly Mechanism[]
  ringLots: readonly [number, number]
  strength: readonly [number, number]
}

/** Picks members and markets for the rings and plants what they have in common. */
export const planRings = (
  world: World,
  plan: RingPlan,
  lots: number,
  regionWeights: readonly number[],
): PlannedRing[] => {
  const sum = regionWeights.reduce((s, w) => s + w, 0)
  const trades = world.trades.reduce((s, w) => s + w, 0)
  const out: PlannedRing[] = []
  for (let index = 0; index < plan.rings; index++) {
    const rng = new Random(world.seed, 'ring', index)
    const members = chooseMembers(world, rng)
    if (members.length === 0) break
    const mechanism = plan.mechanisms[index % plan.mechanisms.length]!
    const trade = members[0]!.trade
    const perRegion = regionWeights.map((w) => (lots * world.trades[trade]! * w) / trades / sum)
    const market = chooseMarket(members[0]!.region, perRegion, rng.int(...plan.ringLots), rng)
    const kit = makeKit(world, members[0]!.region, rng)
    const id = `R${String(index + 1).padStart(4, '0')}`
    for (const firm of members) {
      firm.ring = index
      firm.activity *= 0.6
      world.registers.truth.push({ ring_id: id, bidder_id: firm.id, kind: 'ring', note: mechanism.name })
    }
    mechanism.prepare?.(world, members, kit, rng)
    const style = rng.pick(['scatter', 'scatter', 'ladder', 'ratio', 'crowd'] as const)
    out.push({
      id,
      index,
      mechanism,
      members,
      kit,
      trade,
      ...market,
      discipline: rng.between(0.72, 0.95),
      style,
      fixedWinner: rng.chance(0.35),
      strength: strengthOf(plan, rng),
      round: 0,
    })
  }
  return out
}

export const marketKey = (trade: number, region: number): number => trade * 1000 + region

/** The rings by trade and region, so that a lot finds those that may want it. */
export const ringsByMarket = (rings: readonly PlannedRing[]): Map<number, PlannedRing[]> => {
  const map = new Map<number, PlannedRing[]>()
  for (const ring of rings)
    for (const region of ring.regions) {
      const key = marketKey(ring.trade, region)
      map.set(key, [...(map.get(key) ?? []), ring])
    }
  return map
}

/** Who of the ring comes to this lot, and how it arranges the prices; nothing when it stays away. */
export const ringSeats = (
  ring: PlannedRing,
  lot: Lot,
  rng: Random,
): { seats: Seat[]; cover: Cover } | undefined => {
  if (!rng.chance(ring.appetite)) return undefined
  const coming = ring.members.filter((firm) => firm.entered <= lot.day && rng.chance(ring.discipline))
  if (coming.length < 2) return undefined
  const head = ring.fixedWinner ? coming.find((firm) => firm === ring.members[0]) : undefined
  const winner = (head ?? coming[ring.round % coming.length]!).index
  ring.round++
  return {
    seats: rng.shuffle(coming).map((firm) => ({ firm: firm.index, consortium: 0, ring: ring.index })),
    cover: { winner, style: ring.style },
  }
}
