import { dayText } from './clock.js'
import { type Firm, LAST_DAY } from './firms.js'
import type { Person } from './mint.js'
import { Random } from './random.js'
import type { Row } from './row.js'
import { REGIONS } from './words.js'
import type { World } from './world.js'

/** The row of `bidders`. Some registers hold no identity number of the legal representative. */
export const bidderRow = (firm: Firm, seed: string | number): Row => {
  const rng = new Random(seed, 'register', firm.index)
  return {
    bidder_id: firm.id,
    name: firm.name,
    former_names: firm.formerName,
    legal_rep_name: firm.legalRep.name,
    legal_rep_id_no: rng.chance(0.93) ? firm.legalRep.idNo : '',
    phone: firm.phone,
    email: rng.chance(0.8) ? firm.email : '',
    address: firm.address,
    region_code: REGIONS[firm.region]!.code,
    registered_at: dayText(firm.registered),
    cancelled_at: firm.cancelled === undefined ? '' : dayText(firm.cancelled),
    capital: `${firm.capitalWan}万元`,
  }
}

const roleRow = (firm: Firm, person: Person, role: string, more: Row = {}): Row => ({
  bidder_id: firm.id,
  person_name: person.name,
  person_id_no: person.idNo,
  role,
  ...more,
})

/** The rows of `roles` of one firm. */
export const roleRows = (firm: Firm, seed: string | number): Row[] => {
  const rng = new Random(seed, 'roles', firm.index)
  const rows = [
    roleRow(firm, firm.legalRep, 'legal-rep', { from: dayText(firm.registered) }),
    ...firm.owners.map(({ person, share }) => roleRow(firm, person, 'shareholder', { share: String(share) })),
    ...firm.builders.map(({ thing, from, to }) =>
      roleRow(firm, thing, 'builder', {
        from: dayText(from > 0 ? from : firm.registered + rng.int(30, 600)),
        to: to < LAST_DAY ? dayText(to) : '',
      }),
    ),
  ]
  if (rng.chance(0.7)) rows.push(roleRow(firm, firm.supervisor, 'supervisor'))
  if (rng.chance(0.7)) rows.push(roleRow(firm, firm.finance, 'finance', { phone: firm.finance.phone }))
  const staff = firm.agents.find(({ thing, from }) => thing !== firm.legalRep && from < 0)
  if (staff && rng.chance(0.6))
    rows.push(roleRow(firm, staff.thing, 'insured', { from: dayText(firm.registered) }))
  return rows
}

/**
 * Where ownership crosses from firm to firm in the honest market: a few honest parents, and public owners of
 * many.
 */
export const honestOwnership = (world: World): Row[] => {
  const rng = new Random(world.seed, 'ownership')
  const rows: Row[] = []
  const state = world.mint.publicCode(REGIONS[0]!.code)
  for (const firm of world.firms) {
    if (firm.ring >= 0 || firm.decoy) continue
    if (rng.chance(0.01)) rows.push({ owner_id: state, owned_id: firm.id, share: '1' })
    else if (rng.chance(0.03))
      rows.push({
        owner_id: world.mint.creditCode(REGIONS[0]!.code),
        owned_id: firm.id,
        share: '0.35',
        from: '2020-05-01',
      })
  }
  return rows
}
