// Buyers, agencies and the lots they put out over the years.

import { workday } from './calendar.mjs'
import { creditCode } from './identifiers.mjs'
import { buyMachine } from './machines.mjs'
import { bear } from './people.mjs'
import { buyDongle } from './services.mjs'

const BUYERS = [
  '人民政府',
  '城建投资有限公司',
  '交通局',
  '水利局',
  '教育局',
  '中心小学',
  '卫生院',
  '旅游开发公司',
]

const makeBuyers = (world, rng, count) =>
  Array.from({ length: count }, (_, i) => {
    const town = rng.pick(world.towns)
    return {
      index: i,
      id: creditCode(rng, rng.pick(['11', '12', '91']), world.region),
      name: `${world.cityName}${town.name}${BUYERS[i % BUYERS.length]}${i >= BUYERS.length * world.towns.length ? i : ''}`,
      town,
      weight: Math.exp(rng.normal(0, 0.9)),
      trades: rng.sample(world.trades, rng.int(1, Math.min(4, world.trades.length))),
    }
  })

const makeAgencies = (world, rng, count) =>
  Array.from({ length: count }, (_, i) => ({
    id: creditCode(rng, '91', world.region),
    name: `${world.cityName}${'诚信正公平达鉴衡量准标宜咨'[i % 13]}${'远达瑞和'[i % 4]}招标代理有限公司`,
    clerk: bear(world, world.towns[0]),
    machine: buyMachine(world),
    lock: buyDongle(rng),
    weight: rng.range(0.2, 2),
  }))

/** Price range of a lot of a category, in yuan. */
const SIZES = { works: [3e5, 2.5e7], goods: [1e5, 4e6], services: [8e4, 2e6] }

/**
 * How a lot is evaluated; every buyer of a market shares its mix, and small works go by the lowest price
 * more often.
 */
const evaluationOf = (world, rng, category) => {
  const { weights } = world.market.prices
  return rng.weighted(
    Object.keys(weights),
    (key) => weights[key] * (category !== 'works' && key === 'average-price' ? 0.2 : 1),
  )
}

const makeLot = (world, rng, i, project) => {
  const { trade, town, buyer, day, evaluation } = project
  const [lo, hi] = SIZES[trade.category]
  const estimate = Math.round(rng.logUniform(lo, hi) / 100) * 100
  const small = estimate < 8e5
  return {
    index: i,
    id: `${project.id}${`${project.lots++}`.padStart(3, '0')}`,
    project: project.id,
    title: `${town.name}${project.year}年${trade.lot}${project.lots > 1 ? `${project.lots}标段` : ''}`,
    buyer,
    agency: project.agency,
    trade,
    town,
    day,
    opens: day * 1440 + project.minute,
    published: day - rng.int(12, 26),
    evaluation,
    domain: trade.industry === 'procurement' ? 'procurement' : small ? 'small-works' : 'tender',
    method: rng.chance(trade.industry === 'procurement' ? 0.2 : 0.02) ? 'consultation' : 'open',
    estimate,
    control: Math.round(estimate * rng.range(0.97, 1.03) * 100) / 100,
    shock: rng.normal(0, world.market.prices.lotShock),
    interest: Math.exp(rng.normal(0, 0.45)),
    issuerTemplate: rng.chance(world.market.rates.issuerTemplate),
    bids: [],
  }
}

const makeProject = (world, rng, n, buyers, agencies) => {
  const buyer = rng.weighted(buyers, (b) => b.weight)
  const trade = rng.chance(0.7)
    ? rng.weighted(buyer.trades, (t) => t.share)
    : rng.weighted(world.trades, (t) => t.share)
  const day = workday(world.start + 30 + rng.int(0, world.market.years * 365 - 40))
  return {
    id: `E${world.region}${world.market.startYear}${world.code}${`${n}`.padStart(5, '0')}`,
    year: world.market.startYear + Math.floor((day - world.start) / 365),
    buyer,
    trade,
    day,
    town: rng.chance(0.8) ? buyer.town : rng.pick(world.towns),
    agency:
      rng.chance(0.5) && buyer.agency
        ? buyer.agency
        : (buyer.agency = rng.weighted(agencies, (a) => a.weight)),
    minute: rng.pick([540, 570, 600, 840, 870]),
    evaluation: evaluationOf(world, rng, trade.category),
    lots: 1,
  }
}

/** All lots of the market in the order of opening. */
export const makeLots = (world, count) => {
  const rng = world.rng.demand
  const buyers = makeBuyers(world, rng, Math.max(4, Math.round(count / rng.int(12, 40))))
  const agencies = makeAgencies(world, rng, rng.int(3, 13))
  const lots = []
  for (let n = 1; lots.length < count; n++) {
    const project = makeProject(world, rng, n, buyers, agencies)
    const split = rng.chance(0.12) ? rng.int(2, 3) : 1
    for (let i = 0; i < split && lots.length < count; i++)
      lots.push(makeLot(world, rng, lots.length, project))
  }
  for (const firm of world.firms) firm.tastes = new Array(buyers.length).fill(0)
  return lots.sort((a, b) => a.opens - b.opens || a.index - b.index)
}
