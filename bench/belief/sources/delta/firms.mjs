/** Firms: what they are, the people they have, and the things they bid with. */
import * as ids from './identifiers.mjs'
import * as words from './words.mjs'

/** A firm's machine and when it stood at the firm (days). */
const owned = (m, from = -9999, to = 9999) => ({ machine: m, from, to })

/** A place of work: who is employed there, in which role, and when (days). */
export const post = (person, role, extra = {}) => ({ person, role, from: -9999, to: 9999, ...extra })

function people(r, firm) {
  const { code } = firm.county
  const rep = words.person(r, code)
  const mate = words.person(r, code, r.chance(0.5) ? rep.name[0] : undefined)
  const hire = (n, role) => Array.from({ length: n }, () => post(words.person(r, code), role))
  const share = r.pick([0.51, 0.6, 0.7, 0.8, 0.9, 1])
  const posts = [post(rep, 'legal-rep'), post(rep, 'shareholder', { share })]
  if (share < 1) posts.push(post(mate, 'shareholder', { share: Math.round((1 - share) * 100) / 100 }))
  posts.push(post(mate, 'supervisor'), post(words.person(r, code), 'finance'))
  const staff = 1 + Math.min(4, Math.floor(firm.size * r.uniform(0.3, 1.5)))
  posts.push(...hire(staff, 'agent'), ...hire(1 + staff, 'builder'))
  return posts
}

function things(r, firm, blocks) {
  const machines = 1 + Math.min(4, Math.floor(firm.size * r.uniform(0.4, 1.4)))
  return {
    machines: Array.from({ length: machines }, () => owned(ids.machine(r))),
    locks: Array.from({ length: r.int(1, 2) }, () => ids.lockNumber(r)),
    staticIp: r.chance(0.55) ? ids.addressIn(r, blocks) : undefined,
    blocks,
    account: ids.bankAccount(r),
    ca: `CA${r.digits(12)}`,
    upload: `U${r.digits(8)}`,
    authors: r.chance(0.35) ? [r.pick(['Administrator', 'admin', 'User', 'Lenovo', 'PC'])] : undefined,
    tool: `${words.software(r)}${r.pick(['7.2.1', '7.3.0', '8.0.4', '8.1.2'])}`,
    agent: r.pick(['Chrome/120', 'Chrome/109', 'Edge/121', '360SE/13.1', 'IE/11', 'Chrome/126']),
  }
}

/** Habits that show in prices and papers. */
const habits = (r) => ({
  efficiency: r.normal(0, 0.025),
  quality: r.normal(0, 1),
  habitOffset: r.normal(0, 0.006),
  noise: r.logUniform(0.5, 2),
  rounding: r.pick([1, 1, 1, 10, 100, 100, 1000, 1000, 10000, 0.01]),
  lucky: r.chance(0.12),
  sloppy: r.logUniform(0.3, 4),
  eager: r.logUniform(0.02, 0.5),
  blankness: r.logUniform(0.4, 2.2),
})

/** The trades a firm is in: one for certain; further ones by size. */
function tradesOf(r, { trades, shape }) {
  const weights = trades.map((t) => t.weight * (t.niche ? 0.35 : 1))
  const first = r.weighted(weights)
  const chosen = new Set([first])
  const more = r.weighted(shape.breadth)
  for (let i = 0; i < more; i++) {
    const next = r.weighted(weights)
    if (trades[next].category === trades[first].category && !trades[next].niche) chosen.add(next)
  }
  return [...chosen]
}

function makeFirm(r, market, blocks, used, index) {
  const place = r.int(0, market.counties.length - 1)
  const county = market.counties[place]
  let id = ids.creditCode(r, county.code)
  while (used.has(id)) id = ids.creditCode(r, county.code)
  used.add(id)
  const trades = tradesOf(r, market)
  const size = Math.exp(r.normal(0, 0.9))
  const core = words.firmCore(r)
  const firm = {
    index,
    id,
    county,
    trades,
    size,
    name: words.firmName(r, core, county.name, market.trades[trades[0]].suffix),
    activity: Math.exp(r.normal(0, market.activity)) * Math.sqrt(size),
    reach: r.logUniform(0.05, 1),
    address: words.street(r, county) + words.room(r),
    phone: r.chance(0.6) ? ids.mobile(r) : ids.landline(r),
    email: `${r.hex(7)}@${r.pick(['163.com', 'qq.com', '126.com', 'sina.com'])}`,
    founded: -r.int(30, 7000),
    capital: Math.round(size * r.uniform(2, 12)) * 1000000,
    services: [],
    owners: [],
    ring: undefined,
    ...habits(r),
  }
  firm.blank = r.chance(0.15) ? r.hex(4) : undefined
  return Object.assign(firm, { posts: people(r, firm) }, things(r, firm, blocks[place]))
}

/** All firms of a market. Some carry names alike; never codes. */
export function makeFirms(r, market) {
  const blocks = market.counties.map(() => ids.carrierBlocks(r, r.int(3, 8)))
  const used = new Set()
  return Array.from({ length: market.bidders }, (_, i) => makeFirm(r, market, blocks, used, i))
}

/** The people of a role who are at the firm on a day. */
export function peopleOf(firm, role, day) {
  return firm.posts.filter((p) => p.role === role && p.from <= day && day <= p.to).map((p) => p.person)
}

/** The machines that stand at the firm on a day; the first is the one that is used most. */
export function machinesOf(firm, day) {
  const here = firm.machines.filter((m) => m.from <= day && day <= m.to)
  return (here.length ? here : firm.machines).map((m) => m.machine)
}
