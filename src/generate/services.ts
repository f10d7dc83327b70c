import { handledBy, uploadFrom, writtenOn } from './bid-row.js'
import type { Desk } from './desk.js'
import { addressIn, carrierPrefix, FIRST_DAY, type Firm, held, LAST_DAY } from './firms.js'
import { Random } from './random.js'
import { BANKS, REGIONS } from './words.js'
import { addHabit, type World } from './world.js'

/**
 * Who serves many bidders and leaves one hand in all their bids: innocent reasons for shared values, at rates
 * drawn for each. Their clients are anybody, members of rings too, and now and then two of them meet on one
 * lot with the same hand in both bids: that is deemed collusion on that lot, and no ring of firms.
 */
interface Service {
  name: string
  firms: readonly [number, number]
  plant: (world: World, firms: readonly Firm[], rng: Random) => void
}

const deskOf = ({ mint }: World, region: number, rng: Random): Desk => {
  const person = mint.person(rng)
  const several = rng.int(1, 3)
  return {
    machines: Array.from({ length: several }, () => mint.machine(rng)),
    networks: Array.from({ length: rng.int(1, 2) }, () => mint.ip(rng, carrierPrefix(region, rng.int(0, 2)))),
    person,
    login: mint.login(),
    operator: `OP${String(mint.number('operator', 999_979)).padStart(6, '0')}`,
    lock: mint.lock(),
    author: rng.chance(0.5) ? person.name : `${person.name.slice(0, 1)}工标书`,
  }
}

/** How often a client comes, and how often a second one on the same lot is served too. */
const ratesOf = (rng: Random): { share: () => number; again: number } => {
  const least = rng.between(0.03, 0.5)
  const most = rng.between(least, 0.95)
  return { share: () => rng.between(least, most), again: rng.float() ** 2 }
}

/** Uploads for its clients from its own desk, now and then under its own account or as their agent. */
const uploadAgent: Service['plant'] = (world, firms, rng) => {
  const desk = deskOf(world, firms[0]!.region, rng)
  world.desks.push(desk)
  const { share, again } = ratesOf(rng)
  const [as, account, writes, operates] = [0.5, 0.3, 0.4, 0.3].map((most) => most * rng.float())
  for (const firm of firms) {
    const own = share()
    addHabit(world, firm, (row, scene) => {
      const { rng: draw } = scene
      if (!draw.chance(own) || !scene.once(`desk ${desk.login}`, again)) return
      const machine = draw.pick(desk.machines)
      uploadFrom(row, machine)
      row.ip = draw.pick(desk.networks)
      if (draw.chance(as!)) handledBy(row, desk.person)
      if (draw.chance(account!)) row.upload_account = desk.login
      if (draw.chance(operates!)) row.operator = desk.operator
      if (draw.chance(writes!)) writtenOn(row, machine)
    })
  }
}

/**
 * Writes bids for its clients: its machine, its lock, its name in the file; two of one lot may get one file's
 * code.
 */
const bidWriter: Service['plant'] = (world, firms, rng) => {
  const desk = deskOf(world, firms[0]!.region, rng)
  const { share, again } = ratesOf(rng)
  const [lock, names, copies, prints] = [0.9, 0.9, 0.4, 0.4].map((most) => most * rng.float())
  for (const firm of firms) {
    const own = share()
    addHabit(world, firm, (row, scene) => {
      const { rng: draw, lot } = scene
      if (!draw.chance(own) || !scene.once(`writer ${desk.login}`, again)) return
      const machine = draw.pick(desk.machines)
      writtenOn(row, machine)
      if (draw.chance(lock!)) row.lock_no = desk.lock
      if (draw.chance(names!)) row.file_author = row.file_modified_by = desk.author
      if (draw.chance(copies!)) row.file_guid = new Random('file', desk.login, lot.id).hex(32)
      if (draw.chance(prints!)) uploadFrom(row, machine)
    })
  }
}

/**
 * The office services of a park: one address, one gateway, one switchboard, and a computer room used at
 * times.
 */
