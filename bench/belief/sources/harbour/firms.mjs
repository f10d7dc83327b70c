// Firms: what they do, where they sit, who works for them, with which machines, dongles and accounts.

import { bankAccount, creditCode, landline, mobile } from './identifiers.mjs'
import { buyMachine } from './machines.mjs'
import { bear, employ } from './people.mjs'
import { distanceOf, openPlace } from './places.mjs'
import { buyDongle } from './services.mjs'
import { FIRM_HEADS, MAIL_HOSTS } from './words.mjs'

/** A firm's name that nobody has yet. */
const nameFirm = (world, rng, trade) => {
  for (let tries = 0; ; tries++) {
    const heads = tries > 20 ? 3 : 2
    let head = ''
    for (let i = 0; i < heads; i++) head += rng.pick(FIRM_HEADS)
    const name = `${rng.pick(['浙江', '舟山', world.cityName, '宁波'])}${head}${trade.firm}有限公司`
    if (world.firmNames.has(name)) continue
    world.firmNames.add(name)
    return name
  }
}

/**
 * People and machines of a new firm: the boss, clerks who upload, estimators who write, builders who are
 * named.
 */
const hire = (world, rng, firm, small) => {
  const start = world.start - rng.int(0, 900)
  const many = small ? 1 : Math.max(1, Math.round(1 + 2.5 * firm.size))
  employ(firm, firm.boss, 'boss', firm.registered)
  for (let i = 0; i < rng.int(1, many); i++) employ(firm, bear(world, firm.town), 'clerk', start)
  for (let i = 0; i < rng.int(small ? 0 : 1, many); i++)
    employ(firm, bear(world, firm.town), 'estimator', start)
  const builders = firm.trade.category === 'goods' ? 1 : rng.int(2, 2 + 2 * many)
  for (let i = 0; i < builders; i++) employ(firm, bear(world, firm.town), 'builder', start)
  for (let i = 0; i < rng.int(1, many); i++) firm.machines.push(buyMachine(world))
  if (!small || rng.chance(0.5)) firm.dongles.push(buyDongle(rng))
}

const shareholders = (world, rng, firm) => {
  const own = rng.pick([100, 100, 90, 80, 60, 51])
  const list = [{ person: firm.boss, share: own }]
  if (own < 100) list.push({ person: bear(world, firm.town), share: 100 - own })
  return list
}

/** Opens a firm; `small` firms have few people, a `boss` may be given. */
export const openFirm = (world, { small = false, boss, trade, town } = {}) => {
  const rng = world.rng.firms
  const ofTrade = trade ?? rng.weighted(world.trades, (t) => t.share)
  const at = town ?? rng.weighted(world.towns, (t) => (t === world.towns[0] ? 3 : 1))
  const head = boss ?? bear(world, at)
  const phone = rng.chance(0.6) ? landline(rng) : mobile(rng)
  const firm = {
    id: creditCode(rng, '91', rng.chance(0.7) ? world.region : rng.pick(['330206', '330902', '330106'])),
    index: world.firms.length,
    name: nameFirm(world, rng, ofTrade),
    trade: ofTrade,
    second: rng.chance(0.25) ? rng.pick(world.trades) : undefined,
    town: at,
    size: small ? 0.3 * rng.u() : rng.u(),
    registered: world.start - rng.int(200, 6000),
    boss: head,
    phone,
    email: `${rng.digits(9)}@${rng.pick(MAIL_HOSTS)}`,
    account: bankAccount(rng),
    ca: `CA${rng.digits(8)}`,
    uploadAccount: `u${rng.digits(7)}`,
    purchaseAccount: `GM${rng.digits(7)}`,
    activity: Math.exp(rng.normal(0, world.market.activitySpread)),
    efficiency: rng.normal(0, world.market.prices.costSpread),
    quality: rng.normal(),
    rounding: rng.int(0, 3),
    naive: rng.chance(0.25),
    blank: rng.u() ** 3 * world.market.rates.staleCell * 3,
    staff: { boss: [], clerk: [], estimator: [], builder: [] },
    machines: [],
    dongles: [],
    tastes: [],
    backlog: 0,
    backlogDay: 0,
    ring: undefined,
    bids: 0,
  }
  world.firms.push(firm)
  hire(world, rng, firm, small)
  firm.shareholders = shareholders(world, rng, firm)
  settle(world, rng, firm)
  return firm
}

/** Where the firm sits and is registered, and who keeps its books. */
const settle = (world, rng, firm) => {
  const { incubator, bookkeeper, printShop, hotel, centre, hotspot } = world.market.rates
  firm.office = rng.chance(incubator)
    ? rng.pick(world.services.incubators)
    : openPlace(world, 'office', firm.town)
  if (rng.chance(bookkeeper)) firm.bookkeeper = rng.pick(world.services.bookkeepers)
  firm.registeredAt = firm.bookkeeper && rng.chance(0.2) ? firm.bookkeeper.place : firm.office
  firm.room = `${rng.int(1, 12)}0${rng.int(1, 9)}室`
  const far = 1 + distanceOf(firm.town, world.towns[0])
  const habit = (p) => p * far * rng.range(0.2, 1.8)
  firm.away = {
    printShop: habit(printShop),
    hotel: habit(hotel),
    centre: habit(centre),
    hotspot: habit(hotspot),
  }
  firm.shop = rng.pick(world.services.printShops)
  firm.guarantees = rng.chance(0.6) ? world.market.rates.guarantee * rng.range(0.5, 1.5) : 0
}

/**
 * Gives bid-writers clients, mostly near and of few trades, until they would write the market's share of
 * bids.
 */
export const engageWriters = (world) => {
  const rng = world.rng.firms.fork('writers')
  const { writer } = world.market.rates
  const total = world.firms.reduce((sum, f) => sum + f.activity, 0)
  const liked = new Map(world.services.writers.map((w) => [w, rng.pick(world.trades)]))
  let written = 0
  for (const firm of rng.shuffle(world.firms)) {
    if (written >= writer * total) break
    firm.writerUse = rng.range(0.4, 1)
    firm.writer = rng.weighted(
      world.services.writers,
      (w) =>
        w.staff.length *
        (liked.get(w) === firm.trade ? 5 : 1) *
        Math.exp(-2 * distanceOf(firm.town, w.place.town)),
    )
    firm.writer.clients.push(firm)
    written += firm.activity * firm.writerUse
  }
}
