// What the platform records of a bid: every value follows from who did what, where and with which thing.

import { dateText, minuteText } from './calendar.mjs'
import { machineCode } from './machines.mjs'
import { addressAt, hotspotAt } from './places.mjs'
import { hash32 } from './prng.mjs'

/** The upload's address: the place's gateway, or the telephone's when somebody used it as a hotspot. */
const uploadAddress = (world, { place, phone, minute }) =>
  phone ? hotspotAt(world, phone, minute) : addressAt(place, minute)

/** The pricing software of a day; everybody gets the updates, some late. */
const toolVersion = (world, bid) => {
  const quarter = Math.floor((bid.lot.day - world.start) / 91) - (hash32(bid.firm.id) & 1)
  return `6.${4 + Math.floor(quarter / 4)}.${1000 + 13 * Math.max(0, quarter)}`
}

/**
 * Who the file says wrote it, for whom: the writer's user, or what the issuer's own template brought along.
 */
const fileWords = (rng, bid, deed) => {
  const { lot, firm } = bid
  const issuer = lot.issuerTemplate && rng.chance(0.6)
  const company =
    deed.author.desk && rng.chance(0.4) ? deed.author.desk.company : rng.chance(0.5) ? firm.name : ''
  return {
    file_author: issuer ? lot.agency.clerk.user : deed.author.person.user,
    file_company: issuer ? lot.agency.name : company || rng.pick(['', '', 'Microsoft', 'China', 'HP Inc.']),
    file_modified_by: rng.chance(0.6) ? deed.author.person.user : deed.upload.person.user,
    lock_no: issuer && rng.chance(0.2) ? lot.agency.lock.no : deed.dongle.no,
  }
}

const machines = (deed) => {
  const { machine } = deed.upload
  const author = deed.author.machine
  return {
    mac: machine.macs.join(';'),
    cpu_id: machine.cpu,
    disk_serial: machine.disk,
    board_serial: machine.board,
    authoring_mac: author.macs[0],
    authoring_cpu_id: author.cpu,
    authoring_disk_serial: author.disk,
    machine_code: machineCode(machine),
    user_agent: machine.agent,
  }
}

const persons = (deed) => ({
  agent_name: deed.agent.name,
  agent_id_no: deed.agent.idNo,
  agent_phone: deed.agent.phone,
  manager_name: deed.manager?.name ?? '',
  manager_id_no: deed.manager?.idNo ?? '',
  contact_phone: deed.contactPhone,
  contact_email: deed.contactEmail,
  operator: deed.upload.person.operator,
})

const accounts = (rng, bid, deed) => ({
  upload_account: deed.upload.by && rng.chance(0.25) ? deed.upload.by.uploadAccount : bid.firm.uploadAccount,
  ca_serial: `${bid.firm.ca}${Math.floor((bid.lot.day + (hash32(bid.firm.id) % 365)) / 365)}`,
  purchase_account: deed.purchase.account,
  deposit_account: deed.deposit.account ?? '',
  deposit_payer: deed.deposit.payer ?? '',
  deposit_account_type: deed.deposit.type ?? '',
  guarantee_no: deed.deposit.guarantee ?? '',
  guarantee_applicant: deed.deposit.applicant ?? '',
})

const addresses = (world, rng, bid, deed) => {
  const opens = bid.lot.opens + 5
  const back = deed.upload.place.kind === 'print-shop' ? bid.firm.office : deed.upload.place
  return {
    ip: uploadAddress(world, deed.upload),
    download_ip: addressAt(deed.purchase.place, deed.purchase.minute),
    decrypt_ip: deed.upload.phone
      ? hotspotAt(world, deed.upload.phone, opens)
      : addressAt(rng.chance(0.8) ? back : bid.firm.office, opens),
  }
}

/** The row of one bid, as full as a platform could have it. */
export const recordBid = (world, bid, deed) => {
  const rng = world.rng.record
  const { lot, firm } = bid
  return {
    lot_id: lot.id,
    bid_no: '1',
    bidder_id: firm.id,
    bidder_name: firm.name,
    amount: bid.amount.toFixed(2),
    status: bid.status,
    rank: bid.rank ? `${bid.rank}` : '',
    won: bid.won ? '1' : '0',
    submitted_at: minuteText(deed.upload.minute),
    sealed_at: minuteText(deed.upload.minute - rng.int(1, 25)),
    consortium: bid.consortium ?? '',
    ...persons(deed),
    ...addresses(world, rng, bid, deed),
    ...machines(deed),
    ...fileWords(rng, bid, deed),
    file_guid: deed.draft,
    file_hash: rng.hex(32).toLowerCase(),
    tool_version: toolVersion(world, bid),
    ...accounts(rng, bid, deed),
  }
}

/** The row of one lot. */
export const recordLot = (lot) => ({
  lot_id: lot.id,
  project_id: lot.project,
  title: lot.title,
  buyer_id: lot.buyer.id,
  buyer_name: lot.buyer.name,
  agency_id: lot.agency.id,
  agency_name: lot.agency.name,
  industry: lot.trade.industry,
  category: lot.trade.category,
  domain: lot.domain,
  region_code: lot.region,
  township: lot.town.name,
  method: lot.method,
  evaluation: lot.evaluation,
  estimate: lot.estimate.toFixed(2),
  control_price: lot.control.toFixed(2),
  issuer_locks: lot.agency.lock.no,
  issuer_devices: lot.agency.machine.macs[0],
  published_at: dateText(lot.published),
  opened_at: minuteText(lot.opens),
  awarded_at: lot.awarded ? dateText(lot.awarded) : '',
})
