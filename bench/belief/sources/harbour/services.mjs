// Those who serve many firms: bid-writers, print shops, hotels, the trading centre, bookkeepers, incubators.

import { bankAccount } from './identifiers.mjs'
import { buyMachine } from './machines.mjs'
import { bear } from './people.mjs'
import { openPlace } from './places.mjs'

const times = (n, make) => Array.from({ length: n }, (_, i) => make(i))

/** A pricing-software dongle. */
export const buyDongle = (rng) => ({ no: `${rng.pick(['GL', 'XD', 'PM'])}-${rng.digits(8)}` })

/** A desk at which files are made: a place, people, machines, dongles, an account to pay from. */
export const openDesk = (world, town, people, machines, dongles, kind = 'office') => {
  const rng = world.rng.services
  const staff = times(people, () => bear(world, town))
  return {
    id: world.desks++,
    place: openPlace(world, kind, town),
    staff,
    machines: times(machines, () => buyMachine(world)),
    dongles: times(dongles, () => buyDongle(rng)),
    account: bankAccount(rng),
    purchaseAccount: `GM${rng.digits(7)}`,
    uploadAccount: `dl${rng.digits(6)}`,
    company: `${world.cityName}${staff[0].name.slice(-1)}和工程咨询有限公司`,
    rounding: rng.int(0, 3),
    clients: [],
  }
}

/** A place open to anybody, with machines of its own. */
const publicPlace = (world, kind, town, machines) => ({
  place: openPlace(world, kind, town, true),
  machines: times(machines, () => buyMachine(world)),
})

/** All services of a market of `firms` firms; how many firms use them is settled with the firms. */
export const openServices = (world, firms) => {
  const rng = world.rng.services
  const town = () => rng.weighted(world.towns, (t) => (t === world.towns[0] ? 3 : 1))
  const writers = Math.max(2, Math.round(firms * rng.logUniform(0.008, 0.04)))
  return {
    writers: times(writers, () => {
      const people = rng.int(1, 6)
      return openDesk(world, town(), people, Math.max(1, people - rng.int(0, 2)), rng.int(1, 3))
    }),
    printShops: times(rng.int(1, 6), () => publicPlace(world, 'print-shop', town(), rng.int(1, 3))),
    hotels: times(rng.int(1, 4), () => publicPlace(world, 'hotel', world.towns[0], 1)),
    centre: publicPlace(world, 'centre', world.towns[0], rng.int(2, 8)),
    bookkeepers: times(Math.max(1, Math.round(firms / rng.int(25, 90))), () => {
      const at = town()
      return { place: openPlace(world, 'office', at), person: bear(world, at) }
    }),
    incubators: times(rng.int(1, 1 + Math.ceil(firms / 120)), () => openPlace(world, 'incubator', town())),
  }
}
