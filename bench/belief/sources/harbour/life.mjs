// What happens between lots, month by month: people change jobs, machines are mended and sold on, repute
// drifts.

import { buyMachine, repair } from './machines.mjs'
import { bear, dismiss, employ } from './people.mjs'

/** Somebody goes from one firm to another of the trade; the telephone and an own notebook go along. */
const changeJob = (world, rng, firm, person, role, day) => {
  dismiss(firm, person, role, day)
  const near = world.byTrade.get(firm.trade)
  const next = rng.pick(rng.chance(0.75) ? near : world.firms)
  if (next !== firm && rng.chance(0.8)) {
    employ(next, person, role, day + rng.int(1, 20))
    person.moved = true
  }
  if (firm.staff[role].length === 0) employ(firm, bear(world, firm.town), role, day + rng.int(1, 15))
}

/** An office machine is sold; the buyer uses it as it is. */
const sellMachine = (world, rng, firm) => {
  const i = rng.int(0, firm.machines.length - 1)
  const machine = firm.machines[i]
  firm.machines[i] = buyMachine(world)
  const buyer = rng.pick(rng.chance(0.5) ? world.byTrade.get(firm.trade) : world.firms)
  if (buyer === firm) return
  machine.secondHand = true
  buyer.machines[rng.int(0, buyer.machines.length - 1)] = machine
}

/** One month passes for every firm. */
export const passMonth = (world, day) => {
  const rng = world.rng.life
  const { turnover, secondHand, repair: repairs } = world.market.rates
  for (const firm of world.firms) {
    for (const role of ['clerk', 'estimator', 'builder'])
      for (const person of [...firm.staff[role]])
        if (rng.chance(turnover / 12)) changeJob(world, rng, firm, person, role, day)
    if (rng.chance(secondHand / 12)) sellMachine(world, rng, firm)
    if (rng.chance(repairs / 12)) repair(rng, rng.pick(firm.machines))
    if (rng.chance(0.01)) firm.account = `1206${rng.digits(15)}`
  }
}
