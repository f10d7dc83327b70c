import { uploadFrom } from './bid-row.js'
import { allow, DECOYS, type Decoy } from './decoy-kinds.js'
import { carrierPrefix, type Firm } from './firms.js'
import { Random } from './random.js'
import type { World } from './world.js'

/** How many decoys a market of this size has when the caller does not say. */
export const usualDecoys = (bidders: number): number =>
  Math.round(Math.max(bidders / 34, Math.min(14, bidders / 12)))

const chooseFirms = (world: World, decoy: Decoy, rng: Random): Firm[] => {
  const [least, most] = decoy.firms
  const wanted = rng.int(least, Math.max(least, Math.min(most, Math.round(world.firms.length / 22))))
  const seed = rng.pick(world.firms)
  const near = world.firms.filter(
    (f) => f.ring < 0 && !f.decoy && f.region === seed.region && (!decoy.oneTrade || f.trade === seed.trade),
  )
  return rng.sample(near, wanted)
}

/**
 * The trading centres' terminals, where anybody may upload; the home county's are on the allowlist. Part of
 * no group.
 */
const openCentres = (world: World, regions: number): void => {
  for (let region = 0; region < regions; region++) {
    const rng = new Random(world.seed, 'centre', region)
    const machine = world.mint.machine(rng)
    const ip = world.mint.ip(rng, carrierPrefix(region, 0))
    if (region === 0)
      allow(
        world,
        [['ip', ip], ...machine.macs.map((mac): [string, string] => ['mac', mac])],
        '交易中心公用终端',
      )
    world.everybody.push((row, { lot, rng: draw }) => {
      if (lot.region !== region || !draw.chance(0.03)) return
      uploadFrom(row, machine)
      row.ip = ip
    })
  }
}

/** Plants `count` decoys among firms that belong to no ring and no other decoy. */
export const plantDecoys = (world: World, count: number, regions: number): void => {
  openCentres(world, regions)
  for (let index = 0; index < count; index++) {
    const rng = new Random(world.seed, 'decoy', index)
    const decoy = DECOYS[index % DECOYS.length]!
    const id = `D${String(index + 1).padStart(4, '0')}`
    let firms: Firm[] = []
    for (let tries = 0; tries < 40 && firms.length < decoy.firms[0]; tries++)
      firms = chooseFirms(world, decoy, rng)
    if (firms.length < decoy.firms[0]) continue
    for (const firm of firms) {
      firm.decoy = true
      world.registers.truth.push({ ring_id: id, bidder_id: firm.id, kind: 'decoy', note: decoy.name })
    }
    decoy.plant(world, firms, id, rng)
  }
}
