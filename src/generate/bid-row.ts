import { timeText, yearOf } from './clock.js'
import { anyOf, carrierPrefix, current, type Firm } from './firms.js'
import type { Lot } from './lots.js'
import type { Machine, Mint, Person } from './mint.js'
import type { Offer } from './prices.js'
import type { Random } from './random.js'
import type { Row } from './row.js'
import { TOOL_VERSIONS } from './words.js'
import type { Scene } from './world.js'

export const yuan = (fen: number): string => (fen / 100).toFixed(2)

export const uploadFrom = (row: Row, machine: Machine): void => {
  row.mac = machine.macs.join(';')
  row.cpu_id = machine.cpu
  row.disk_serial = machine.disk
  row.board_serial = machine.board
}

export const writtenOn = (row: Row, machine: Machine): void => {
  row.authoring_mac = machine.macs[0]!
  row.authoring_cpu_id = machine.cpu
  row.authoring_disk_serial = machine.disk
  row.machine_code = machine.code
}

export const handledBy = (row: Row, person: Person): void => {
  row.agent_name = person.name
  row.agent_id_no = person.idNo
  row.agent_phone = person.phone
}

const addressOf = (firm: Firm, lot: Lot, rng: Random): string => {
  const { kind, value } = firm.network
  if (kind === 'static') return value
  if (kind === 'six') return `${value}:${rng.hex(4)}:${rng.hex(4)}:${rng.hex(4)}:${rng.hex(4)}`
  if (kind === 'private')
    return rng.chance(0.5)
      ? `192.168.${rng.int(0, 2)}.${rng.int(2, 60)}`
      : `100.${rng.int(64, 127)}.${rng.int(0, 255)}.${rng.int(1, 254)}`
  if (kind === 'nat' && value.split('.').length === 4) return value
  if (kind === 'nat') return `${value}.${200 + (lot.region % 4)}.${rng.int(1, 24)}`
  return rng.chance(0.06)
    ? `${carrierPrefix(lot.region, 0)}.203.${rng.int(1, 24)}`
    : `${value}.${rng.int(0, 255)}.${rng.int(1, 254)}`
}

const writeMoney = (row: Row, firm: Firm, lot: Lot, mint: Mint, rng: Random): void => {
  if (lot.recorded.security === 'deposit') {
    row.deposit_account = firm.account
    row.deposit_payer = firm.name
    row.deposit_account_type = rng.chance(0.97) ? 'basic' : 'other'
  } else if (lot.recorded.security === 'guarantee') {
    row.guarantee_no = mint.guarantee(yearOf(lot.day))
    row.guarantee_applicant = firm.name
  }
}

const writeFile = (row: Row, firm: Firm, lot: Lot, rng: Random): void => {
  row.file_guid = rng.hex(32)
  row.file_author = firm.author
  row.file_modified_by = rng.chance(0.7) ? firm.author : current(firm.agents, lot.day, rng).name
  row.file_company = firm.company
  row.file_hash = rng.hex(32)
  row.tool_version = TOOL_VERSIONS[Math.min(4, Math.floor((lot.index % 997) / 400) + rng.int(0, 2))]!
}

const writeTemplate = (row: Row, { template }: Lot, rng: Random): void => {
  if (!template || rng.chance(0.1)) return
  if (template.guid) row.file_guid = template.guid
  if (template.author) row.file_author = template.author
  if (template.lock) row.lock_no = row.lock_no ? `${row.lock_no};${template.lock}` : template.lock
  if (template.machine) writtenOn(row, template.machine)
}

/** Fills `row` with what the platform would record of an honest bid. */
export const writeBid = (row: Row, scene: Scene, offer: Offer): void => {
  const { lot, firm, seat, mint, rng } = scene
  const early = rng.chance(0.6) ? rng.between(5, 240) : rng.between(240, 4000)
  row.lot_id = lot.id
  row.bid_no = '1'
  row.bidder_id = firm.id
  row.bidder_name = firm.name
  row.amount = yuan(offer.amount)
  row.status = offer.status
  row.rank = offer.rank ? String(offer.rank) : ''
  row.won = offer.won ? '1' : '0'
  row.submitted_at = timeText(lot.opened - early)
  row.sealed_at = timeText(lot.opened - early - rng.between(10, 900))
  row.consortium = seat.consortium ? `LH${seat.consortium}` : ''
  writePeople(row, scene)
  writeMachines(row, scene)
  writeFile(row, firm, lot, rng)
  writeMoney(row, firm, lot, mint, rng)
  writeTemplate(row, lot, rng)
}

const writePeople = (row: Row, { firm, lot, rng }: Scene): void => {
  handledBy(row, current(firm.agents, lot.day, rng))
  const manager = anyOf(firm.builders, lot.day, rng)
  row.manager_name = manager.name
  row.manager_id_no = manager.idNo
  row.contact_phone = rng.chance(0.6) ? firm.phone : row.agent_phone!
  row.contact_email = rng.chance(0.7) ? firm.email : ''
}

const writeMachines = (row: Row, { firm, lot, rng }: Scene): void => {
  uploadFrom(row, current(firm.machines, lot.day, rng))
  writtenOn(row, current(firm.machines, lot.day, rng))
  row.ip = addressOf(firm, lot, rng)
  row.download_ip = rng.chance(0.6) ? row.ip : addressOf(firm, lot, rng)
  row.decrypt_ip = rng.chance(0.5) ? row.ip : addressOf(firm, lot, rng)
  row.user_agent = firm.client
  row.lock_no = rng.chance(0.1) ? firm.locks.join(';') : rng.pick(firm.locks)
  row.upload_account = firm.login
  row.purchase_account = firm.login
  row.operator = firm.operator
  row.ca_serial = firm.certificate
}

const UPLOAD = [
  'ip',
  'mac',
  'cpu_id',
  'disk_serial',
  'board_serial',
  'download_ip',
  'decrypt_ip',
  'user_agent',
  'operator',
  'ca_serial',
  'sealed_at',
]
const AUTHORING = ['authoring_mac', 'authoring_cpu_id', 'authoring_disk_serial', 'machine_code']
const FILES = ['file_guid', 'file_author', 'file_company', 'file_modified_by', 'file_hash', 'tool_version']
const PERSONS = ['agent_id_no', 'manager_id_no', 'contact_email']

/** Empties what the platform did not record on this lot. */
export const forget = (row: Row, { recorded }: Lot): void => {
  const clear = (columns: readonly string[]): void => {
    for (const column of columns) row[column] = ''
  }
  if (!recorded.uploads) clear(UPLOAD)
  if (!recorded.authoring) clear(AUTHORING)
  if (!recorded.files) clear(FILES)
  if (!recorded.locks) row.lock_no = ''
  if (!recorded.persons) clear(PERSONS)
  if (!recorded.hashes) row.file_hash = ''
  if (!recorded.clients) clear(['user_agent', 'tool_version', 'sealed_at', 'purchase_account'])
  if (!recorded.otherAddresses) clear(['download_ip', 'decrypt_ip'])
}
