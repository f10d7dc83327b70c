import * as id from './identity.mjs'

/** Columns of `bids.csv` by what a platform must have to fill them. */
export const GROUPS = {
  machine: ['mac', 'cpu_id', 'disk_serial', 'board_serial'],
  authoring: ['authoring_mac', 'authoring_cpu_id', 'authoring_disk_serial'],
  file: [
    'file_guid',
    'file_author',
    'file_company',
    'file_modified_by',
    'file_hash',
    'tool_version',
    'machine_code',
  ],
  net: ['ip', 'download_ip', 'decrypt_ip', 'user_agent'],
  account: ['upload_account', 'ca_serial', 'purchase_account', 'operator'],
  lock: ['lock_no'],
  money: ['deposit_account', 'deposit_payer', 'deposit_account_type', 'guarantee_no', 'guarantee_applicant'],
  people: [
    'agent_name',
    'agent_id_no',
    'agent_phone',
    'manager_name',
    'manager_id_no',
    'contact_phone',
    'contact_email',
  ],
  time: ['submitted_at', 'sealed_at'],
}

/** Which columns this market's platform has, and how often a cell of each is missing. */
const drawColumns = (r, profile) => {
  const missing = new Map()
  for (const [group, columns] of Object.entries(GROUPS)) {
    const p = profile.columns[group] ?? 0
    if (!r.chance(p)) continue
    columns.forEach((column, i) => {
      if (p === 1 || i === 0 || r.chance(0.85)) missing.set(column, r.logRange(0.004, 0.4))
    })
  }
  return missing
}

/**
 * Quirks of a platform that make honest bids look alike, each there or not, at a rate of its own:
 * the processor's model reported for its serial, boards without serials, virtual network cards,
 * mobile carriers' gateways, Office's default author, issuer's dongle left in the bill.
 */
const drawQuirks = (r) => {
  const rate = (p, lo, hi) => (r.chance(p) ? r.logRange(lo, hi) : 0)
  return {
    cpuModels: r.chance(0.35) ? Array.from({ length: r.int(8, 20) }, () => id.machine(r).cpu) : null,
    oemBoard: rate(0.6, 0.01, 0.2),
    virtualMac: rate(0.6, 0.005, 0.08),
    cloneMac: rate(0.4, 0.002, 0.03),
    mobile: rate(0.6, 0.01, 0.12),
    gateways: Array.from({ length: r.int(2, 12) }, () => id.publicIp(r)),
    listedGateways: r.chance(0.4),
    defaultAuthor: rate(0.8, 0.03, 0.4),
    issuerBill: rate(0.4, 0.03, 0.2),
    placeholders: rate(0.6, 0.005, 0.05),
    duplicateRows: rate(0.5, 0.001, 0.006),
    lines: Array.from({ length: r.logInt(150, 3000) }, () => id.publicIp(r)),
  }
}

export const drawPlatform = (r, profile) => ({
  missing: drawColumns(r.fork('columns'), profile),
  quirks: drawQuirks(r.fork('quirks')),
  /** Whether registers give persons' numbers, and how often one is missing. */
  personIds: r.chance(0.65) ? r.logRange(0.01, 0.3) : 1,
})
