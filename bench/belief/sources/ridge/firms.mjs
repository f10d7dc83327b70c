import { DAY } from './calendar.mjs'
import * as id from './identity.mjs'

/** Six digits of places that do not exist, with their townships. */
const DISTRICTS = ['云浦', '澄江', '石梁', '南屏', '青溪', '临港']
const TOWNSHIPS = ['城关镇', '白沙镇', '东岙乡', '横溪镇', '新桥镇', '大陈乡', '花坞街道', '望江街道']
const HEADS = [
  '鸿',
  '瑞',
  '恒',
  '宏',
  '金',
  '华',
  '中',
  '天',
  '永',
  '盛',
  '诚',
  '润',
  '博',
  '正',
  '众',
  '嘉',
  '泰',
  '德',
]
const TAILS = [
  '达',
  '业',
  '泰',
  '远',
  '信',
  '茂',
  '宇',
  '丰',
  '锦',
  '联',
  '安',
  '通',
  '和',
  '源',
  '腾',
  '邦',
  '建',
  '升',
]

/** Trades: name of a firm of it, industry, category, what its lots are called, usual size in yuan. */
export const TRADES = [
  { firm: '建筑工程', industry: 'housing', category: 'works', lot: '房屋修缮工程', size: 6e6 },
  { firm: '市政工程', industry: 'transport', category: 'works', lot: '道路改造工程', size: 9e6 },
  { firm: '水利建设', industry: 'water', category: 'works', lot: '河道整治工程', size: 7e6 },
  { firm: '农田整治', industry: 'agriculture', category: 'works', lot: '高标准农田项目', size: 3e6 },
  { firm: '园林绿化', industry: 'housing', category: 'works', lot: '绿化提升工程', size: 2e6 },
  { firm: '工程管理', industry: 'planning', category: 'services', lot: '监理服务', size: 4e5 },
  { firm: '办公设备', industry: 'procurement', category: 'goods', lot: '设备采购', size: 8e5 },
  { firm: '物业服务', industry: 'procurement', category: 'services', lot: '物业管理服务', size: 1.2e6 },
]

/** Places of a market: a county has one district, a city several. */
export const makePlaces = (few) =>
  (few ? DISTRICTS.slice(0, 1) : DISTRICTS).map((name, i) => ({
    name,
    code: `33990${i + 1}`,
    townships: TOWNSHIPS.slice(0, few ? 8 : 4).map((town) => (few ? town : `${name}${town}`)),
  }))

const firmName = (r, place, trade) =>
  `${place.name}${r.pick(HEADS)}${r.pick(TAILS)}${r.chance(0.3) ? r.pick(HEADS) : ''}${TRADES[trade].firm}有限公司`

/** Staff and shareholders, as rows of `roles` too. */
const hirePeople = (r, firm) => {
  const add = (role, share, who = id.person(r)) => {
    firm.roles.push({ person: who, role, share, from: firm.founded })
    return who
  }
  firm.legal = add('legal-rep', undefined)
  const others = r.int(0, 2)
  add('shareholder', others ? r.pick([0.51, 0.6, 0.7, 0.8]) : 1, firm.legal)
  for (let i = 0; i < others; i++) add('shareholder', r.pick([0.1, 0.15, 0.2]))
  firm.supervisor = add('supervisor', undefined)
  firm.finance = add('finance', undefined)
  firm.builders = Array.from({ length: r.int(1, 4) }, () => add('builder', undefined))
  firm.agents = Array.from({ length: r.int(1, 3) }, () => add('staff', undefined))
}

/** Desks of a firm: own machines behind the firm's line, account and bank. */
const furnish = (r, firm) => {
  const first = id.desk(r)
  firm.desks = [first]
  for (let i = r.int(0, 2); i > 0; i--) {
    const more = id.desk(r)
    firm.desks.push({ ...more, ip: first.ip, account: first.account, bank: first.bank })
  }
  for (const desk of firm.desks) desk.payer = firm.name
  firm.staticLine = r.chance(0.6)
  firm.ca = id.caSerial(r)
}

const makeFirm = (r, m, index) => {
  const place = r.pick(m.places)
  const trade = r.pick(m.trades)
  const code = id.creditCode(r, place.code)
  const firm = {
    index,
    id: code,
    place,
    township: r.pick(place.townships),
    trades: new Set([trade]),
    name: firmName(r, place, trade),
    founded: -r.int(200, 7000) * DAY,
    capital: r.pick([100, 200, 500, 600, 1000, 2000, 5000, 10000]) * 10000,
    activity: Math.exp(r.normal(0, m.profile.activitySpread)),
    size: r.normal(0, 0.6),
    edge: r.normal(0, 0.012),
    quality: r.normal(0, 1),
    rounding: r.pick([1, 1, 100, 100, 1000, 10000]),
    phone: id.phone(r),
    email: id.email(r),
    address: `${place.name}${r.pick(['人民', '解放', '中山', '建设', '滨河'])}路${r.int(1, 980)}号${r.chance(0.5) ? `${r.int(101, 1820)}室` : ''}`,
    roles: [],
    owners: [],
    avoid: new Set(),
    bids: [],
    ring: null,
    decoys: [],
  }
  for (const other of m.trades) if (r.chance(m.few ? 0.85 : 0.12)) firm.trades.add(other)
  hirePeople(r, firm)
  furnish(r, firm)
  if (r.chance(0.08)) firm.owners.push({ id: id.creditCode(r, place.code), share: r.pick([0.3, 0.51, 1]) })
  return firm
}

/** All firms of a market, with distinct codes and names. */
export const makeFirms = (r, m, count) => {
  const codes = new Set()
  const names = new Set()
  return Array.from({ length: count }, (_, index) => {
    let firm = makeFirm(r, m, index)
    while (codes.has(firm.id)) firm = makeFirm(r, m, index)
    if (names.has(firm.name))
      firm.name = firm.name.replace('有限公司', `（${r.text('甲乙丙丁戊己庚辛', 2)}）有限公司`)
    codes.add(firm.id)
    names.add(firm.name)
    return firm
  })
}
