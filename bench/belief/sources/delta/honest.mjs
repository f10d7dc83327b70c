/**
 * Honest structures: services that many firms use, shared places and devices, people who move, relatives,
 * groups. Each is a group { label, members, … }; the truth may name those that look like rings as decoys.
 */

import { makeDesk } from './desk.mjs'
import { post } from './firms.mjs'
import * as ids from './identifiers.mjs'
import { STRUCTURES } from './kinds.mjs'
import * as words from './words.mjs'

/** Fields a service always shows in a bid, fields only some services show, and the most machines it has. */
const SERVICES = {
  'bid-shop': {
    always: ['authoring'],
    some: ['author', 'lock', 'upload', 'guid', 'client', 'agent'],
    machines: 8,
  },
  'cost-consultant': { always: ['lock'], some: ['author', 'authoring', 'client'], machines: 5 },
  'print-shop': { always: ['modifier'], some: ['upload', 'ip', 'authoring'], machines: 3 },
  'carrier-nat': { always: ['ip'], some: ['download', 'decrypt'], machines: 1 },
  terminal: { always: ['upload'], some: ['decrypt'], machines: 4 },
  chamber: { always: ['operator'], some: ['upload', 'ip', 'purchase', 'decrypt'], machines: 2 },
  'guarantee-broker': { always: ['guarantee'], some: ['operator'], machines: 1 },
  clearing: { always: ['clearing'], some: [], machines: 1 },
}

/** Firms that stand near each other: most of a county and a trade, some from anywhere. */
function near(r, firms, k, bias) {
  const anchor = r.pick(firms)
  const alike = (f) =>
    (f.county === anchor.county ? bias : 1) * (f.trades.some((t) => anchor.trades.includes(t)) ? bias : 1)
  return r.sampleWeighted(firms, alike, k)
}

function service(r, label, members) {
  const spec = SERVICES[label]
  const first = members[0]
  const desk = makeDesk(r, label, first.county, first.blocks, r.int(1, spec.machines))
  if (label === 'carrier-nat')
    desk.ips = desk.ips.map((ip) =>
      r.chance(0.4) ? `100.${r.int(64, 127)}.${r.int(0, 255)}.${r.int(1, 254)}` : ip,
    )
  desk.fields = [...spec.always, ...spec.some.filter(() => r.chance(0.35))]
  desk.users = new Map()
  for (const f of members) f.services.push({ desk, rate: r.logUniform(0.03, 0.9), seat: r.int(0, 40) })
  return { label, members, desk }
}

const PLACED = {
  park: (r, members) => {
    const base = words.street(r, members[0].county)
    const one = r.chance(0.4)
    const gate = ids.addressIn(r, members[0].blocks)
    const shared = r.uniform(0, 0.9)
    for (const f of members) {
      f.address = one ? `${base}创业园` : `${base}${words.room(r)}`
      if (r.chance(shared)) f.staticIp = gate
    }
    return {
      hub: [
        ['address', `${base}创业园`],
        ['ip', gate],
      ],
    }
  },
  incubator: (r, members) => {
    const address = `${words.street(r, members[0].county)}商务秘书企业托管A${r.int(1, 9)}`
    const phone = ids.landline(r)
    for (const f of members) {
      f.address = address
      if (r.chance(0.4)) f.phone = phone
    }
    return {
      hub: [
        ['address', address],
        ['phone', phone],
      ],
    }
  },
  bookkeeper: (r, members) => {
    const clerk = words.person(r, members[0].county.code)
    const [p, e, o] = [r.uniform(0.2, 1), r.uniform(0, 0.5), r.uniform(0.2, 1)]
    const email = `${r.hex(6)}@163.com`
    for (const f of members) {
      if (r.chance(p)) f.phone = clerk.phone
      if (r.chance(e)) f.email = email
      if (r.chance(o)) f.posts.push(post(clerk, 'finance'))
    }
    return { hub: [['phone', clerk.phone]] }
  },
  'disk-image': (r, members) => {
    const [model, code] = [ids.machine(r), r.chance(0.4)]
    const name = r.chance(0.5) ? [r.pick(['zjzb', 'DELL', 'win7', 'ghost', '番茄花园'])] : undefined
    for (const f of members)
      for (const m of f.machines) {
        m.machine.disk = model.disk
        m.machine.cpu = model.cpu
        if (code) m.machine.code = model.code
        if (name) f.authors = name
      }
    return {}
  },
  template: (r, members) => {
    const t = { guid: ids.guid(r), rate: r.logUniform(0.05, 0.9), author: `${words.software(r)}模板` }
    for (const f of members) f.template = t
    return {}
  },
  'second-hand': (r, [a, b], market) => {
    const day = r.int(Math.floor(market.days * 0.15), Math.floor(market.days * 0.85))
    const sold = a.machines[0]
    b.machines.unshift({ machine: sold.machine, from: day + r.int(3, 60), to: 9999 })
    sold.to = day
    a.machines.push({ machine: ids.machine(r), from: day - 10, to: 9999 })
    return {}
  },
  mover: (r, members, market) => {
    const role = r.chance(0.6) ? 'agent' : 'builder'
    const who = words.person(r, members[0].county.code)
    const step = market.days / members.length
    members.forEach((f, i) => {
      const from = i === 0 ? -900 : Math.round(i * step + r.uniform(0, step / 3))
      const to = i === members.length - 1 ? 9999 : Math.round((i + 1) * step - r.uniform(1, step / 4))
      f.posts.push(post(who, role, { from, to }))
      if (r.chance(0.5)) f.posts = f.posts.filter((p) => p.role !== role || p.person === who || r.chance(0.5))
    })
    return {}
  },
  namesake: (r, [a, b]) => {
    const role = r.pick(['legal-rep', 'agent', 'builder'])
    const source = a.posts.find((p) => p.role === role).person
    const target = b.posts.find((p) => p.role === role)
    const twin = { ...words.person(r, b.county.code), name: source.name }
    b.posts = b.posts.map((p) => (p.person === target.person ? { ...p, person: twin } : p))
    return {}
  },
}