const park: Service['plant'] = (world, firms, rng) => {
  const { mint } = world
  const region = REGIONS[firms[0]!.region]!
  const address = `${addressIn(region, rng)}产业园`
  const ips = Array.from({ length: rng.int(1, 3) }, () => mint.ip(rng, carrierPrefix(firms[0]!.region, 0)))
  const phone = mint.landline()
  const room = mint.machine(rng)
  const [called, uses] = [rng.float(), 0.15 * rng.float()]
  for (const firm of firms) {
    firm.address = address
    firm.network = { kind: 'static', value: rng.pick(ips) }
    if (rng.chance(called)) firm.phone = phone
    addHabit(world, firm, (row, { rng: draw }) => {
      if (draw.chance(uses)) uploadFrom(row, room)
    })
  }
}

/**
 * Keeps the books of many: finance officer, phone, e-mail, and often the address at which they are
 * registered.
 */
const bookkeeping: Service['plant'] = ({ mint }, firms, rng) => {
  const person = mint.person(rng)
  const address = addressIn(REGIONS[firms[0]!.region]!, rng)
  const [officer, phone, mail, door] = [1, 0.8, 0.6, 0.5].map((most) => most * rng.float())
  for (const firm of firms) {
    if (rng.chance(officer!)) firm.finance = person
    if (rng.chance(phone!)) firm.phone = person.phone
    if (rng.chance(mail!)) firm.email = `${person.phone}@qq.com`
    if (rng.chance(door!)) firm.address = address
  }
}

/** Computers set up from one image, or a batch with one serial number: every bid of theirs shows it. */
const clonedImage: Service['plant'] = ({ mint }, firms, rng) => {
  const image = mint.machine(rng)
  const fields = (['disk', 'board', 'code', 'macs'] as const).filter(() => rng.chance(0.45))
  for (const firm of firms) {
    const machine = { ...mint.machine(rng) }
    for (const field of fields.length > 0 ? fields : (['disk'] as const))
      Object.assign(machine, { [field]: image[field] })
    firm.machines.unshift(held(machine))
  }
}

/** A bought template, or an installed one: the file's marks in whatever is made from it. */
const template: Service['plant'] = (world, firms, rng) => {
  const guid = rng.hex(32)
  const author = `${rng.pick(['宏图', '捷达', '博文', '鼎力'])}标书模板${rng.int(1, 99)}`
  const machine = world.mint.machine(rng)
  const [marks, code, names] = [rng.float(), 0.5 * rng.float(), rng.float()]
  for (const firm of firms) {
    const own = rng.between(0.1, 0.9)
    addHabit(world, firm, (row, { rng: draw }) => {
      if (!draw.chance(own)) return
      if (draw.chance(marks)) row.file_guid = guid
      if (draw.chance(code)) row.machine_code = machine.code
      if (draw.chance(names)) row.file_author = row.file_company = author
    })
  }
}

/** Pays deposits for firms short of cash, from its own account. */
const lender: Service['plant'] = (world, firms, rng) => {
  const account = world.mint.account(rng, rng.pick(BANKS))
  const name = `${rng.pick(['瑞丰', '汇通', '恒信'])}${rng.int(1, 999)}商务有限公司`
  const { share, again } = ratesOf(rng)
  for (const firm of firms) {
    const own = share()
    addHabit(world, firm, (row, scene) => {
      if (!row.deposit_account || !scene.rng.chance(own) || !scene.once(`lender ${account}`, again)) return
      row.deposit_account = account
      row.deposit_payer = name
      row.deposit_account_type = 'other'
    })
  }
}

/** Somebody changes firms and takes what is his along: himself, his computer, his number, his lock. */
const mover: Service['plant'] = (world, firms, rng) => {
  const { mint } = world
  const person = mint.person(rng)
  const machine = mint.machine(rng)
  const lock = mint.lock()
  const takes = [0.8, 0.5, 0.4].map((p) => rng.chance(p))
  const span = LAST_DAY - FIRST_DAY
  firms.forEach((firm, i) => {
    const from = FIRST_DAY + Math.round((i * span) / firms.length) - (i === 0 ? 900 : rng.int(-60, 0))
    const to =
      i === firms.length - 1 ? LAST_DAY + 400 : FIRST_DAY + Math.round(((i + 1) * span) / firms.length) - 61
    if (takes[0]) firm.agents.unshift({ thing: person, from, to })
    if (takes[1]) firm.machines.unshift({ thing: machine, from, to })
    if (takes[2])
      addHabit(world, firm, (row, { lot, rng: draw }) => {
        if (from <= lot.day && lot.day <= to && draw.chance(0.6)) row.lock_no = lock
      })
  })
}

