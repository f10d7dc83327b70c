import { handledBy, uploadFrom, writtenOn } from './bid-row.js'
import { dayText, yearOf } from './clock.js'
import { addressIn, carrierPrefix, FIRST_DAY, type Firm, LAST_DAY } from './firms.js'
import type { Random } from './random.js'
import { REGIONS, ROADS } from './words.js'
import { addHabit, type World } from './world.js'

/** An innocent reason for firms to look alike. */
export interface Decoy {
  name: string
  /** fewest and most firms; the most is lowered in a small market */
  firms: readonly [number, number]
  /** whether the firms are of one trade */
  oneTrade?: true
  plant: (world: World, firms: readonly Firm[], id: string, rng: Random) => void
}

const buildingOf = (region: number, rng: Random): string => {
  const r = REGIONS[region]!
  return `浙江省${r.city}${r.name}${rng.pick(r.townships)}${rng.pick(ROADS)}${rng.int(1, 480)}号`
}

/** Enters values known to be public in the allowlist. */
export const allow = (world: World, values: readonly [string, string][], reason: string): void => {
  const from = '2023-01-01'
  for (const [kind, value] of values)
    world.registers.allowlist.push({ kind, value, reason, from, approved_by: '公共资源交易管理办公室' })
}

const incubator: Decoy['plant'] = ({ mint }, firms, _, rng) => {
  const [first] = firms
  const address = `${buildingOf(first!.region, rng)}创业园${rng.int(1, 4)}幢${rng.int(1, 6)}${String(rng.int(1, 30)).padStart(2, '0')}室`
  const switchboard = mint.landline()
  const ip = mint.ip(rng, carrierPrefix(first!.region, 0))
  for (const firm of firms) {
    firm.address = rng.chance(0.3) ? `${address}-${rng.int(1, 40)}工位` : address
    if (rng.chance(0.5)) firm.phone = switchboard
    if (rng.chance(0.7)) firm.network = { kind: 'static', value: ip }
  }
}

const officeBuilding: Decoy['plant'] = ({ mint }, firms, _, rng) => {
  const building = buildingOf(firms[0]!.region, rng)
  const ip = mint.ip(rng, carrierPrefix(firms[0]!.region, 1))
  firms.forEach((firm, i) => {
    firm.address = `${building}${rng.int(3, 18)}${String(i + 1).padStart(2, '0')}室`
    firm.network = { kind: 'static', value: ip }
  })
}

const printShop: Decoy['plant'] = (world, firms, id, rng) => {
  const machine = world.mint.machine(rng)
  const lock = world.mint.lock()
  const author = rng.chance(0.5) ? '佳印图文' : world.mint.person(rng).name
  const share = rng.between(0.2, 0.45)
  for (const firm of firms)
    addHabit(world, firm, (row, scene) => {
      if (!scene.rng.chance(share) || !scene.once(id, 0.08)) return
      writtenOn(row, machine)
      row.file_modified_by = author
      if (scene.rng.chance(0.4)) row.lock_no = lock
    })
}

const carrierNat: Decoy['plant'] = ({ mint }, firms, _, rng) => {
  const ip = mint.ip(rng, carrierPrefix(firms[0]!.region, 2))
  for (const firm of firms) firm.network = { kind: 'nat', value: ip }
}

const bookkeeper: Decoy['plant'] = ({ mint }, firms, _, rng) => {
  const person = mint.person(rng)
  const email = `${person.phone}@qq.com`
  for (const firm of firms) {
    firm.finance = person
    if (rng.chance(0.6)) firm.phone = person.phone
    if (rng.chance(0.4)) firm.email = email
  }
}

const terminal: Decoy['plant'] = (world, firms, id, rng) => {
  const machine = world.mint.machine(rng)
  const ip = world.mint.ip(rng, carrierPrefix(firms[0]!.region, 0))
  const share = rng.between(0.1, 0.35)
  const values = [['ip', ip], ...machine.macs.map((mac) => ['mac', mac])] as [string, string][]
  if (rng.chance(0.5)) allow(world, values, `乡镇便民服务中心自助终端 ${id}`)
  for (const firm of firms)
    addHabit(world, firm, (row, scene) => {
      if (!scene.rng.chance(share) || !scene.once(id, 0.15)) return
      uploadFrom(row, machine)
      row.ip = ip
    })
}

const declaredGroup: Decoy['plant'] = ({ registers, mint }, firms, id, rng) => {
  const parent = rng.chance(0.5) ? firms[0]!.id : mint.creditCode(REGIONS[0]!.code)
  const address = addressIn(REGIONS[firms[0]!.region]!, rng)
  for (const firm of firms) {
    firm.house = firms[0]!.index
    if (rng.chance(0.5)) firm.address = address
    registers.groups.push({
      group_id: `JT-${id}`,
      bidder_id: firm.id,
      name: `${firms[0]!.name.slice(0, 4)}集团`,
    })
    if (firm.id !== parent)
      registers.ownership.push({
        owner_id: parent,
        owned_id: firm.id,
        share: rng.pick(['1', '0.8', '0.51']),
        from: '2019-06-01',
      })
  }
}

