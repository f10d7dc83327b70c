import { dayOf } from './clock.js'
import { spoilCheck } from './identifiers.js'
import type { Machine, Mint, Person } from './mint.js'
import type { Random } from './random.js'
import { TRADES } from './trades.js'
import type { Region } from './words.js'
import * as words from './words.js'

/** First and last day of the market. */
export const FIRST_DAY = dayOf(2023, 3, 1)
export const LAST_DAY = dayOf(2026, 2, 28)

/** Something a firm has over an interval of days, both ends included. */
export interface Held<T> {
  thing: T
  from: number
  to: number
}
export type Network = { kind: 'static' | 'dynamic' | 'nat' | 'private' | 'six'; value: string }

/** A firm as the market knows it; decoys and rings change some fields before the first lot. */
export interface Firm {
  index: number
  id: string
  name: string
  formerName: string
  region: number
  trade: number
  /** natural logarithm of the contract value it is made for */
  size: number
  activity: number
  /** bids lower than others by this share */
  efficiency: number
  reach: number[]
  registered: number
  cancelled: number | undefined
  entered: number
  capitalWan: number
  legalRep: Person
  owners: { person: Person; share: number }[]
  finance: Person
  supervisor: Person
  builders: Held<Person>[]
  agents: Held<Person>[]
  phone: string
  email: string
  address: string
  machines: Held<Machine>[]
  locks: string[]
  network: Network
  login: string
  operator: string
  certificate: string
  account: string
  author: string
  company: string
  client: string
  rounding: number
  /** firms of one house keep off each other's lots */
  house: number
  ring: number
  decoy: boolean
}

export const held = <T>(thing: T): Held<T> => ({
  thing,
  from: Number.MIN_SAFE_INTEGER,
  to: Number.MAX_SAFE_INTEGER,
})

/** Any of those a firm has on a day. */
export const anyOf = <T>(list: readonly Held<T>[], day: number, rng: Random): T => {
  const valid = list.filter((h) => h.from <= day && day <= h.to)
  return rng.pick(valid.length > 0 ? valid : list).thing
}

/** The one a firm uses on a day, the first most often. */
export const current = <T>(list: readonly Held<T>[], day: number, rng: Random): T => {
  const valid = list.filter((h) => h.from <= day && day <= h.to)
  const pool = valid.length > 0 ? valid : list
  return (rng.chance(0.7) ? pool[0]! : rng.pick(pool)).thing
}

/** Public address range (first two numbers) of one carrier in a region. */
export const carrierPrefix = (region: number, carrier: number): string =>
  `${[60, 115, 122, 125, 183, 218, 220][(region * 3 + carrier) % 7]}.${170 + ((region * 7 + carrier * 31) % 80)}`

export const addressIn = (region: Region, rng: Random): string => {
  const place = `浙江省${region.city}${region.name}${rng.pick(region.townships)}`
  if (rng.chance(0.12)) return `${place}${rng.pick(words.VILLAGES)}村${rng.int(1, 180)}号`
  const door = `${place}${rng.pick(words.ROADS)}${rng.int(1, 480)}号`
  return rng.chance(0.6)
    ? `${door}${rng.int(1, 9)}幢${rng.int(1, 18)}${String(rng.int(1, 12)).padStart(2, '0')}室`
    : door
}

