/** The truth: rings that acted, with how plain their traces are; and innocent groups that look like rings. */

/** Columns whose equal values speak of one hand. */
const PLAIN = [
  'mac',
  'disk_serial',
  'ip',
  'authoring_mac',
  'authoring_disk_serial',
  'machine_code',
  'lock_no',
  'file_guid',
  'file_hash',
  'agent_id_no',
  'agent_phone',
  'manager_id_no',
  'contact_phone',
  'deposit_account',
  'upload_account',
  'purchase_account',
]
const EMPTY = new Set(['', '-', '/', '无', '详见公告', undefined])

/** Numbers of acts in which two members show one value. */
function plainActs(ring) {
  return ring.acts.filter((act) =>
    PLAIN.some((col) => {
      const values = act.bidders.map((b) => b.out[col]).filter((v) => !EMPTY.has(v))
      return new Set(values).size < values.length
    }),
  ).length
}

/** Values of the ring's desk that two or more members show anywhere. */
function crossValues(ring) {
  const holders = new Map()
  for (const act of ring.acts)
    for (const b of act.bidders)
      for (const col of PLAIN) {
        const v = b.out[col]
        if (EMPTY.has(v)) continue
        const key = `${col}=${v}`
        if (!holders.has(key)) holders.set(key, new Set())
        holders.get(key).add(b.firm)
      }
  return [...holders.values()].filter((s) => s.size > 1).length
}

/**
 * obvious, clear, weak or faint: by what is left in the data of its slips, its ties and its planned prices.
 */
function strengthOf(market, ring) {
  const orderly = ring.style === 'natural' ? 0.03 : 0.2 * ring.discipline
  const registered = market.columns.tables.roles || market.columns.tables.bidders ? ring.tied * 0.4 : 0
  const score = plainActs(ring) + crossValues(ring) * 0.4 + registered + ring.acts.length * orderly
  return score >= 8 ? 'obvious' : score >= 3 ? 'clear' : score >= 1 ? 'weak' : 'faint'
}

function ringRows(market, rings) {
  const acted = rings.filter((ring) => ring.acts.length > 0)
  return acted.flatMap((ring, i) =>
    ring.members
      .filter((m) => m.acts > 0)
      .map((m) => ({
        ring_id: `R${String(i + 1).padStart(3, '0')}`,
        bidder_id: m.firm.id,
        kind: 'ring',
        note: `mechanism=${ring.name};strength=${strengthOf(market, ring)}`,
      })),
  )
}

/** Firms of a narrow trade that keep meeting. */
function niches(market, firms) {
  return market.trades
    .map((t, i) => ({
      label: 'narrow-trade',
      members: t.niche ? firms.filter((f) => f.trades[0] === i) : [],
    }))
    .filter((g) => g.members.length >= 2 && g.members.length <= 12)
}

/** The members of a group that make it look like a ring: of a service, those that used it; else all. */
function lookAlikes(g, bidding) {
  const used = g.desk ? new Set([...g.desk.users.values()].flat()) : undefined
  return g.members.filter((f) => bidding.has(f) && !f.ring && (!used || used.has(f)))
}

function decoyRows(groups, bidding) {
  const rows = []
  let n = 0
  for (const g of groups) {
    const members = lookAlikes(g, bidding)
    if (members.length < 2) continue
    const id = `D${String(++n).padStart(3, '0')}`
    for (const f of members)
      rows.push({ ring_id: id, bidder_id: f.id, kind: 'decoy', note: `decoy=${g.label}` })
  }
  return rows
}

/** All rows of truth. `bidding`: the firms that bid at least once. */
export function truthRows(market, firms, groups, rings, bidding) {
  return [...ringRows(market, rings), ...decoyRows([...groups, ...niches(market, firms)], bidding)]
}
