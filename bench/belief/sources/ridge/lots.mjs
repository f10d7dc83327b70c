import { DAY, officeTime } from './calendar.mjs'
import { TRADES } from './firms.mjs'
import * as id from './identity.mjs'

const BUYERS = [
  '人民政府',
  '建设发展有限公司',
  '教育局',
  '农业农村局',
  '水利局',
  '城市管理局',
  '卫生院',
  '交通投资有限公司',
]
const AGENCIES = ['中衡招标代理', '浙信工程咨询', '正泰项目管理', '宏达招标', '建友工程咨询', '万邦招标代理']

const makeBuyers = (r, m) =>
  m.places.flatMap((place) =>
    place.townships.flatMap((township) =>
      r.sample(BUYERS, r.int(2, 4)).map((name) => ({
        id: id.creditCode(r, place.code),
        name: township + name,
        place,
        township,
      })),
    ),
  )

/** How a lot is tendered, and how many bidders come: closed methods have three or so. */
const drawContest = (r, m) => {
  const evaluation = r.weighted(m.profile.evaluation)
  const method = r.weighted({ open: 17, invited: 1.2, negotiation: 0.8, inquiry: 0.7, consultation: 0.8 })
  const crowd = { 'average-price': 9, 'lowest-price': 6.5, comprehensive: 5, 'award-separation': 6 }[
    evaluation
  ]
  const open = Math.max(3, Math.min(40, Math.round(crowd * m.profile.crowd * Math.exp(r.normal(0, 0.45)))))
  const closed = method === 'open' ? open : r.pick([3, 3, 3, 4, 5])
  return { evaluation, method, want: closed }
}

const makeLot = (r, m, index, buyers, days) => {
  const trade = r.pick(m.trades)
  const kind = TRADES[trade]
  const buyer = r.zipf(buyers)
  const control = Math.round(kind.size * Math.exp(r.normal(0, 0.9)))
  const day = Math.floor((index / m.lotCount) * days) + r.int(0, 20)
  const agency = r.pick(m.agencies)
  return {
    index,
    id: `E33990${String(100000 + index * 7)}${r.text('0123456789', 3)}`,
    project: `XM${String(10000 + index - (r.chance(0.15) ? 1 : 0))}`,
    title: `${buyer.township}${kind.lot}（${index + 1}）`,
    trade,
    buyer,
    agency,
    control: r.chance(0.6) ? control - (control % 1000) + 1000 : control,
    published: (day - r.int(15, 30)) * DAY + 540,
    opened: day * DAY + r.pick([540, 570, 600, 840, 870]),
    awarded: officeTime(r, day + r.int(3, 20)),
    ...drawContest(r, m),
    mood: r.normal(0, 0.015),
    issuer: null,
    bids: [],
    byFirm: new Map(),
    ring: null,
    favour: null,
  }
}

/** All lots, in the order of their opening, over one to three years. */
export const makeLots = (r, m, count) => {
  m.lotCount = count
  m.agencies = AGENCIES.map((name) => ({
    id: id.creditCode(r, '339901'),
    name: `${name}有限公司`,
    phone: id.phone(r),
  }))
  m.buyers = r.shuffle(makeBuyers(r, m))
  const days = r.int(300, 1000)
  const lots = Array.from({ length: count }, (_, index) => makeLot(r, m, index, m.buyers, days))
  m.span = [lots[0].opened, lots[count - 1].opened]
  return lots
}
