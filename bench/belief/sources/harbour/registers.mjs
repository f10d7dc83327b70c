// The registers beside the bids: firms, who holds which office, who owns whom, declared groups, the
// allowlist.

import { dateText } from './calendar.mjs'
import { addressAt } from './places.mjs'

export const bidderRow = (firm) => ({
  bidder_id: firm.id,
  name: firm.name,
  legal_rep_name: firm.boss.name,
  legal_rep_id_no: firm.boss.idNo,
  phone: firm.bookkeeper && firm.index % 4 === 0 ? firm.bookkeeper.person.phone : firm.phone,
  email: firm.email,
  address: `${firm.registeredAt.address}${firm.registeredAt.kind === 'incubator' ? firm.room : firm.registeredAt.room}`,
  region_code: firm.id.slice(2, 8),
  registered_at: dateText(firm.registered),
  capital: `${200 * Math.ceil(1 + firm.size * 25)}万元`,
})

const ROLE = { boss: 'manager', clerk: 'staff', estimator: 'staff', builder: 'builder' }

/**
 * Rows of roles: from the register of jobs, the shareholders, the legal representative and the bookkeeper.
 */
export const roleRows = (world) => {
  const rows = []
  const { insured, identityNumbers } = world.platform
  const add = (firm, person, role, more) =>
    rows.push({
      bidder_id: firm.id,
      person_name: person.name,
      person_id_no: identityNumbers ? person.idNo : '',
      role,
      share: '',
      phone: '',
      from: '',
      to: '',
      ...more,
    })
  for (const firm of world.firms) {
    add(firm, firm.boss, 'legal-rep', { phone: firm.boss.phone })
    for (const { person, share } of firm.shareholders)
      add(firm, person, 'shareholder', { share: `${share / 100}` })
    if (firm.bookkeeper) add(firm, firm.bookkeeper.person, 'finance', { phone: firm.bookkeeper.person.phone })
  }
  for (const person of world.people)
    for (const { firm, role, from, to } of person.jobs)
      if (insured || role === 'builder' || role === 'boss')
        add(firm, person, ROLE[role], { from: dateText(from), to: to ? dateText(to) : '' })
  return rows
}

/** Rows of ownership: parents of groups, and a first shell that a careless controller let own another. */
export const ownershipRows = (world) => {
  const rows = []
  const add = (owner, owned, share) => {
    rows.push({ owner_id: owner.id, owned_id: owned.id, share: `${share}`, from: '', to: '' })
  }
  for (const { firms, shares } of world.groups)
    for (const [i, firm] of firms.entries()) if (i) add(firms[0], firm, shares[i])
  for (const { owned } of world.rings) if (owned) add(owned[0], owned[1], 0.3)
  return rows
}

export const groupRows = (world) =>
  world.groups
    .filter((g) => g.declared)
    .flatMap((g) => g.firms.map((firm) => ({ group_id: g.id, bidder_id: firm.id, name: g.name })))

/**
 * Rows of the allowlist: known addresses and machines of public places, as far as somebody has listed them.
 */
export const allowRows = (world) => {
  const rng = world.rng.platform.fork('allow')
  const { centre, printShops, hotels } = world.services
  const rows = []
  const add = (kind, value, reason) =>
    rng.chance(world.platform.allowShare) &&
    rows.push({ kind, value, reason, from: '', to: '', approved_by: '交易中心' })
  add('ip', addressAt(centre.place, 0), '交易中心公共终端')
  for (const machine of centre.machines) for (const mac of machine.macs) add('mac', mac, '交易中心公共终端')
  for (const shop of printShops) add('ip', addressAt(shop.place, 0), '图文店')
  for (const hotel of hotels) add('ip', addressAt(hotel.place, 0), '酒店商务中心')
  for (const carrier of world.carriers) for (const ip of carrier.nat) add('ip', ip, '运营商共享出口')
  return rows
}
