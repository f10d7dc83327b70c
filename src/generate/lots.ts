import { yearOf } from './clock.js'
import { FIRST_DAY, LAST_DAY } from './firms.js'
import type { Machine, Mint } from './mint.js'
import type { Random } from './random.js'
import { BUYERS, TRADES } from './trades.js'
import { REGIONS, ROADS, VILLAGES } from './words.js'

export type Evaluation = 'lowest-price' | 'average-price' | 'comprehensive' | 'award-separation'
export interface Organisation {
  id: string
  name: string
}
export interface Agency extends Organisation {
  lock: string
  machine: Machine
}
/** What the platform recorded of the bids of a lot. */
export interface Recorded {
  uploads: boolean
  authoring: boolean
  files: boolean
  locks: boolean
  persons: boolean
  hashes: boolean
  clients: boolean
  otherAddresses: boolean
  security: 'deposit' | 'guarantee' | 'none'
}
/** Marks that the issuer's own files leave in every bid of a lot. */
export interface Template {
  guid: string
  lock: string
  machine: Machine | undefined
  author: string
  declared: boolean
}
export interface Lot {
  index: number
  id: string
  project: string
  invest: string
  title: string
  trade: number
  region: number
  township: string
  buyer: number
  buyerOrg: Organisation
  agency: Agency
  domain: string
  method: string
  evaluation: Evaluation
  /** fen */
  control: number
  estimate: number
  size: number
  /** day of opening; minutes since 1970-01-01 of publication, opening and award */
  day: number
  published: number
  opened: number
  awarded: number
  recorded: Recorded
  template: Template | undefined
}

/** Buyers of every region and industry, and the agencies that run their tenders. */
export interface Offices {
  buyers: Organisation[][][]
  agencies: Agency[]
}
const INDUSTRIES = Object.keys(BUYERS)

export const makeOffices = (regions: number, mint: Mint, rng: Random): Offices => ({
  buyers: Array.from({ length: regions }, (_, r) =>
    INDUSTRIES.map((industry) =>
      BUYERS[industry]!.map((name) => ({
        id: mint.publicCode(REGIONS[r]!.code),
        name: REGIONS[r]!.name + name,
      })),
    ),
  ),
  agencies: Array.from({ length: 6 + 2 * regions }, (_, i) => ({
    id: mint.creditCode(REGIONS[i % regions]!.code),
    name: `${REGIONS[i % regions]!.city.slice(0, -1)}${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${i < 10 ? '' : Math.floor(i / 10)}衡招标代理有限公司`,
    lock: mint.lock(),
    machine: mint.machine(rng),
  })),
})

const METHODS: Record<string, [string, number][]> = {
  works: [
    ['open', 80],
    ['invited', 12],
    ['consultation', 8],
  ],
  goods: [
    ['open', 45],
    ['inquiry', 30],
    ['negotiation', 25],
  ],
  services: [
    ['open', 55],
    ['consultation', 45],
  ],
}
const EVALUATIONS: Record<string, [Evaluation, number][]> = {
  works: [
    ['lowest-price', 30],
    ['average-price', 40],
    ['comprehensive', 20],
    ['award-separation', 10],
  ],
  goods: [
    ['lowest-price', 60],
    ['comprehensive', 40],
  ],
  services: [
    ['comprehensive', 80],
    ['lowest-price', 20],
  ],
}
const draw = <T>(table: [T, number][], rng: Random): T => table[rng.weighted(table.map(([, w]) => w))]![0]

const recordedOf = (category: string, small: boolean, day: number, rng: Random): Recorded => {
  const modern = rng.chance(small ? 0.7 : 0.94)
  return {
    uploads: modern,
    authoring: modern && category === 'works' && rng.chance(day < FIRST_DAY + 240 ? 0.5 : 0.85),
    files: modern && rng.chance(0.8),
    locks: category === 'works' && rng.chance(modern ? 0.92 : 0.6),
    persons: rng.chance(0.9),
    hashes: rng.chance(0.2),
    clients: rng.chance(0.5),
    otherAddresses: rng.chance(0.55),
    security: (['deposit', 'guarantee', 'none'] as const)[rng.weighted(small ? [3, 1, 4] : [6, 3, 1])]!,
  }
}

