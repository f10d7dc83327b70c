import { handledBy, uploadFrom, writtenOn } from './bid-row.js'
import { addressIn, carrierPrefix, type Firm } from './firms.js'
import type { Machine, Person } from './mint.js'
import type { Random } from './random.js'
import type { Row } from './row.js'
import { BANKS, REGIONS } from './words.js'
import type { Scene, World } from './world.js'

/** What a ring keeps in common. */
export interface Kit {
  machines: Machine[]
  locks: string[]
  handler: Person
  address: string
  network: string
  account: string
  login: string
  operator: string
  certificate: string
  author: string
  email: string
}
/** A member's bid as the ring's work on it sees it. */
export interface Work extends Scene {
  kit: Kit
  /** the member's place in the ring, and its turn among those who attend this lot */
  place: number
  turn: number
  members: readonly Firm[]
  /** number of the lot in the ring's own history */
  round: number
}
/** How a ring works, and what it leaves in the data. */
export interface Mechanism {
  name: string
  /** whether members share values; without, only behaviour can show the ring */
  shares: boolean
  prepare?: (world: World, members: readonly Firm[], kit: Kit, rng: Random) => void
  mark?: (row: Row, work: Work) => void
}

export const makeKit = ({ mint }: World, region: number, rng: Random): Kit => {
  const handler = mint.person(rng)
  return {
    machines: Array.from({ length: rng.int(3, 5) }, () => mint.machine(rng)),
    locks: Array.from({ length: rng.int(1, 3) }, () => mint.lock()),
    handler,
    address: addressIn(REGIONS[region]!, rng),
    network: mint.ip(rng, carrierPrefix(region, rng.int(0, 2))),
    account: mint.account(rng, rng.pick(BANKS)),
    login: mint.login(),
    operator: `OP${String(mint.number('operator', 999_979)).padStart(6, '0')}`,
    certificate: mint.certificate(),
    author: handler.name,
    email: `${handler.phone}@163.com`,
  }
}

const sloppy = (row: Row, { kit, rng, round, lot }: Work): void => {
  if (rng.chance(0.75)) uploadFrom(row, kit.machines[Math.floor(round / 9) % 2]!)
  if (rng.chance(0.7)) row.ip = kit.network
  if (rng.chance(0.5)) row.lock_no = kit.locks[0]!
  if (rng.chance(0.3)) handledBy(row, kit.handler)
  if (rng.chance(0.6)) row.submitted_at = nearOpening(lot.opened, round, rng)
}

const nearOpening = (opened: number, round: number, rng: Random): string => {
  const minutes = opened - 45 - (round % 7) * 11 - rng.between(0, 6)
  const d = new Date(Math.round(minutes * 60) * 1000)
  return d.toISOString().slice(0, 19).replace('T', ' ')
}

const careful = (row: Row, { kit, rng, turn, round }: Work): void => {
  const pool = kit.machines
  if (turn < pool.length && rng.chance(0.8)) uploadFrom(row, pool[(turn + round) % pool.length]!)
  if (turn < pool.length && rng.chance(0.5)) writtenOn(row, pool[(turn + round + 1) % pool.length]!)
  if (turn < kit.locks.length && rng.chance(0.5)) row.lock_no = kit.locks[(turn + round) % kit.locks.length]!
}

const documentMaker = (row: Row, { kit, rng }: Work): void => {
  if (rng.chance(0.7)) writtenOn(row, kit.machines[0]!)
  if (rng.chance(0.6)) row.file_modified_by = kit.author
  if (rng.chance(0.4)) row.file_author = kit.author
  if (rng.chance(0.5)) row.lock_no = kit.locks[0]!
}

const oneGuid = (row: Row, work: Work): void => {
  documentMaker(row, work)
  if (work.rng.chance(0.25))
    row.file_guid = work.kit.certificate.padEnd(28, '0') + String(work.round).padStart(4, '0')
}

const accounts = (row: Row, { kit, rng, members, lot }: Work): void => {
  if (row.deposit_account && rng.chance(0.75)) {
    row.deposit_account = kit.account
    row.deposit_payer = rng.chance(0.5) ? members[0]!.name : kit.handler.name
    row.deposit_account_type = 'other'
  }
  if (row.guarantee_applicant && rng.chance(0.75)) row.guarantee_applicant = members[0]!.name
  if (lot.recorded.security === 'none' || rng.chance(0.4)) row.purchase_account = kit.login
}

const handler = (row: Row, { kit, rng }: Work): void => {
  if (rng.chance(0.75)) row.operator = kit.operator
  if (rng.chance(0.55)) row.upload_account = kit.login
  if (rng.chance(0.5)) row.agent_phone = kit.handler.phone
  if (rng.chance(0.3)) row.contact_email = kit.email
  if (rng.chance(0.2)) row.decrypt_ip = kit.network
}

const partial = (row: Row, work: Work): void => {
  const core = Math.max(2, Math.ceil(work.members.length / 2))
  if (work.place < core) (work.kit.locks.length > 1 ? sloppy : documentMaker)(row, work)
}

