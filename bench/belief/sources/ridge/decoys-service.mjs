import { DAY } from './calendar.mjs'
import { lotKeyOf, work } from './channels.mjs'
import { clientsOf, openDecoy } from './decoy.mjs'
import * as id from './identity.mjs'

/** Innocent: somebody serves many firms; its marks are on their bids. `most` is how many it may have. */

const bidsOf = (c) => c.members.flatMap((firm) => firm.bids)

/** Puts a desk's channels on a share of the members' bids. */
const serve = (c, desks, channels, rate) => {
  c.trace = (r) => {
    const key = lotKeyOf(r)
    for (const bid of bidsOf(c)) if (r.chance(rate)) work(bid, r.zipf(desks), channels, key)
  }
}

/** A shop prepares bids: its account, machine and dongle serve many clients, two on one lot at times. */
export const prepShop = (r, m, most) => {
  const c = openDecoy(m, 'prep-shop', clientsOf(r, m, r.logInt(4, Math.max(6, most))))
  const first = id.desk(r)
  const desks = [first]
  for (let i = r.int(0, 3); i > 0; i--) desks.push({ ...id.desk(r), ip: first.ip, account: first.account })
  const channels = r.sample(['account', 'machine', 'lock', 'ip', 'author', 'authoring', 'phone'], r.int(3, 6))
  serve(c, desks, channels, r.range(0.3, 1))
  return c
}

/** A bookkeeper is the finance officer of its clients, and its number stands in the register. */
export const bookkeeper = (r, m, most) => {
  const c = openDecoy(m, 'bookkeeper', clientsOf(r, m, r.logInt(3, Math.max(5, most))))
  const desk = id.desk(r)
  const [phones, mails] = [r.range(0, 0.8), r.range(0, 0.5)]
  for (const firm of c.members) {
    firm.roles.push({ person: desk.worker, role: 'finance', from: firm.founded + r.int(0, 180) * DAY })
    if (r.chance(phones)) firm.phone = desk.phone
    if (r.chance(mails)) firm.email = desk.email
  }
  return c
}

/** One gateway and one address for all tenants of a building. */
export const landlord = (r, m, most) => {
  const place = r.pick(m.places)
  const c = openDecoy(m, 'landlord-gateway', clientsOf(r, m, r.logInt(3, Math.max(4, most)), { place }))
  const gates = Array.from({ length: r.int(1, 2) }, () => id.publicIp(r))
  const house = `${place.name}创业大道${r.int(1, 300)}号`
  for (const firm of c.members) {
    firm.address = r.chance(0.8)
      ? `${house}${r.int(2, 18)}${r.pick(['01', '02', '05', '08', '12'])}室`
      : house
    const gate = r.pick(gates)
    firm.staticLine = true
    for (const desk of firm.desks) desk.ip = gate
  }
  if (r.chance(0.2)) for (const value of gates) m.allow.push({ kind: 'ip', value, reason: '园区统一出口' })
  return c
}

/** A machine is sold: one firm's until a day, then another's, with the old name left in Office. */
export const resoldMachine = (r, m) => {
  const c = openDecoy(m, 'resold-machine', clientsOf(r, m, 2))
  const [seller, buyer] = c.members
  const sold = m.span[0] + (m.span[1] - m.span[0]) * r.range(0.3, 0.7)
  const old = id.desk(r)
  const channels = r.chance(0.5) ? ['machine', 'authoring', 'author'] : ['machine', 'authoring']
  const rate = r.range(0.5, 1)
  c.trace = (s) => {
    for (const bid of seller.bids) if (bid.at < sold && s.chance(rate)) work(bid, old, channels)
    for (const bid of buyer.bids) if (bid.at > sold + 14400 && s.chance(rate)) work(bid, old, channels)
  }
  return c
}

/** One template: its author, company or identifier is in everybody's files. */
export const template = (r, m, most) => {
  const c = openDecoy(m, 'template', clientsOf(r, m, r.logInt(5, Math.max(8, most * 1.5))))
  const writer = id.desk(r)
  const channels = r.pick([['guid'], ['author'], ['guid', 'author'], ['guid', 'hash']])
  const company = r.chance(0.4) ? '造价师之家资料网' : ''
  const rate = r.range(0.25, 0.9)
  const key = lotKeyOf(r)
  c.trace = (s) => {
    for (const bid of bidsOf(c)) {
      if (!s.chance(rate)) continue
      work(bid, writer, channels, key)
      if (company) bid.t.file_company = company
    }
  }
  return c
}

/** A supplier pays its customers' deposits. */
export const depositSupplier = (r, m, most) => {
  const c = openDecoy(m, 'deposit-supplier', clientsOf(r, m, r.logInt(3, Math.max(4, most * 0.6))))
  const desk = {
    ...id.desk(r),
    payer: r.chance(0.5) ? c.members[0].name : `${r.pick(m.places).name}恒通建材有限公司`,
  }
  serve(c, [desk], ['payer'], r.range(0.2, 0.8))
  return c
}

/** A guarantee company writes itself as the applicant of all its letters, numbered one after the other. */
export const guarantor = (r, m, most) => {
  const c = openDecoy(m, 'guarantor-as-applicant', clientsOf(r, m, r.logInt(4, Math.max(6, most))))
  const name = `${r.pick(m.places).name}信达融资担保有限公司`
  const rate = r.range(0.2, 0.8)
  c.trace = (s) => {
    let serial = s.int(10000, 90000)
    for (const bid of bidsOf(c)) {
      if (!bid.t.guarantee_no || !s.chance(rate)) continue
      serial += s.int(1, 6)
      bid.t.guarantee_no = `XD2023-${serial}`
      bid.t.guarantee_applicant = name
    }
  }
  return c
}

/** Terminals of the trading centre, from which firms upload that have come with their files. */
export const centreDesk = (r, m, most) => {
  const c = openDecoy(m, 'trading-centre-terminal', clientsOf(r, m, r.logInt(4, Math.max(6, most))))
  const desks = Array.from({ length: r.int(1, 5) }, () => id.desk(r))
  for (const desk of desks) desk.ip = desks[0].ip
  if (r.chance(0.5)) {
    m.allow.push({ kind: 'ip', value: desks[0].ip, reason: '交易中心自助终端' })
    for (const desk of desks)
      m.allow.push({ kind: 'mac', value: desk.machine.mac, reason: '交易中心自助终端' })
  }
  serve(c, desks, ['ip', 'machine'], r.range(0.05, 0.5))
  return c
}

/** Computers that a dealer installed from one image: code and disk are the image's, the card is their own. */
export const clonedPc = (r, m) => {
  const c = openDecoy(m, 'cloned-computer', clientsOf(r, m, r.int(2, 9)))
  const image = id.machine(r)
  for (const firm of c.members) {
    for (const desk of firm.desks) Object.assign(desk.machine, { code: image.code, disk: image.disk })
  }
  return c
}

/** An agency sells its documents over the counter: its own account and clerk are on the sale. */
export const counter = (r, m, most) => {
  const c = openDecoy(m, 'agency-counter', clientsOf(r, m, r.logInt(4, Math.max(6, most))))
  const desk = id.desk(r)
  const agency = r.pick(m.agencies)
  const phones = r.chance(0.4)
  c.trace = (s) => {
    for (const bid of bidsOf(c)) {
      if (bid.lot.agency !== agency || !s.chance(0.8)) continue
      work(bid, desk, ['purchase'])
      if (phones && s.chance(0.3)) bid.t.contact_phone = agency.phone
    }
  }
  return c
}