const templateOf = (agency: Agency, mint: Mint, rng: Random): Template | undefined => {
  if (!rng.chance(0.06)) return undefined
  const declared = rng.chance(0.75)
  const own = declared ? agency : { lock: mint.lock(), machine: mint.machine(rng) }
  const kind = rng.weighted([4, 3, 2])
  return {
    guid: kind === 0 ? rng.hex(32) : '',
    lock: kind === 1 ? own.lock : '',
    machine: kind === 2 ? own.machine : undefined,
    author: rng.chance(0.5) ? `${agency.name.slice(0, 4)}招标文件模板` : '',
    declared,
  }
}

const datesOf = (index: number, count: number, rng: Random) => {
  const span = LAST_DAY - FIRST_DAY - 12
  const day = FIRST_DAY + 5 + Math.floor((index / count) * span) + rng.int(0, 3)
  const opened = day * 1440 + rng.pick([540, 570, 600, 840, 870])
  return {
    day,
    opened,
    published: opened - 1440 * rng.int(8, 26) - rng.int(0, 200),
    awarded: opened + 1440 * rng.int(2, 9),
  }
}

/** The plan of a market's lots: how many, over how many regions, where, and by whom. */
export interface LotPlan {
  count: number
  regionWeights: number[]
  /** by trade: its share of the lots */
  trades: readonly number[]
  offices: Offices
  mint: Mint
}

/**
 * Lot number `index`; lots come in the order of their opening. A few projects have two lots of one kind:
 * `part` 2 is the second, of the same stream of numbers as the first.
 */
export const makeLot = (index: number, plan: LotPlan, rng: Random, part: 1 | 2 = 1): Lot => {
  const trade = rng.weighted(plan.trades)
  const { industry, category, size, sizeSpread, lots } = TRADES[trade]!
  const region = rng.weighted(plan.regionWeights)
  const value = size + sizeSpread * rng.normal() + (part - 1) * 0.15
  const dates = datesOf(index, plan.count, rng)
  const small = value < 13.1
  const agency = rng.chance(0.6)
    ? plan.offices.agencies[(region * 3 + trade) % plan.offices.agencies.length]!
    : rng.pick(plan.offices.agencies)
  const buyers = plan.offices.buyers[region]![INDUSTRIES.indexOf(industry)]!
  const buyer = rng.int(0, buyers.length - 1)
  const township = rng.pick(REGIONS[region]!.townships)
  const control = Math.round(Math.exp(value)) * 100
  const number = `E${REGIONS[region]!.code}${yearOf(dates.day)}${String(index + 1).padStart(7, '0')}`
  return {
    index: index + part - 1,
    id: `${number}00${part}`,
    project: number,
    invest: small
      ? ''
      : `${String(yearOf(dates.day) - 2000)}0${1 + (index % 9)}-${REGIONS[region]!.code}-0${1 + (trade % 9)}-01-${String(100_000 + ((index * 7919) % 899_981))}`,
    title: `${township}${rng.chance(0.5) ? rng.pick(VILLAGES) : rng.pick(ROADS)}${rng.pick(lots)}`,
    trade,
    region,
    township,
    buyer: region * 100 + INDUSTRIES.indexOf(industry) * 10 + buyer,
    buyerOrg: buyers[buyer]!,
    agency,
    domain: industry === 'procurement' ? 'procurement' : small ? 'small-works' : 'tender',
    method: draw(METHODS[category]!, rng),
    evaluation: draw(EVALUATIONS[category]!, rng),
    control,
    estimate: Math.round((control * rng.between(1.0, 1.06)) / 10_000) * 10_000,
    size: value,
    ...dates,
    recorded: recordedOf(category, small, dates.day, rng),
    template: templateOf(agency, plan.mint, rng),
  }
}
