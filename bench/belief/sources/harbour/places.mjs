// Places and their gateways: who sits at the same place at the same time goes out through the same address.

import { landline } from './identifiers.mjs'
import { hash32 } from './prng.mjs'
import { STREETS, TOWNS } from './words.mjs'

/** Towns with coordinates in the unit square; the first is the seat of the trading centre. */
export const makeTowns = (rng, count) =>
  TOWNS.slice(0, count).map((name, i) => ({
    name: `${name}${i % 3 === 2 ? '乡' : i === 0 ? '街道' : '镇'}`,
    x: i === 0 ? 0.5 : rng.u(),
    y: i === 0 ? 0.5 : rng.u(),
  }))

export const distanceOf = (a, b) => Math.hypot(a.x - b.x, a.y - b.y)

/** Carriers: a pool of public addresses behind which many subscribers sit, and one of leased addresses. */
export const makeCarriers = (rng) =>
  [
    ['117.136', '112.17'],
    ['115.205', '60.177'],
    ['101.69', '124.90'],
  ].map(([natHead, leaseHead], id) => ({
    id,
    share: rng.range(0.2, 1),
    leaseHead,
    nat: Array.from({ length: rng.int(3, 24) }, () => `${natHead}.${rng.int(0, 255)}.${rng.int(1, 254)}`),
  }))

/**
 * How a new place is connected: a fixed line, a leased address that changes, or the carrier's shared
 * addresses.
 */
const connect = (world, rng, fixed) => {
  const carrier = rng.weighted(world.carriers, (c) => c.share)
  const u = rng.u()
  const { nat, dynamic } = world.market.rates
  const mode = fixed ? 'fixed' : u < nat ? 'nat' : u < nat + (1 - nat) * dynamic ? 'leased' : 'fixed'
  const ip = `${carrier.leaseHead}.${rng.int(0, 255)}.${rng.int(1, 254)}`
  return { mode, carrier, ip, lease: rng.pick([1, 3, 7, 30, 90]), subnet: rng.int(0, 60) }
}

/** Opens a place of a kind (office, home, incubator, print-shop, hotel, centre) in a town. */
export const openPlace = (world, kind, town, fixed = false) => {
  const rng = world.rng.places
  const place = {
    id: world.places.length,
    kind,
    town,
    address: `${world.regionName}${town.name}${rng.pick(STREETS)}${rng.int(1, 320)}号`,
    room: kind === 'office' ? `${rng.int(1, 18)}0${rng.int(1, 9)}室` : '',
    phone: landline(rng),
    net: connect(world, rng, fixed),
  }
  world.places.push(place)
  return place
}

/** The public address of a place at a minute. */
export const addressAt = (place, minute) => {
  const { mode, carrier, ip, lease, subnet } = place.net
  if (mode === 'fixed') return ip
  if (mode === 'nat')
    return carrier.nat[hash32(`n${place.id}/${Math.floor(minute / 720)}`) % carrier.nat.length]
  const h = hash32(`l${place.id}/${Math.floor(minute / 1440 / lease)}`)
  return `${carrier.leaseHead}.${subnet + (h & 3)}.${1 + ((h >>> 8) % 254)}`
}

/** The public address of somebody's telephone used as a hotspot. */
export const hotspotAt = (world, person, minute) => {
  const h = hash32(`h${person.id}/${Math.floor(minute / 360)}`)
  const carrier = world.carriers[person.id % world.carriers.length]
  return carrier.nat[h % carrier.nat.length]
}
