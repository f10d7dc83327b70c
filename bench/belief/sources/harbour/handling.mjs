// Who does what for a bid, where and with which thing. Everything recorded later follows from these deeds.

import { waking } from './calendar.mjs'
import { atDesk, deskSeat, oneOf, sharesDesk } from './desk.mjs'
import { guid } from './identifiers.mjs'
import { buyDocuments, deposit } from './payments.mjs'
import { homeMachine, homeOf } from './people.mjs'
import { buyDongle } from './services.mjs'
import { noteShared } from './ties.mjs'

/** The machine that an employee works at in the office: an own notebook, else a desk machine. */
const officeMachine = (rng, firm, person) =>
  person.notebook && rng.chance(0.7) ? person.notebook : firm.machines[person.id % firm.machines.length]

/** A writer works on one lot for several clients: the person, machine, dongle and draft file tend to stay. */
const writerSession = (world, rng, writer, lot) => {
  const key = `${writer.id}/${lot.id}`
  let session = world.sessions.get(key)
  const i = rng.int(0, writer.staff.length - 1)
  if (!session || rng.chance(0.3))
    session = {
      person: writer.staff[i],
      machine: writer.machines[i % writer.machines.length],
      dongle: rng.pick(writer.dongles),
      draft: guid(rng),
      clock: session?.clock ?? lot.opens - rng.int(30, 2600),
    }
  world.sessions.set(key, session)
  return session
}

/** Who wrote the file, where, on what. */
const prepare = (world, rng, bid, deed) => {
  const { firm, lot, act } = bid
  if (atDesk(rng, act, 'author')) {
    deed.author = deskSeat(rng, act, firm, 'author')
  } else if (bid.writer) {
    const session = writerSession(world, rng, bid.writer, lot)
    deed.session = session
    deed.author = { ...session, place: bid.writer.place, desk: bid.writer }
    noteShared(world, 'writer', bid.writer.id, firm, lot)
  } else if (firm.moonlighter && rng.chance(0.6)) {
    const { person } = firm.moonlighter
    deed.author = { person, machine: homeMachine(world, person), place: homeOf(world, person) }
    noteShared(world, 'moonlight', person.id, firm, lot)
  } else {
    const person = oneOf(rng, firm, ['estimator', 'clerk'])
    deed.author = { person, machine: officeMachine(rng, firm, person), place: firm.office }
    if (world.moonlighters.has(person)) noteShared(world, 'moonlight', person.id, firm, lot)
  }
}

/** With which dongle the price file was made. */
const plugIn = (world, rng, bid, deed) => {
  const { firm, lot, act } = bid
  const friend = firm.dongleFrom
  if (sharesDesk(rng, act, 'dongle')) return act.dongle
  if (deed.session) return deed.session.dongle
  if (friend && rng.chance(firm.dongles.length ? 0.4 : 0.9)) {
    noteShared(world, 'dongle', friend.dongles[0].no, firm, lot)
    return friend.dongles[0]
  }
  if (!firm.dongles.length) firm.dongles.push(buyDongle(rng))
  noteShared(world, 'dongle', firm.dongles[0].no, firm, lot)
  return rng.pick(firm.dongles)
}

/** From which draft the file grew: a ring's, a writer's, or a new one. */
const draftOf = (world, rng, bid, deed) => {
  if (sharesDesk(rng, bid.act, 'template')) return (bid.act.draft ??= guid(rng))
  if (deed.session && rng.chance(world.market.rates.templateReuse)) return deed.session.draft
  return guid(rng)
}

/** A public place where somebody of the firm uploads, or none. */
const awayPlace = (world, rng, bid) => {
  const { firm, lot } = bid
  const { printShop, hotel, centre } = firm.away
  const u = rng.u()
  if (u < printShop) {
    noteShared(world, 'print-shop', firm.shop.place.id, firm, lot)
    return firm.shop
  }
  if (u < printShop + hotel) {
    const at = rng.pick(world.services.hotels)
    noteShared(world, 'hotel', at.place.id, firm, lot)
    return at
  }
  return u < printShop + hotel + centre ? world.services.centre : undefined
}

/** Minute of an upload in the last days: mostly the evening before and the morning itself. */
const lateMinute = (rng, lot) => lot.opens - Math.round(5 + rng.u() ** 2 * (rng.chance(0.6) ? 1100 : 4200))