const companyName = (region: Region, trade: number, taken: Set<string>, rng: Random): string => {
  for (let long = 0; ; long += 0.02) {
    const county = region.name.slice(0, -1)
    const place = rng.pick([
      county,
      county,
      region.name,
      region.city.slice(0, -1),
      `${region.city}${region.name}`,
      '浙江',
    ])
    const brand =
      rng.pick(words.BRAND_FIRST) +
      rng.pick(words.BRAND_SECOND) +
      (rng.chance(long) ? rng.pick(words.BRAND_SECOND) : '')
    const form = rng.chance(0.06) ? '有限责任公司' : '有限公司'
    const name = `${place}${brand}${rng.pick(TRADES[trade]!.firms)}${form}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

const ownersOf = (legalRep: Person, mint: Mint, rng: Random): Firm['owners'] => {
  const count = rng.weighted([3, 5, 2]) + 1
  const largest = count === 1 ? 1 : rng.int(51, 90) / 100
  const first = { person: rng.chance(0.8) ? legalRep : mint.person(rng), share: largest }
  const rest = Array.from({ length: count - 1 }, () => ({
    person: mint.person(rng),
    share: Math.round(((1 - largest) / (count - 1)) * 100) / 100,
  }))
  return [first, ...rest]
}

const networkOf = (region: number, mint: Mint, rng: Random): Network => {
  const prefix = carrierPrefix(region, rng.int(0, 2))
  const kind = (['static', 'dynamic', 'nat', 'private', 'six'] as const)[rng.weighted([34, 46, 10, 6, 4])]!
  if (kind === 'six') return { kind, value: `240e:${rng.hex(3)}:${rng.hex(4)}:${rng.hex(4)}` }
  return { kind, value: kind === 'static' ? mint.ip(rng, prefix) : prefix }
}

const machinesOf = (count: number, mint: Mint, rng: Random): Held<Machine>[] => {
  const list = Array.from({ length: count }, () => held(mint.machine(rng)))
  if (rng.chance(0.3)) {
    const day = rng.int(FIRST_DAY + 200, LAST_DAY - 100)
    list[0]!.to = day
    list.splice(1, 0, { ...held(mint.machine(rng)), from: day + 1 })
  }
  return list
}

const agentsOf = (legalRep: Person, mint: Mint, rng: Random): Held<Person>[] => {
  const own = rng.chance(0.25) ? [held(legalRep)] : []
  const employed = Array.from({ length: rng.int(1, 3) }, () => held(mint.person(rng)))
  return [...own, ...employed]
}

const emailOf = (phone: string, index: number, rng: Random): string =>
  rng.chance(0.5)
    ? `${phone}@${rng.pick(['163.com', '139.com'])}`
    : `bid${index}${rng.hex(3)}@${rng.pick(words.MAIL_HOSTS)}`

const reachOf = (region: number, regions: number, size: number, rng: Random): number[] => {
  const willing = Math.min(0.7, Math.max(0.08, (size - 12.5) / 6))
  return Array.from({ length: regions }, (_, r) => r).filter(
    (r) => r === region || rng.chance(willing * (r < 4 ? 1 : 0.35)),
  )
}

const identityOf = (region: Region, mint: Mint, rng: Random): string => {
  const code = mint.creditCode(region.code)
  if (rng.chance(0.008)) return spoilCheck(code)
  return rng.chance(0.004) ? `${region.code}0000${String(rng.int(1, 99_999)).padStart(5, '0')}` : code
}

const officeOf = (region: number, mint: Mint, rng: Random) => {
  const place = words.REGIONS[region]!
  const phone = rng.chance(0.55) ? mint.phone() : mint.landline()
  return { phone, address: addressIn(place, rng), network: networkOf(region, mint, rng) }
}

const papersOf = (name: string, staff: Person, rng: Random) => ({
  author:
    rng.weighted([5, 3, 2]) === 0
      ? staff.name
      : rng.chance(0.6)
        ? rng.pick(words.DEFAULT_AUTHORS)
        : `PC-${rng.hex(6).toUpperCase()}`,
  company: rng.chance(0.5) ? name : rng.pick(['', '', 'Microsoft', '微软中国']),
  client: rng.pick(words.CLIENTS),
})

const firmOf = (
  index: number,
  at: {
    regions: number
    weights: number[]
    trades: readonly number[]
    mint: Mint
    taken: Set<string>
    rng: Random
  },
): Firm => {
  const { mint, rng, taken } = at
  const region = rng.weighted(at.weights)
  const trade = rng.weighted(at.trades)
  const size = TRADES[trade]!.size + 0.8 * rng.normal()
  const name = companyName(words.REGIONS[region]!, trade, taken, rng)
  const legalRep = mint.person(rng)
  const agents = agentsOf(legalRep, mint, rng)
  const office = officeOf(region, mint, rng)
  const registered = dayOf(rng.int(1999, 2022), rng.int(1, 12), rng.int(1, 28))
  const entered = rng.chance(0.15) ? rng.int(FIRST_DAY, LAST_DAY - 250) : FIRST_DAY
  const sells = TRADES[trade]!.category === 'works'
  return {
    index,
    id: identityOf(words.REGIONS[region]!, mint, rng),
    name,
    formerName: rng.chance(0.05) ? companyName(words.REGIONS[region]!, trade, taken, rng) : '',
    region,
    trade,
    size,
    activity: 0.25 + rng.float() ** 3 * 3,
    efficiency: 0.02 * rng.normal(),
    reach: reachOf(region, at.regions, size, rng),
    registered: entered > FIRST_DAY && rng.chance(0.5) ? entered - rng.int(20, 300) : registered,
    cancelled: rng.chance(0.02) ? LAST_DAY + rng.int(1, 90) : undefined,
    entered,
    capitalWan: rng.pick([200, 500, 600, 1000, 1008, 2000, 3000, 5018, 8000]),
    legalRep,
    owners: ownersOf(legalRep, mint, rng),
    finance: mint.person(rng),
    supervisor: mint.person(rng),
    builders: Array.from({ length: sells ? rng.int(2, 6) : rng.int(1, 2) }, () => held(mint.person(rng))),
    agents,
    ...office,
    email: emailOf(agents.at(-1)!.thing.phone, index, rng),
    machines: machinesOf(rng.weighted([3, 4, 2, 1]) + 1, mint, rng),
    locks: Array.from({ length: rng.weighted([6, 3, 1]) + 1 }, () => mint.lock()),
    login: mint.login(),
    operator: `OP${String(mint.number('operator', 999_979)).padStart(6, '0')}`,
    certificate: mint.certificate(),
    account: mint.account(rng, rng.pick(words.BANKS)),
    ...papersOf(name, agents.at(-1)!.thing, rng),
    rounding: rng.pick([1, 1, 1, 100, 10_000, 100_000]),
    house: -1,
    ring: -1,
    decoy: false,
  }
}

/** Builders change firms: a few leave for another of the trade, with the dates in the register. */
const moveBuilders = (firms: readonly Firm[], rng: Random): void => {
  for (const firm of firms) {
    const builder = firm.builders.at(-1)!
    const next = firms[rng.int(0, firms.length - 1)]!
    if (firm.builders.length < 3 || next.trade !== firm.trade || next === firm || !rng.chance(0.6)) continue
    const day = rng.int(FIRST_DAY - 300, LAST_DAY - 100)
    builder.to = day
    next.builders.push({ ...held(builder.thing), from: day + rng.int(5, 60) })
  }
}

/** All firms of a market. The home county holds most of them. */
export const makeFirms = (
  count: number,
  regions: number,
  trades: readonly number[],
  mint: Mint,
  rng: Random,
): Firm[] => {
  const weights = Array.from({ length: regions }, (_, r) => (r === 0 ? 5 : r < 4 ? 2 : 1.5))
  const taken = new Set<string>()
  const firms = Array.from({ length: count }, (_, index) =>
    firmOf(index, { regions, weights, trades, mint, taken, rng }),
  )
  moveBuilders(firms, rng)
  return firms
}
