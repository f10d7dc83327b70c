// What the platform keeps: whole columns that it never had, columns since an upgrade, cells that a client
// left empty.

/** Chance that a platform has a column, by column; those not named are always there. */
const HAS = {
  sealed_at: 0.4,
  agent_name: 0.95,
  agent_id_no: 0.6,
  agent_phone: 0.75,
  manager_name: 0.9,
  manager_id_no: 0.6,
  contact_phone: 0.75,
  contact_email: 0.5,
  ip: 0.92,
  mac: 0.8,
  cpu_id: 0.6,
  disk_serial: 0.65,
  board_serial: 0.5,
  authoring_mac: 0.35,
  authoring_cpu_id: 0.25,
  authoring_disk_serial: 0.3,
  download_ip: 0.35,
  decrypt_ip: 0.35,
  user_agent: 0.25,
  lock_no: 0.7,
  file_guid: 0.6,
  file_author: 0.6,
  file_company: 0.45,
  file_modified_by: 0.5,
  file_hash: 0.4,
  tool_version: 0.5,
  machine_code: 0.6,
  upload_account: 0.6,
  ca_serial: 0.65,
  purchase_account: 0.4,
  operator: 0.4,
  deposit_account: 0.75,
  deposit_payer: 0.7,
  deposit_account_type: 0.6,
  guarantee_no: 0.6,
  guarantee_applicant: 0.5,
  issuer_locks: 0.7,
  issuer_devices: 0.5,
}
const MACHINE =
  /^(mac|cpu_id|disk_serial|board_serial|machine_code|authoring_.*|lock_no|file_.*|user_agent|decrypt_ip|ca_serial)$/
const CLIENT =
  /^(mac|cpu_id|disk_serial|board_serial|machine_code|authoring_.*|file_.*|user_agent|contact_.*|agent_.*)$/
const BEHAVIOUR = new Set([
  'lot_id',
  'bid_no',
  'bidder_id',
  'bidder_name',
  'amount',
  'status',
  'rank',
  'won',
  'consortium',
])

/**
 * The platform of a market: `has(column)`, the day since when a column is kept, and which tables there are.
 */
export const makePlatform = (world) => {
  const rng = world.rng.platform
  const { kind, years } = world.market
  const silent = kind === 'silent'
  const less = kind === 'sparse' ? 0.55 : kind === 'values' || kind === 'shops' ? 1.25 : 1
  const upgrade = world.start + Math.floor(years * 365 * rng.range(0.15, 0.75))
  const late = rng.chance(kind === 'sparse' ? 0.8 : 0.3)
  const columns = new Map()
  for (const [name, p] of Object.entries(HAS)) {
    const kept = rng.chance(Math.min(0.98, p * less)) && !silent
    if (kept) columns.set(name, late && MACHINE.test(name) && rng.chance(0.85) ? upgrade : 0)
  }
  const table = (p) => !silent && rng.chance(kind === 'sparse' ? 0.5 * p : p)
  return {
    columns,
    allBidColumns: !silent,
    cellLoss: rng.u() ** 2 * 0.08,
    junkMac: rng.chance(0.3) ? rng.range(0, 0.03) : 0,
    tables: {
      bidders: table(0.95),
      roles: table(0.75),
      ownership: table(0.6),
      groups: table(0.6),
      allowlist: table(0.6),
    },
    allowShare: rng.u(),
    insured: rng.chance(0.5),
    identityNumbers: rng.chance(0.75),
  }
}

/** Whether the platform has a column at all. */
export const hasColumn = (platform, name) =>
  platform.allBidColumns ? !(name in HAS) || platform.columns.has(name) : BEHAVIOUR.has(name)

/**
 * Empties in place the cells that the platform did not keep on the lot's day or the firm's client did not
 * give.
 */
export const loseCells = (world, bid, row) => {
  const rng = world.rng.loss
  const { platform } = world
  const old = rng.chance(bid.firm.blank)
  for (const name of Object.keys(row)) {
    if (!(name in HAS)) continue
    const since = platform.columns.get(name)
    const lost = since === undefined || bid.lot.day < since || (old && CLIENT.test(name))
    if (lost || rng.chance(platform.cellLoss)) row[name] = ''
  }
  if (row.mac && rng.chance(platform.junkMac)) row.mac = rng.pick(['00:00:00:00:00:00', '-', '无'])
}