/**
 * A person on the books of two firms at once, who works for the one and lends his certificate to the other.
 */
const lentCertificate: Service['plant'] = ({ mint }, firms, rng) => {
  const person = mint.person(rng)
  for (const firm of firms) firm.builders.push(held(person))
}

/** Firms that come back to the same few clients, and so meet whoever does the same. */
const regulars: Service['plant'] = ({ attendance }, firms, rng) => {
  const { trade, region } = firms[0]!
  const townships = rng.sample(REGIONS[region]!.townships, rng.int(1, 2))
  const firmsOfTrade = firms.filter((firm) => firm.trade === trade && firm.region === region)
  if (firmsOfTrade.length < 3) return
  attendance.islands.push({
    trade,
    region,
    townships: [...townships],
    firms: firmsOfTrade.map((firm) => firm.index),
    share: rng.between(0.3, 0.9),
  })
}

/** Two or three that often bid as one consortium, from whichever desk is free. */
const consortium: Service['plant'] = (world, firms, rng) => {
  const [leader, second] = firms
  if (world.attendance.partners.has(leader!.index) || world.attendance.partners.has(second!.index)) return
  world.attendance.partners.set(leader!.index, second!.index)
  world.attendance.partners.set(second!.index, leader!.index)
  const share = rng.float()
  addHabit(world, second!, (row, { seat, rng: draw }) => {
    if (!seat.consortium || !draw.chance(share)) return
    uploadFrom(row, leader!.machines[0]!.thing)
    handledBy(row, leader!.agents[0]!.thing)
    row.lock_no = leader!.locks[0]!
  })
}

/** A café, a hotel, a carrier's gateway: one address of many. */
const gateway: Service['plant'] = (world, firms, rng) => {
  const ip = world.mint.ip(rng, carrierPrefix(firms[0]!.region, rng.int(0, 2)))
  for (const firm of firms) {
    const own = rng.between(0.1, 1)
    addHabit(world, firm, (row, { rng: draw }) => {
      if (draw.chance(own)) row.ip = ip
    })
  }
}

const SERVICES: readonly Service[] = [
  { name: 'upload-agent', firms: [3, 40], plant: uploadAgent },
  { name: 'upload-agent', firms: [3, 15], plant: uploadAgent },
  { name: 'bid-writer', firms: [3, 40], plant: bidWriter },
  { name: 'bid-writer', firms: [3, 12], plant: bidWriter },
  { name: 'park', firms: [4, 40], plant: park },
  { name: 'bookkeeping', firms: [3, 35], plant: bookkeeping },
  { name: 'cloned-image', firms: [2, 12], plant: clonedImage },
  { name: 'template', firms: [4, 50], plant: template },
  { name: 'lender', firms: [3, 20], plant: lender },
  { name: 'mover', firms: [2, 3], plant: mover },
  { name: 'mover', firms: [2, 2], plant: mover },
  { name: 'lent-certificate', firms: [2, 2], plant: lentCertificate },
  { name: 'regulars', firms: [6, 30], plant: regulars },
  { name: 'consortium', firms: [2, 2], plant: consortium },
  { name: 'gateway', firms: [4, 40], plant: gateway },
]

/** Clients: neighbours mostly, half the time of one trade, so that they meet. */
const clientsOf = ({ firms }: World, { firms: [least, most] }: Service, rng: Random): Firm[] => {
  const first = rng.pick(firms)
  const ofTrade = rng.chance(0.5)
  const near = firms.filter(
    (firm) => firm.region === first.region && (!ofTrade || firm.trade === first.trade),
  )
  const wanted = Math.min(rng.int(least, most), Math.ceil(firms.length / 12))
  return rng.sample(near, Math.max(least, wanted))
}

/** Opens `count` services; their clients are free to belong to rings and to other services. */
export const openServices = (world: World, count: number): void => {
  for (let index = 0; index < count; index++) {
    const rng = new Random(world.seed, 'service', index)
    const service = rng.pick(SERVICES)
    const clients = clientsOf(world, service, rng)
    if (clients.length < service.firms[0]) continue
    service.plant(world, clients, rng)
    const id = `S${String(index + 1).padStart(4, '0')}`
    for (const { id: bidder } of clients)
      world.registers.truth.push({ ring_id: id, bidder_id: bidder, kind: 'decoy', note: service.name })
  }
}
