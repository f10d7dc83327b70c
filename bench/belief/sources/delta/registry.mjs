/** The registers beside the bids: firms, posts, stakes, declared groups, values known to be public. */
import { post } from './firms.mjs'
import { dayText, written } from './platform.mjs'
import * as words from './words.mjs'

/** How a ring's control shows in the registers: each tie is written at the ring's own rate. */
const TIES = {
  phone: (_r, f, ring) => {
    f.phone = ring.desk.phone
  },
  email: (_r, f, ring) => {
    f.email = ring.desk.email
  },
  address: (r, f, ring) => {
    const first = ring.members[0].firm
    f.address = r.chance(0.5)
      ? first.address
      : first.address.replace(/\d+室$/, `${r.int(1, 9)}0${r.int(1, 9)}室`)
  },
  finance: (_r, f, ring) => {
    f.posts = f.posts.filter((p) => p.role !== 'finance')
    f.posts.push(post(ring.desk.people[0], 'finance'))
  },
  holder: (r, f, ring) => {
    f.posts.push(post(ring.desk.people[0], 'shareholder', { share: r.pick([0.1, 0.2, 0.3, 0.49]) }))
  },
  officer: (r, f, ring) => {
    f.posts.push(post(r.pick(ring.desk.people), r.pick(['supervisor', 'director', 'manager'])))
  },
  insured: (r, f, ring) => {
    const from = r.pick(ring.members).firm
    f.posts.push(post(r.pick(from.posts).person, 'insured'))
  },
  stake: (r, f, ring) => {
    const owner = ring.members[0].firm
    if (owner !== f) f.owners.push({ owner: owner.id, share: r.pick([0.1, 0.3, 0.51, 0.8]) })
  },
}

/** Writes the ties of rings into their members' registers, before any bid is made. */
export function tieRings(r, rings) {
  for (const ring of rings) {
    const kinds = r.sample(Object.keys(TIES), r.int(1, 5))
    ring.tied = 0
    for (const { firm } of ring.members)
      for (const k of kinds)
        if (r.chance(ring.ties * 0.7)) {
          TIES[k](r, firm, ring)
          ring.tied++
        }
    if (ring.mechanism.kin) kinship(r, ring)
  }
}

/** The heads of a family's firms bear one surname. */
function kinship(r, ring) {
  const name = words.surname(r)
  for (const { firm } of ring.members) {
    const old = firm.posts[0].person
    const kin = { ...old, name: name + old.name.slice(1) }
    firm.posts = firm.posts.map((p) => (p.person === old ? { ...p, person: kin } : p))
  }
}

const maybe = (r, market, value) => (r.chance(market.columns.registryMissing) ? '' : value)

export function bidderRows(r, market, firms) {
  return firms.map((f) => {
    const rep = f.posts[0].person
    return {
      bidder_id: f.id,
      name: f.name,
      former_names: r.chance(0.04) ? words.firmName(r, words.firmCore(r), f.county.name, '建设') : '',
      legal_rep_name: rep.name,
      legal_rep_id_no: maybe(r, market, written(r, market, 'agent_id_no', rep.idNo)),
      phone: maybe(r, market, written(r, market, 'contact_phone', f.phone)),
      email: maybe(r, market, f.email),
      address: maybe(r, market, f.address),
      region_code: f.county.code,
      registered_at: dayText(f.founded),
      capital: f.capital,
    }
  })
}

const bound = (day) => (day <= -9999 || day >= 9999 ? '' : dayText(day))

export function roleRows(r, market, firms) {
  const rows = []
  for (const f of firms)
    for (const p of f.posts) {
      if (p.role !== 'legal-rep' && r.chance(market.columns.registryMissing)) continue
      const id = r.chance(market.idMissingInRoles) ? '' : written(r, market, 'agent_id_no', p.person.idNo)
      rows.push({
        bidder_id: f.id,
        person_name: p.person.name,
        person_id_no: id,
        role: p.role,
        share: p.share ?? '',
        phone: r.chance(0.3) ? p.person.phone : '',
        from: bound(p.from),
        to: bound(p.to),
      })
    }
  return rows
}

export const ownershipRows = (firms) =>
  firms.flatMap((f) =>
    f.owners.map((o) => ({ owner_id: o.owner, owned_id: f.id, share: o.share, from: '', to: '' })),
  )

export function groupRows(groups) {
  const declared = groups.filter((g) => g.declared)
  return declared.flatMap((g, i) =>
    g.members.map((f) => ({ group_id: `G${i + 1}`, bidder_id: f.id, name: `${g.members[0].name}集团` })),
  )
}

const REASONS = {
  terminal: '交易中心公用机',
  'print-shop': '图文店',
  'carrier-nat': '运营商出口',
  chamber: '商会服务窗口',
  'bid-shop': '标书制作机构',
  'cost-consultant': '造价咨询机构',
}

/** Values of a hub that a regulator may know: the networks and machines of services, gates and counters. */
function hubValues(g) {
  if (g.hub) return g.hub.map(([kind, value]) => [kind, value, '集中办公或代理记账'])
  if (g.label === 'clearing') return [['account', g.desk.account, '银行清算账户']]
  if (!REASONS[g.label]) return []
  const macs = g.desk.machines.map((m) => ['mac', m.mac, REASONS[g.label]])
  return [...g.desk.ips.map((ip) => ['ip', ip, REASONS[g.label]]), ...macs]
}

/** The allowlist covers a share of the public values; services other than counters are known less often. */
export function allowRows(r, market, groups) {
  const known = { terminal: 1, 'carrier-nat': 0.9, clearing: 0.9, chamber: 0.6 }
  const rows = []
  for (const g of groups)
    for (const [kind, value, reason] of hubValues(g))
      if (r.chance(market.allowCover * (known[g.label] ?? 0.4)))
        rows.push({ kind, value, reason, from: '', to: '', approved_by: '公共资源交易管理办公室' })
  return rows
}
