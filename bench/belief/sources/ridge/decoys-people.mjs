import { DAY } from './calendar.mjs'
import { honestFirms, openDecoy } from './decoy.mjs'
import * as id from './identity.mjs'

/** Innocent: persons, families and owners that firms have in common. */

/** Persons of one name and different identities, in several firms. */
export const sameName = (r, m) => {
  const c = openDecoy(m, 'same-name', honestFirms(r, m, r.int(2, 7)))
  const name = r.pick(['张伟', '王芳', '李强', '陈建国', '刘洋', '王建军'])
  for (const firm of c.members) {
    const who = r.pick([firm.legal, firm.supervisor, firm.finance, firm.agents[0], firm.builders[0]])
    who.name = name
  }
  return c
}

/** Where a moved person stands at a time: at `firms[i]` from `days[i]` on. */
const stations = (r, m, count) => {
  const [first, last] = m.span
  const days = [first - 400 * DAY]
  for (let i = 1; i < count; i++) days.push(first + ((last - first) * (i + r.range(-0.3, 0.3))) / count)
  return days
}

/** A person works for one firm after the other; `as` is `agent` or `manager`, `role` the register's word. */
const moves = (r, m, c, as, role) => {
  const who = id.person(r)
  const days = stations(r, m, c.members.length)
  c.members.forEach((firm, i) => {
    const to = i + 1 < days.length ? days[i + 1] - r.int(5, 60) * DAY : undefined
    firm.roles.push({ person: who, role, from: days[i], to })
  })
  const rate = r.range(0.4, 1)
  c.people = (s) => {
    c.members.forEach((firm, i) => {
      const end = days[i + 1] ?? Infinity
      for (const bid of firm.bids) {
        if (bid.lot.opened >= days[i] && bid.lot.opened < end - 60 * DAY && s.chance(rate)) bid[as] = who
      }
    })
  }
  return c
}

/** An employee who signs bids goes to another firm. */
export const exEmployee = (r, m) =>
  moves(r, m, openDecoy(m, 'ex-employee', honestFirms(r, m, 2)), 'agent', 'staff')

/** A registered builder's certificate goes from firm to firm. */
export const certificateMoves = (r, m) =>
  moves(r, m, openDecoy(m, 'certificate-moves', honestFirms(r, m, r.int(2, 4))), 'manager', 'builder')

/** Husband and wife have a firm each: one home, one telephone, and they never meet on a lot. */
export const spouses = (r, m) => {
  const c = openDecoy(m, 'spouses', honestFirms(r, m, 2))
  if (c.members.length < 2) return c
  const [his, hers] = c.members
  his.avoid.add(hers)
  hers.avoid.add(his)
  if (r.chance(0.8)) hers.address = his.address
  if (r.chance(0.6)) hers.phone = his.phone
  if (r.chance(0.7)) hers.roles.push({ person: his.legal, role: 'supervisor', from: hers.founded })
  if (r.chance(0.5))
    his.roles.push({ person: hers.legal, role: 'shareholder', share: 0.3, from: his.founded })
  if (r.chance(0.5))
    hers.desks = his.desks.map((desk) => ({ ...desk, payer: hers.name, bank: hers.desks[0].bank }))
  return c
}

/** Subsidiaries of a group that was declared to the regulator; they meet, and its finance company pays. */
export const declaredGroup = (r, m) => {
  const c = openDecoy(m, 'declared-group', honestFirms(r, m, r.int(2, 5)))
  const parent = id.creditCode(r, '339901')
  const name = `${r.pick(m.places).name}${r.pick(['城建', '交投', '水务', '国投'])}集团`
  const [ip, director, bank] = [id.publicIp(r), id.person(r), id.bankAccount(r)]
  const [line, pays, sits] = [r.chance(0.6), r.chance(0.4), r.chance(0.5)]
  for (const firm of c.members) {
    firm.owners.push({ id: parent, share: r.pick([0.51, 0.7, 1]) })
    m.groups.push({ group_id: `G${m.cases.length}`, bidder_id: firm.id, name })
    if (sits) firm.roles.push({ person: director, role: 'director', from: firm.founded })
    for (const desk of firm.desks) {
      if (line) desk.ip = ip
      if (pays) desk.bank = bank
    }
    if (r.chance(0.4)) for (const other of c.members) if (other !== firm) firm.avoid.add(other)
  }
  return c
}

/** A public investor holds shares in many firms, and sends a director to some. */
export const stateInvestor = (r, m, most) => {
  const c = openDecoy(m, 'state-investor', honestFirms(r, m, r.logInt(3, Math.max(4, most * 0.5))))
  const fund = id.creditCode(r, '339901')
  const director = id.person(r)
  for (const firm of c.members) {
    firm.owners.push({ id: fund, share: r.pick([0.05, 0.1, 0.2, 0.34, 0.51]) })
    if (r.chance(0.3)) firm.roles.push({ person: director, role: 'director', from: firm.founded })
  }
  return c
}

/** A lawyer or an accountant is the supervisor of several firms. */
export const sharedSupervisor = (r, m) => {
  const c = openDecoy(m, 'shared-supervisor', honestFirms(r, m, r.int(3, 9)))
  const who = id.person(r)
  for (const firm of c.members) firm.roles.push({ person: who, role: 'supervisor', from: firm.founded })
  return c
}
