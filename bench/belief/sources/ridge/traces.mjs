import { DAY } from './calendar.mjs'
import * as id from './identity.mjs'
import { GROUPS } from './platform.mjs'
import { hash32 } from './random.mjs'

const AGENTS = [
  '投标客户端 5.2; Windows NT 10.0',
  '投标客户端 5.1; Windows NT 10.0',
  '投标客户端 5.2; Windows NT 6.1',
  'Mozilla/5.0 (Windows NT 10.0, Win64) Chrome/109',
]
const TOOLS = ['7.0.3.18', '7.0.3.12', '7.0.2.96', '6.9.8.1']
const DEFAULT_AUTHORS = ['Administrator', 'User', 'admin', '微软用户', 'Lenovo', 'DELL', 'Windows 用户', 'PC']
const VIRTUAL_MACS = ['00-50-56-C0-00-01', '00-50-56-C0-00-08', '02-00-4C-4F-4F-50', '00-FF-AB-10-22-01']
const CLONE_MACS = ['00-E0-4C-36-00-02', '00-E0-4C-68-01-B2']
const BLANK_BOARDS = ['To be filled by O.E.M.', 'Default string', 'None', 'BSS-0123456789']

/** A bid that left nothing. */
const BLANK = Object.fromEntries(
  Object.values(GROUPS).flatMap((columns) => columns.map((column) => [column, ''])),
)

/** Marks of a machine that uploaded. */
export const putMachine = (t, machine) => {
  t.mac = machine.mac
  t.cpu_id = machine.cpu
  t.disk_serial = machine.disk
  t.board_serial = machine.board
}

/** Marks of a machine that wrote the file. */
export const putAuthoring = (t, machine) => {
  t.authoring_mac = machine.mac
  t.authoring_cpu_id = machine.cpu
  t.authoring_disk_serial = machine.disk
  t.machine_code = machine.code
}

const putPeople = (r, t, bid, desk) => {
  const { firm } = bid
  bid.agent ??= r.zipf(firm.agents)
  bid.manager ??= r.pick(firm.builders)
  t.agent_name = bid.agent.name
  t.agent_id_no = bid.agent.id
  t.agent_phone = bid.agent.phone
  t.manager_name = bid.manager.name
  t.manager_id_no = bid.manager.id
  t.contact_phone = r.chance(0.7) ? firm.phone : desk.phone
  t.contact_email = firm.email
}

const putFile = (r, t, bid, desk, quirks) => {
  t.file_guid = id.guid(r)
  t.file_hash = id.fileHash(r)
  t.file_author = r.chance(quirks.defaultAuthor) ? r.zipf(DEFAULT_AUTHORS) : desk.worker.name
  t.file_modified_by = r.chance(0.8) ? t.file_author : r.pick(bid.firm.agents).name
  t.file_company = r.chance(0.5) ? bid.firm.name : ''
  t.tool_version = r.zipf(TOOLS)
}

const putMoney = (r, t, bid) => {
  const { firm, lot } = bid
  if (r.chance(0.55)) {
    t.deposit_account = firm.desks[0].bank
    t.deposit_payer = firm.name
    t.deposit_account_type = 'basic'
  } else {
    t.guarantee_no = `BH${lot.index}${r.text('0123456789', 8)}`
    t.guarantee_applicant = firm.name
  }
}

const putNet = (r, t, bid, desk, quirks) => {
  const { firm } = bid
  const line = () => (firm.staticLine ? desk.ip : r.pick(quirks.lines))
  t.ip = r.chance(quirks.mobile) ? r.zipf(quirks.gateways) : line()
  t.download_ip = r.chance(0.85) ? line() : r.pick(quirks.lines)
  t.decrypt_ip = r.chance(0.8) ? t.ip : line()
  t.user_agent = r.zipf(AGENTS)
  const early = r.chance(0.7) ? -Math.log(1 - r.u()) * 360 : r.range(1, 6) * DAY
  bid.at = Math.floor(bid.lot.opened - 10 - Math.min(early, 9 * DAY))
}

const putQuirks = (r, t, bid, quirks) => {
  if (r.chance(quirks.virtualMac))
    t.mac = r.chance(0.6) ? `${t.mac};${r.zipf(VIRTUAL_MACS)}` : r.zipf(VIRTUAL_MACS)
  else if (r.chance(quirks.cloneMac)) t.mac = r.pick(CLONE_MACS)
  const { issuer } = bid.lot
  if (issuer && r.chance(0.4)) {
    t.lock_no = r.chance(0.5) ? issuer.lock : `${t.lock_no};${issuer.lock}`
    if (r.chance(0.4)) t.authoring_mac = `${t.authoring_mac};${issuer.machine.mac}`
  }
}

/** What a bid leaves on the platform when a firm makes it alone at its own desk. */
const traceBid = (r, bid, quirks) => {
  const { firm } = bid
  const t = { ...BLANK }
  bid.t = t
  const desk = r.zipf(firm.desks)
  const writer = r.chance(0.85) ? desk : r.pick(firm.desks)
  putNet(r, t, bid, desk, quirks)
  putMachine(t, desk.machine)
  putAuthoring(t, writer.machine)
  putFile(r, t, bid, writer, quirks)
  t.lock_no = writer.lock
  t.upload_account = desk.account
  t.purchase_account = desk.account
  t.operator = desk.worker.name
  t.ca_serial = firm.ca
  putPeople(r, t, bid, desk)
  putMoney(r, t, bid)
  putQuirks(r, t, bid, quirks)
}

/** Own traces of every bid; stories change them afterwards. */
export const traceAll = (r, m) => {
  const { quirks, missing } = m.platform
  for (const lot of m.lots) if (missing.has('lock_no') && r.chance(quirks.issuerBill)) lot.issuer = id.desk(r)
  for (const bid of m.bids) traceBid(r, bid, quirks)
}

/** What this platform really reads of any machine: a processor's model for its serial, boards without one. */
export const blurMachines = (m) => {
  const { cpuModels, oemBoard } = m.platform.quirks
  const model = (cpu) => cpuModels[Math.floor(cpuModels.length * (hash32(cpu) / 2 ** 32) ** 2)]
  for (const { t } of m.bids) {
    if (cpuModels) Object.assign(t, { cpu_id: model(t.cpu_id), authoring_cpu_id: model(t.authoring_cpu_id) })
    const draw = hash32(t.board_serial) / 2 ** 32
    if (draw < oemBoard) t.board_serial = BLANK_BOARDS[Math.floor((draw / oemBoard) * BLANK_BOARDS.length)]
  }
}
