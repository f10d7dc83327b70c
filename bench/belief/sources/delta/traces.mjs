/**
 * The traces a bid leaves: first those of the firm alone, then of services it used, then of a ring's
 * mistakes.
 */
import { applyField, setAuthoring, setUpload } from './desk.mjs'
import { machinesOf, peopleOf } from './firms.mjs'
import * as ids from './identifiers.mjs'

/** The firm's machine for a task: mostly the first. */
const ownMachine = (r, machines) => (r.chance(0.65) ? machines[0] : r.pick(machines))

/** The firm's address on the net: fixed, or what its carrier gives it for a month. */
function ownIp(r, firm, day) {
  if (firm.staticIp && r.chance(0.9)) return firm.staticIp
  const month = Math.floor(day / 30)
  if (firm.ipMonth !== month) {
    firm.ipMonth = month
    firm.ip = ids.addressIn(r, firm.blocks)
  }
  return firm.ip
}

function ownFile(r, firm, staff) {
  const author = firm.authors ? r.pick(firm.authors) : r.pick(staff).name
  const named = r.chance(0.7)
  const template = firm.template && r.chance(firm.template.rate) ? firm.template : undefined
  return {
    file_guid: template?.guid ?? ids.guid(r),
    file_author: template && r.chance(0.3) ? template.author : author,
    file_company: named ? firm.name : r.pick(['', '微软中国', 'Microsoft', 'Kingsoft']),
    file_modified_by: r.chance(0.7) ? author : r.pick(staff).name,
    file_hash: r.hex(32),
    tool_version: firm.tool,
    lock_no: r.pick(firm.locks),
  }
}

function ownMoney(r, market, firm) {
  if (r.chance(market.guarantees))
    return {
      guarantee_no: `BH${r.digits(10)}`,
      guarantee_applicant: firm.name,
      deposit_account: '',
      deposit_payer: '',
    }
  return { deposit_account: firm.account, deposit_payer: firm.name, deposit_account_type: 'basic' }
}

function ownPeople(r, firm, day) {
  const agents = peopleOf(firm, 'agent', day)
  const builders = peopleOf(firm, 'builder', day)
  const agent = agents.length && r.chance(0.85) ? r.pick(agents) : firm.posts[0].person
  const manager = builders.length ? r.pick(builders) : firm.posts[0].person
  return {
    agent_name: agent.name,
    agent_id_no: agent.idNo,
    agent_phone: agent.phone,
    manager_name: manager.name,
    manager_id_no: manager.idNo,
    contact_phone: r.chance(0.5) ? firm.phone : agent.phone,
    contact_email: firm.email,
  }
}

/** The row of a firm that does all by itself. `before`: minutes from handing in to the opening. */
function ownTraces(r, market, lot, firm) {
  const machines = machinesOf(firm, lot.day)
  const agents = peopleOf(firm, 'agent', lot.day)
  const ip = r.chance(market.hotspot) ? ids.addressIn(r, firm.blocks) : ownIp(r, firm, lot.day)
  const row = {
    ip,
    download_ip: r.chance(0.75) ? ip : ids.addressIn(r, firm.blocks),
    decrypt_ip: r.chance(0.8) ? ip : ids.addressIn(r, firm.blocks),
    user_agent: firm.agent,
    before: r.logUniform(8, 1) * Math.exp(r.normal(3.2, 1.3)) + 4,
    upload_account: firm.upload,
    ca_serial: firm.ca,
    purchase_account: firm.upload,
    operator: agents.length ? r.pick(agents).name : firm.posts[0].person.name,
    ...ownFile(r, firm, agents.length ? agents : [firm.posts[0].person]),
    ...ownMoney(r, market, firm),
    ...ownPeople(r, firm, lot.day),
  }
  setAuthoring(row, ownMachine(r, machines))
  setUpload(row, ownMachine(r, machines))
  return row
}

function serviceTraces(r, market, bid, row) {
  for (const { desk, seat } of bid.uses) {
    const walled = r.chance(market.wall)
    for (const field of desk.fields) applyField(row, field, { desk, r, lot: bid.lot, seat, walled })
    if (!desk.users.has(bid.lot.id)) desk.users.set(bid.lot.id, [])
    desk.users.get(bid.lot.id).push(bid.firm)
  }
}

/**
 * In an act each field slips at the ring's rate; a ring that errs across lots only lets one member err per
 * lot.
 */
function slips(r, act) {
  const { ring } = act
  return ring.weak
    .filter((w) => r.chance(ring.slip * w.weight))
    .map((w) => {
      const careless = ring.crossOnly ? [r.int(0, act.bidders.length - 1)] : undefined
      return { field: w.field, careless, each: r.uniform(0.5, 1) }
    })
}

function ringTraces(r, bid, row) {
  const { act } = bid
  act.slips ??= slips(r, act)
  const at = act.bidders.indexOf(bid)
  const seat = act.ring.members.indexOf(bid.member)
  for (const s of act.slips) {
    const errs = s.careless ? s.careless.includes(at) : r.chance(s.each)
    if (errs) applyField(row, s.field, { desk: act.ring.desk, r, lot: bid.lot, seat, walled: false })
  }
}

/** The issuer's lock stays in a bill that was made from the issuer's own file. */
function issuerTraces(r, market, bid, row) {
  const { issuerLock } = bid.lot
  if (issuerLock && r.chance(market.lockImport)) row.lock_no = `${row.lock_no};${issuerLock}`
}

/** The traces of one bid, before the platform loses some of them. */
export function tracesOf(r, market, bid) {
  if (bid.leader?.row) return { ...bid.leader.row }
  const row = ownTraces(r, market, bid.lot, bid.firm)
  serviceTraces(r, market, bid, row)
  if (bid.act) ringTraces(r, bid, row)
  issuerTraces(r, market, bid, row)
  return row
}
