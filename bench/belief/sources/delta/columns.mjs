/** Columns of the bid table: which a market's platform has, and how often a cell of it stays empty. */

export const GROUPS = {
  upload: ['ip', 'mac', 'cpu_id', 'disk_serial', 'board_serial'],
  authoring: ['authoring_mac', 'authoring_cpu_id', 'authoring_disk_serial', 'machine_code'],
  network: ['download_ip', 'decrypt_ip', 'user_agent', 'sealed_at'],
  lock: ['lock_no'],
  file: ['file_guid', 'file_author', 'file_company', 'file_modified_by', 'file_hash', 'tool_version'],
  account: ['upload_account', 'ca_serial'],
  deposit: ['deposit_account', 'deposit_payer', 'deposit_account_type'],
  purchase: ['purchase_account', 'operator'],
  guarantee: ['guarantee_no', 'guarantee_applicant'],
  agent: ['agent_name', 'agent_id_no', 'agent_phone'],
  manager: ['manager_name', 'manager_id_no'],
  contact: ['contact_phone', 'contact_email'],
  time: ['submitted_at'],
}

/** The chance that a platform has a group of columns, and a column of a group it has. */
const PRESENCE = { none: [0, 0], few: [0.3, 0.7], some: [0.65, 0.85], many: [0.9, 0.92] }

/** A market's columns as a map: name → the share of empty cells. At least one group where any may be. */
export function drawColumns(r, identifiers) {
  const [group, column] = PRESENCE[identifiers]
  const missing = new Map()
  const names = Object.keys(GROUPS).filter(() => r.chance(group))
  if (group > 0 && names.length < 3) names.push('upload', 'contact', 'deposit')
  for (const name of new Set(names))
    for (const col of GROUPS[name]) {
      const has = r.chance(column)
      const rate = r.next() ** 2 * 0.7
      if (has) missing.set(col, rate)
    }
  const registry = identifiers === 'none' ? 0 : identifiers === 'few' ? 0.5 : 0.85
  return {
    missing,
    rank: r.chance(0.8),
    won: identifiers === 'none' || r.chance(0.95),
    tables: {
      bidders: r.chance(registry),
      roles: r.chance(registry * 0.8),
      ownership: r.chance(registry * 0.65),
      groups: r.chance(registry * 0.8),
      allowlist: r.chance(registry * 0.8),
    },
    registryMissing: r.next() ** 2 * 0.6,
    control: r.chance(0.9) ? r.uniform(0, 0.1) : 1,
  }
}