/** Who uploaded, where, on what, when. */
const upload = (world, rng, bid, deed) => {
  const { firm, lot, act } = bid
  if (atDesk(rng, act, 'upload')) {
    act.clock = Math.min(lot.opens - 2, act.clock + rng.int(3, 40))
    const seat = deskSeat(rng, act, firm, 'upload')
    const phone = seat.apart && rng.chance(0.9) ? seat.person : undefined
    deed.upload = { ...seat, minute: waking(act.clock), phone }
    return
  }
  if (deed.session && rng.chance(world.market.rates.writerUploads)) {
    deed.session.clock = Math.min(lot.opens - 2, deed.session.clock + rng.int(4, 60))
    deed.upload = {
      person: deed.session.person,
      machine: deed.session.machine,
      place: bid.writer.place,
      minute: waking(deed.session.clock),
      by: bid.writer,
    }
    return
  }
  const person = oneOf(rng, firm, ['clerk', 'boss'])
  const away = awayPlace(world, rng, bid)
  const machine = away && rng.chance(0.8) ? rng.pick(away.machines) : officeMachine(rng, firm, person)
  const phone = !away && rng.chance(firm.away.hotspot) ? person : undefined
  deed.upload = {
    person,
    machine,
    place: away?.place ?? firm.office,
    minute: waking(lateMinute(rng, lot)),
    phone,
  }
}

/** Who speaks for the firm, who is named to manage, whose telephone and mail are given. */
const name = (world, rng, bid, deed) => {
  const { firm, lot, act } = bid
  const free = firm.freelancer && rng.chance(0.5)
  if (free) noteShared(world, 'freelance', firm.freelancer.id, firm, lot)
  deed.agent = sharesDesk(rng, act, 'agent')
    ? act.ring.desk.staff[0]
    : free
      ? firm.freelancer
      : oneOf(rng, firm, rng.chance(0.7) ? ['clerk', 'boss'] : ['boss'])
  deed.manager = lot.trade.category === 'goods' ? undefined : rng.pick(firm.staff.builder)
  const books = firm.bookkeeper && rng.chance(0.25)
  deed.contactPhone = sharesDesk(rng, act, 'contact')
    ? act.ring.desk.staff[0].phone
    : books
      ? firm.bookkeeper.person.phone
      : rng.chance(0.6)
        ? deed.agent.phone
        : firm.phone
  deed.contactEmail = books ? firm.bookkeeper.person.email : rng.chance(0.6) ? firm.email : deed.agent.email
  if (books) noteShared(world, 'bookkeeper', firm.bookkeeper.person.id, firm, lot)
}

const PRIVATE = new Set(['office', 'home', 'incubator'])

/** Notes the innocent coincidences that lie in the machines, people and places of a bid. */
const noteThings = (world, bid, deed) => {
  const { firm, lot } = bid
  if (deed.upload.machine.image) noteShared(world, 'clone', deed.upload.machine.image.id, firm, lot)
  for (const { machine, place } of [deed.author, deed.upload])
    if (!deed.session && PRIVATE.has(place.kind)) noteShared(world, 'second-hand', machine.id, firm, lot)
  for (const person of new Set([deed.agent, deed.author.person, deed.manager]))
    if (person && !deed.session) noteShared(world, 'mover', person.id, firm, lot)
  if (deed.upload.place.kind === 'incubator') noteShared(world, 'incubator', deed.upload.place.id, firm, lot)
  if (firm.family) noteShared(world, 'family', firm.family[0].id, firm, lot)
  if (firm.group) noteShared(world, 'group', firm.group.id, firm, lot)
}

/** All deeds of one bid. */
export const handle = (world, bid) => {
  const rng = world.rng.handling
  const deed = {}
  if (bid.act) bid.act.used ??= {}
  prepare(world, rng, bid, deed)
  deed.dongle = plugIn(world, rng, bid, deed)
  deed.draft = draftOf(world, rng, bid, deed)
  upload(world, rng, bid, deed)
  name(world, rng, bid, deed)
  deed.purchase = buyDocuments(rng, bid, deed)
  deed.deposit = deposit(world, rng, bid)
  noteThings(world, bid, deed)
  return deed
}
