/** Lots: what is tendered, by whom, where, when, how, and for how much. */
import * as ids from './identifiers.mjs'
import * as words from './words.mjs'

const OFFICES =
  '住房和城乡建设局 交通运输局 水利局 农业农村局 城市建设投资有限公司 第一中学 人民医院 城关镇人民政府 港航事业发展中心 旅游投资有限公司 文化广电局 水务集团有限公司'.split(
    ' ',
  )

/** Buyers of each county: a few tender much, most little. */
function makeBuyers(r, market) {
  const buyers = []
  for (const county of market.counties)
    for (const office of r.sample(OFFICES, r.int(4, OFFICES.length)))
      buyers.push({
        id: `1133${county.code.slice(2)}${r.digits(9)}X`,
        name: county.name + office,
        county,
        weight: r.logUniform(0.1, 3),
      })
  return buyers
}

const makeAgencies = (r, market) =>
  Array.from({ length: r.int(4, 20) }, () => ({
    id: ids.creditCode(r, r.pick(market.counties).code),
    name: `浙江${words.firmCore(r)}招标代理有限公司`,
    locks: [ids.lockNumber(r), ids.lockNumber(r)],
    machine: ids.machine(r),
    weight: r.logUniform(0.2, 3),
  }))

const METHODS = { open: 80, invited: 8, inquiry: 6, consultation: 6 }

/** Evaluation of a lot: by trade, bent by the kind of market and by the county's rules. */
function evaluationOf(r, market, trade) {
  const bent = {}
  for (const [k, w] of Object.entries(trade.evaluation))
    bent[k] = w * (market.shape.evaluation[k] ?? 1) * (market.taste[k] ?? 1)
  return r.weightedKey(bent)
}

/** The issuer's locks and device in the priced bill it hands out; works only. */
function issuerOf(r, market, lot, agency) {
  if (lot.trade.category !== 'works' || !market.lockImport) return
  lot.issuerLock = r.pick(agency.locks)
  lot.issuerShown = r.chance(market.issuerShown)
  lot.issuerDevice = agency.machine.mac
}

function makeLot(r, market, at, project, index) {
  const { trade, buyer, agency, day } = project
  const control = Math.round((trade.median * Math.exp(r.normal(0, 0.8))) / 100) * 100
  const shock = r.normal(0, 0.03) + market.trend * (day / market.days)
  const lot = {
    index,
    id: `${project.id}${String(at + 1).padStart(3, '0')}`,
    project: project.id,
    title: `${buyer.county.name.replace('县', '')}${project.place}${trade.name}${at ? `${at + 1}标段` : ''}`,
    trade,
    tradeIndex: project.tradeIndex,
    buyer,
    agency,
    county: buyer.county,
    day,
    minute: project.minute,
    control,
    base: control * (1 - Math.min(0.35, Math.max(0.01, trade.loose + shock))),
    habit: Math.max(0.005, trade.habit + r.normal(0, 0.008)),
    evaluation: project.evaluation,
    method: project.method,
    negotiated: project.method !== 'open' && r.chance(market.negotiated * 4),
    crowd: Math.exp(r.normal(0, 0.4)),
    acts: [],
    refrain: new Set(),
  }
  if (trade.domain === 'procurement' && r.chance(market.negotiated)) {
    lot.method = 'consultation'
    lot.negotiated = true
  }
  issuerOf(r, market, lot, agency)
  return lot
}

function makeProject(r, market, buyers, agencies, i) {
  const tradeIndex = r.weighted(market.trades.map((t) => t.weight))
  const trade = market.trades[tradeIndex]
  const buyer = buyers[r.weighted(buyers.map((b) => b.weight))]
  return {
    id: `E${buyer.county.code}${market.tag}${String(i + 1).padStart(5, '0')}`,
    tradeIndex,
    trade,
    buyer,
    agency: agencies[r.weighted(agencies.map((a) => a.weight))],
    place: `${words.firmCore(r)}${r.pick(['片区', '路', '村', '园区', '小区', '港区', '学校'])}`,
    day: r.int(30, market.days),
    minute: r.pick([540, 570, 570, 600, 840, 870]),
    evaluation: evaluationOf(r, market, trade),
    method: r.weightedKey(METHODS),
  }
}

/** All lots of a market in order of time. */
export function makeLots(r, market) {
  market.taste = Object.fromEntries(
    ['lowest-price', 'average-price', 'comprehensive', 'award-separation'].map((k) => [
      k,
      r.logUniform(0.2, 5),
    ]),
  )
  const buyers = makeBuyers(r, market)
  const agencies = makeAgencies(r, market)
  const lots = []
  for (let p = 0; lots.length < market.lots; p++) {
    const project = makeProject(r, market, buyers, agencies, p)
    const parts = Math.min(market.lots - lots.length, 1 + r.weighted([78, 14, 8]))
    for (let i = 0; i < parts; i++) lots.push(makeLot(r, market, i, project, 0))
  }
  lots.sort((x, y) => x.day - y.day || x.minute - y.minute || (x.id < y.id ? -1 : 1))
  lots.forEach((lot, i) => {
    lot.index = i
  })
  return lots
}