const CHANNELS: readonly ((row: Row, work: Work) => void)[] = [
  (row, { kit }) => uploadFrom(row, kit.machines[0]!),
  (row, { kit }) => {
    row.lock_no = kit.locks[0]!
  },
  (row, { kit }) => handledBy(row, kit.handler),
  (row, { kit }) => {
    row.ip = kit.network
  },
  (row, { kit }) => {
    row.contact_phone = kit.handler.phone
  },
  (row, { kit }) => {
    if (row.deposit_account) row.deposit_account = kit.account
  },
  (row, { kit }) => {
    row.file_author = kit.author
  },
]
const mixed = (row: Row, work: Work): void => {
  const { place, rng } = work
  if (rng.chance(0.4)) CHANNELS[place % CHANNELS.length]!(row, work)
  if (rng.chance(0.4)) CHANNELS[(place + 1) % CHANNELS.length]!(row, work)
  if (rng.chance(0.25)) rng.pick(CHANNELS)(row, work)
}

const role = (firm: Firm, person: Person, word: string, share = ''): Row => ({
  bidder_id: firm.id,
  person_name: person.name,
  person_id_no: person.idNo,
  role: word,
  share,
  phone: person.phone,
})

type Relate = (world: World, a: Firm, b: Firm, kit: Kit) => void
const RELATIONS: readonly Relate[] = [
  (_, a, b) => {
    b.legalRep = a.legalRep
  },
  (world, a, b) => void world.registers.roles.push(role(b, a.legalRep, 'shareholder', '0.3')),
  (_, a, b) => {
    b.owners[0]!.person = a.owners[0]!.person
  },
  (world, a, b) =>
    void world.registers.ownership.push({ owner_id: a.id, owned_id: b.id, share: '0.6', from: '2022-01-10' }),
  (_, a, b) => {
    b.finance = a.finance
    b.phone = a.phone
  },
  (_, a, b) => {
    b.address = a.address
    b.email = a.email
  },
  (_, a, b) => {
    b.supervisor = a.supervisor
    b.phone = a.phone
  },
]
const relate = (world: World, members: readonly Firm[], kit: Kit, rng: Random): void => {
  members.slice(1).forEach((b, i) => {
    rng.pick(RELATIONS)(world, members[i]!, b, kit)
    rng.pick(RELATIONS)(world, rng.pick(members.slice(0, i + 1)), b, kit)
  })
}

/** Every mechanism, in the order in which the first rings of a market get them. */
export const MECHANISMS: readonly Mechanism[] = [
  { name: 'sloppy-shells', shares: true, mark: sloppy },
  { name: 'careful-devices', shares: true, mark: careful },
  { name: 'document-maker', shares: true, mark: oneGuid },
  { name: 'relations', shares: true, prepare: relate },
  { name: 'accounts', shares: true, mark: accounts },
  { name: 'behaviour', shares: false },
  { name: 'partial', shares: true, mark: partial },
  { name: 'mixed', shares: true, mark: mixed },
  { name: 'handler', shares: true, mark: handler },
]

/**
 * Members are clients of one agent, who has honest clients too, and works for them together on the ring's
 * lots.
 */
const broker = (row: Row, { kit, rng, turn, round }: Work): void => {
  if (rng.chance(0.8)) uploadFrom(row, kit.machines[(turn + round) % Math.min(2, kit.machines.length)]!)
  if (rng.chance(0.6)) row.ip = kit.network
  if (rng.chance(0.3)) handledBy(row, kit.handler)
  if (rng.chance(0.2)) row.upload_account = kit.login
}
const engage = (world: World, _: readonly Firm[], kit: Kit, rng: Random): void => {
  if (world.desks.length === 0) return
  const { machines, networks, person, login, operator } = rng.pick(world.desks)
  Object.assign(kit, { machines, network: networks[0]!, handler: person, login, operator })
}

/**
 * One contractor bids under borrowed licences: his people and his money, each licence from its own machine.
 */
const borrowed = (row: Row, { kit, rng }: Work): void => {
  if (rng.chance(0.6)) handledBy(row, kit.handler)
  if (rng.chance(0.4)) {
    row.manager_name = kit.handler.name
    row.manager_id_no = kit.handler.idNo
  }
  if (row.deposit_account && rng.chance(0.6)) row.deposit_account = kit.account
  if (rng.chance(0.3)) row.contact_phone = kit.handler.phone
}

/** One slip now and then. */
const faint = (row: Row, work: Work): void => {
  if (work.rng.chance(0.18)) work.rng.pick(CHANNELS)(row, work)
}

/** Those that variety adds come in between. */
export const VARIED_MECHANISMS: readonly Mechanism[] = [
  { name: 'broker', shares: true, prepare: engage, mark: broker },
  ...MECHANISMS.slice(0, 4),
  { name: 'borrowed-licences', shares: true, mark: borrowed },
  ...MECHANISMS.slice(4),
  { name: 'faint', shares: true, mark: faint },
]
