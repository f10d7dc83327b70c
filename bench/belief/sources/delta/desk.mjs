/**
 * A desk: a place that prepares or hands in bids, with machines, people, numbers and accounts of its own.
 * An honest service has one, and so has the person who steers a ring; what differs is who uses it and why.
 */
import * as ids from './identifiers.mjs'
import * as words from './words.mjs'

/** A desk in a county. `machines`: how many it has. */
export function makeDesk(r, label, county, blocks, machines) {
  return {
    label,
    machines: Array.from({ length: machines }, () => ids.machine(r)),
    ips: Array.from({ length: r.int(1, 2) }, () => ids.addressIn(r, blocks)),
    locks: Array.from({ length: r.int(1, 3) }, () => ids.lockNumber(r)),
    people: Array.from({ length: r.int(1, 4) }, () => words.person(r, county.code)),
    company: `${words.firmCore(r)}${r.pick(['图文', '咨询', '招标服务', '工作室', '科技'])}`,
    operator: `OP${r.digits(5)}`,
    account: ids.bankAccount(r),
    phone: ids.mobile(r),
    email: `${r.hex(8)}@${r.pick(['163.com', 'qq.com'])}`,
    upload: `U${r.digits(8)}`,
    prefix: `BH${r.digits(6)}`,
    serial: r.int(100, 90000),
    guarantor: `${words.firmCore(r)}融资担保有限公司`,
    tool: `${words.software(r)}${r.pick(['7.2.1', '7.3.0', '8.0.4'])}`,
    lots: new Map(),
    price: r.normal(0, 0.012),
    habit: 1,
  }
}

/** What a desk makes once for each lot: the file it starts from, and when it begins to hand in. */
function lotThings(desk, r, lot) {
  let t = desk.lots.get(lot.id)
  if (!t) {
    t = { guid: ids.guid(r), hash: r.hex(32), before: r.logUniform(4, 900), handed: 0 }
    desk.lots.set(lot.id, t)
  }
  return t
}

/** The machine of a desk for a client: its own one behind a wall, else any. */
const machineFor = (desk, r, seat, walled) =>
  desk.machines[(walled ? seat : r.int(0, 9)) % desk.machines.length]

const setUpload = (row, m) => {
  row.mac = m.mac
  row.cpu_id = m.cpu
  row.disk_serial = m.disk
  row.board_serial = m.board
}

const setAuthoring = (row, m) => {
  row.authoring_mac = m.mac
  row.authoring_cpu_id = m.cpu
  row.authoring_disk_serial = m.disk
  row.machine_code = m.code
}

/** How each field of a desk shows in a bid. use = { desk, r, lot, seat, walled }. */
const FIELDS = {
  authoring: (row, u) => setAuthoring(row, machineFor(u.desk, u.r, u.seat, u.walled)),
  upload: (row, u) => {
    setUpload(row, machineFor(u.desk, u.r, u.seat, u.walled))
    row.ip = u.r.pick(u.desk.ips)
  },
  ip: (row, u) => {
    row.ip = u.r.pick(u.desk.ips)
  },
  download: (row, u) => {
    row.download_ip = u.r.pick(u.desk.ips)
  },
  decrypt: (row, u) => {
    row.decrypt_ip = u.r.pick(u.desk.ips)
  },
  lock: (row, u) => {
    row.lock_no = u.r.pick(u.desk.locks)
  },
  author: (row, u) => {
    row.file_author = u.r.pick(u.desk.people).name
    row.file_modified_by = row.file_author
    if (u.r.chance(0.5)) row.file_company = u.desk.company
  },
  modifier: (row, u) => {
    row.file_modified_by = u.desk.company
  },
  guid: (row, u) => {
    row.file_guid = lotThings(u.desk, u.r, u.lot).guid
  },
  hash: (row, u) => {
    row.file_hash = lotThings(u.desk, u.r, u.lot).hash
  },
  contact: (row, u) => {
    row.contact_phone = u.desk.phone
    if (u.r.chance(0.5)) row.contact_email = u.desk.email
  },
  agent: (row, u) => {
    const p = u.desk.people[u.seat % u.desk.people.length]
    Object.assign(row, { agent_name: p.name, agent_id_no: p.idNo, agent_phone: p.phone })
  },
  manager: (row, u) => {
    const p = u.desk.people[u.seat % u.desk.people.length]
    Object.assign(row, { manager_name: p.name, manager_id_no: p.idNo })
  },
  deposit: (row, u) => {
    const payer = u.r.chance(0.7) ? u.desk.people[0].name : u.desk.company
    Object.assign(row, {
      deposit_account: u.desk.account,
      deposit_payer: payer,
      deposit_account_type: 'other',
    })
    row.guarantee_no = ''
    row.guarantee_applicant = ''
  },
  clearing: (row, u) => {
    if (row.deposit_account) row.deposit_account = u.desk.account
  },
  purchase: (row, u) => {
    row.purchase_account = u.desk.upload
  },
  operator: (row, u) => {
    row.operator = u.desk.operator
  },
  account: (row, u) => {
    row.upload_account = u.desk.upload
  },
  guarantee: (row, u) => {
    row.guarantee_no = `${u.desk.prefix}${++u.desk.serial}`
    row.guarantee_applicant = u.desk.guarantor
    row.deposit_account = row.deposit_payer = row.deposit_account_type = ''
  },
  timing: (row, u) => {
    const t = lotThings(u.desk, u.r, u.lot)
    row.before = Math.max(1, t.before - t.handed++ * u.r.uniform(0.5, 4))
  },
  client: (row, u) => {
    row.tool_version = u.desk.tool
  },
}

export const FIELD_NAMES = Object.keys(FIELDS)
export { setAuthoring, setUpload }

/** Writes a field of a desk into a bid's row. */
export const applyField = (row, field, use) => FIELDS[field](row, use)
