// Machines: bought new, set up from a vendor's image, repaired, handed on.

import { boardSerial, cpuId, diskSerial, macAddress } from './identifiers.mjs'
import { hash32 } from './prng.mjs'

const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/109.0',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) Chrome/86.0',
  'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0)',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Edg/120.0',
]

/**
 * Vendors whose machines all carry what was in the image: a disk's serial, a board's, or both, at times a
 * MAC too.
 */
export const makeImages = (rng, firms) =>
  Array.from({ length: Math.max(2, Math.round(firms / 40)) }, (_, id) => {
    const disk = rng.chance(0.6) ? diskSerial(rng) : ''
    return {
      id,
      cpu: cpuId(rng),
      disk,
      board: !disk || rng.chance(0.6) ? boardSerial(rng, 0) : '',
      mac: rng.chance(0.15) ? macAddress(rng) : '',
      agent: rng.pick(AGENTS),
    }
  })

/** Buys a machine; with the market's chance (or for sure with `image`) it was cloned from an image. */
export const buyMachine = (world, image) => {
  const rng = world.rng.machines
  const { clone, junkBoard } = world.market.rates
  const from = image ?? (rng.chance(clone) ? rng.pick(world.images) : undefined)
  const machine = {
    id: world.machines.length,
    image: from,
    macs: [from?.mac || macAddress(rng)],
    cpu: from?.cpu ?? cpuId(rng),
    disk: from?.disk || diskSerial(rng),
    board: from?.board || boardSerial(rng, junkBoard),
    agent: from?.agent ?? rng.pick(AGENTS),
  }
  if (rng.chance(0.35)) machine.macs.push(macAddress(rng))
  world.machines.push(machine)
  return machine
}

/**
 * A repair shop changes the disk, the board or the network card; the machine goes on under new identifiers.
 */
export const repair = (rng, machine) => {
  const part = rng.int(0, 2)
  if (part === 0) machine.disk = diskSerial(rng)
  else if (part === 1) machine.board = boardSerial(rng, 0.2)
  else machine.macs[0] = macAddress(rng)
}

/** The code that the platform's client computes: of parts that an image can make equal. */
export const machineCode = (machine) => {
  const text = `${machine.cpu}|${machine.disk}|${machine.board}`
  return (
    hash32(`m${text}`).toString(16).padStart(8, '0') + hash32(text).toString(16).padStart(8, '0')
  ).toUpperCase()
}