/** Relatives: one surname; at times one address, phone or a stake of the one in the other's firm. */
function relatives(r, members) {
  const name = words.surname(r)
  const [home, phone, stake] = [r.uniform(0, 1), r.uniform(0, 0.8), r.uniform(0, 0.6)]
  const reps = members.map((f) => words.person(r, f.county.code, name))
  members.forEach((f, i) => {
    const old = f.posts[0].person
    f.posts = f.posts.map((p) => (p.person === old ? { ...p, person: reps[i] } : p))
    if (i > 0 && r.chance(home)) f.address = members[0].address
    if (i > 0 && r.chance(phone)) f.phone = members[0].phone
    if (i > 0 && r.chance(stake))
      f.posts.push(post(reps[0], r.pick(['shareholder', 'supervisor']), { share: 0.2 }))
  })
  return {}
}

/** A group that was declared: a parent, subsidiaries, and often one office network and one finance chief. */
function declared(r, members) {
  const [head, ...rest] = members
  const [net, chief] = [r.chance(0.5), r.chance(0.5)]
  for (const f of rest) {
    f.owners.push({ owner: head.id, share: r.pick([0.51, 0.6, 0.75, 1]) })
    if (net) f.staticIp = head.staticIp ??= ids.addressIn(r, head.blocks)
    if (chief) f.posts.push(post(head.posts.find((p) => p.role === 'finance').person, 'finance'))
  }
  return { declared: true }
}

const TIED = {
  'family-apart': relatives,
  'family-together': relatives,
  'declared-group': declared,
  partners: () => ({}),
}

/** Members of a structure; relatives who keep apart are in different trades or counties. */
function chooseMembers(r, label, firms) {
  const [lo, hi] = STRUCTURES[label].size
  const k = Math.round(r.logUniform(lo, Math.min(hi, Math.max(lo, firms.length / 5)) + 0.01))
  if (label !== 'family-apart') return near(r, firms, k, r.pick([1, 3, 10]))
  const first = r.pick(firms)
  const apart = (f) => f !== first && !f.trades.some((t) => first.trades.includes(t))
  return [first, ...r.sample(firms.filter(apart), k - 1)]
}

/** Every honest structure of a market, as groups; the firms are changed in place. */
export function makeStructures(r, market, firms) {
  const groups = []
  for (const [label, count] of Object.entries(market.structures))
    for (let i = 0; i < count; i++) {
      const members = chooseMembers(r, label, firms)
      if (members.length < 2) continue
      if (SERVICES[label]) groups.push(service(r, label, members))
      else groups.push({ label, members, ...(PLACED[label] ?? TIED[label])(r, members, market) })
    }
  for (const g of groups) if (g.label === 'partners') for (const f of g.members) f.partners = g.members
  return groups
}