const family: Decoy['plant'] = (_, firms, __, rng) => {
  const [head, ...others] = firms
  for (const firm of firms) firm.house = head!.index
  for (const firm of others) {
    if (rng.chance(0.4)) firm.legalRep = head!.legalRep
    firm.owners[0]!.person = head!.owners[0]!.person
    if (rng.chance(0.3)) firm.address = head!.address
  }
}

const secondHandPc: Decoy['plant'] = ({ mint }, firms, _, rng) => {
  const machine = mint.machine(rng)
  const sold = rng.int(FIRST_DAY + 250, LAST_DAY - 250)
  firms[0]!.machines.unshift({ thing: machine, from: FIRST_DAY - 400, to: sold })
  firms[1]!.machines.unshift({ thing: machine, from: sold + 20, to: LAST_DAY + 400 })
}

const jobChanger: Decoy['plant'] = ({ mint, registers }, firms, _, rng) => {
  const person = mint.person(rng)
  const moved = rng.int(FIRST_DAY + 250, LAST_DAY - 250)
  firms[0]!.agents.unshift({ thing: person, from: FIRST_DAY - 400, to: moved })
  firms[1]!.agents.unshift({ thing: person, from: moved + 15, to: LAST_DAY + 400 })
  const role = { person_name: person.name, person_id_no: person.idNo, role: 'staff', phone: person.phone }
  registers.roles.push(
    { ...role, bidder_id: firms[0]!.id, from: dayText(FIRST_DAY - 900), to: dayText(moved) },
    { ...role, bidder_id: firms[1]!.id, from: dayText(moved + 10) },
  )
}

const island: Decoy['plant'] = ({ attendance }, firms, _, rng) => {
  const { trade, region } = firms[0]!
  const townships = REGIONS[region]!.townships.slice(-rng.int(1, 3))
  attendance.islands.push({ trade, region, townships, firms: firms.map((f) => f.index), share: 0.85 })
  for (const firm of firms) firm.activity *= 0.3
}

const partners: Decoy['plant'] = (world, firms) => {
  const [leader, second] = firms
  world.attendance.partners.set(leader!.index, second!.index)
  world.attendance.partners.set(second!.index, leader!.index)
  addHabit(world, second!, (row, { seat, lot, rng }) => {
    if (!seat.consortium || !rng.chance(0.8)) return
    uploadFrom(row, leader!.machines[0]!.thing)
    row.lock_no = leader!.locks[0]!
    if (lot.recorded.security === 'deposit') row.deposit_account = leader!.account
    handledBy(row, leader!.agents[0]!.thing)
  })
}

const guaranteeBroker: Decoy['plant'] = (world, firms, _, rng) => {
  const broker = `舟山${REGIONS[0]!.name.slice(0, 2)}衡保工程担保服务有限公司`
  const share = rng.between(0.3, 0.6)
  for (const firm of firms)
    addHabit(world, firm, (row, scene) => {
      if (!row.guarantee_applicant || !scene.rng.chance(share)) return
      row.guarantee_applicant = broker
      row.guarantee_no = scene.mint.guarantee(yearOf(scene.lot.day))
    })
}

const namesakes: Decoy['plant'] = (_, firms) => {
  for (const firm of firms) firm.legalRep = { ...firm.legalRep, name: firms[0]!.legalRep.name, idNo: '' }
}

/** Every decoy, in the order in which a market gets them. */
export const DECOYS: readonly Decoy[] = [
  { name: 'incubator', firms: [5, 40], plant: incubator },
  { name: 'print-shop', firms: [6, 15], plant: printShop },
  { name: 'carrier-nat', firms: [8, 40], plant: carrierNat },
  { name: 'bookkeeper', firms: [8, 30], plant: bookkeeper },
  { name: 'declared-group', firms: [3, 5], oneTrade: true, plant: declaredGroup },
  { name: 'family-firms', firms: [2, 3], oneTrade: true, plant: family },
  { name: 'island-market', firms: [4, 6], oneTrade: true, plant: island },
  { name: 'terminal', firms: [6, 20], plant: terminal },
  { name: 'office-building', firms: [4, 12], plant: officeBuilding },
  { name: 'second-hand-pc', firms: [2, 2], oneTrade: true, plant: secondHandPc },
  { name: 'job-changer', firms: [2, 2], oneTrade: true, plant: jobChanger },
  { name: 'consortium-partners', firms: [2, 2], oneTrade: true, plant: partners },
  { name: 'guarantee-broker', firms: [8, 25], plant: guaranteeBroker },
  { name: 'namesakes', firms: [2, 3], oneTrade: true, plant: namesakes },
]
