import { append } from '../arrays/append.js'
import type { Aftermath } from './aftermath.js'
import type { Seat } from './attendance.js'
import { forget, writeBid, yuan } from './bid-row.js'
import { timeText } from './clock.js'
import type { Committees } from './committees.js'
import { earlierRow, strayRow } from './dirt.js'
import type { Lot } from './lots.js'
import type { Output } from './output.js'
import { type Cover, makeOffers, type Offer } from './prices.js'
import { Random } from './random.js'
import { marketKey, type PlannedRing, ringSeats, ringsByMarket } from './rings.js'
import type { Row } from './row.js'
import { TRADES } from './trades.js'
import { REGIONS } from './words.js'
import type { Scene, World } from './world.js'

const lotRow = (lot: Lot): Row => {
  const { industry, category } = TRADES[lot.trade]!
  const { template } = lot
  const declared = template?.declared ? template : undefined
  return {
    lot_id: lot.id,
    project_id: lot.project,
    invest_project_code: lot.invest,
    title: lot.title,
    buyer_id: lot.buyerOrg.id,
    buyer_name: lot.buyerOrg.name,
    agency_id: lot.agency.id,
    agency_name: lot.agency.name,
    industry,
    category,
    domain: lot.domain,
    region_code: REGIONS[lot.region]!.code,
    township: lot.township,
    method: lot.method,
    evaluation: lot.evaluation,
    estimate: yuan(lot.estimate),
    control_price: yuan(lot.control),
    currency: 'CNY',
    issuer_locks: declared?.lock ?? '',
    issuer_devices: declared?.machine ? `${declared.machine.macs[0]};${declared.machine.disk}` : '',
    published_at: timeText(lot.published),
    opened_at: timeText(lot.opened),
    awarded_at: timeText(lot.awarded),
  }
}

/** Who comes to a lot: the rings that take it, and everybody else. */
const gather = (world: World, lot: Lot, rings: readonly PlannedRing[], rng: Random) => {
  const seats: Seat[] = []
  const covers = new Map<number, Cover>()
  for (const ring of rings.length > 1 ? rng.shuffle(rings) : rings) {
    const part = covers.size < 2 ? ringSeats(ring, lot, rng) : undefined
    if (!part) continue
    append(seats, part.seats)
    covers.set(ring.index, part.cover)
  }
  const crowd = covers.size > 0 ? rng.between(0.25, 0.85) : 1
  append(seats, world.attendance.seats(lot, crowd, seats, rng))
  return { seats, covers }
}

const onceOn = (rng: Random): ((key: string, again: number) => boolean) => {
  const seen = new Set<string>()
  return (key, again) => {
    if (seen.has(key)) return rng.chance(again)
    seen.add(key)
    return true
  }
}

/**
 * Writes lots and their bids: who comes, at what price, from which machine, by whose hand; who judged them,
 * what followed.
 */
export class LotWriter {
  private readonly byMarket: Map<number, PlannedRing[]>

  constructor(
    private readonly world: World,
    private readonly rings: readonly PlannedRing[],
    private readonly output: Output,
    private readonly later: { committees: Committees; aftermath: Aftermath },
  ) {
    this.byMarket = ringsByMarket(rings)
  }

  write(lot: Lot): void {
    const { world } = this
    const rng = new Random(world.seed, 'bids', lot.index)
    const { seats, covers } = gather(
      world,
      lot,
      this.byMarket.get(marketKey(lot.trade, lot.region)) ?? [],
      rng,
    )
    const offers = makeOffers(lot, seats, world.firms, covers, rng)
    const once = onceOn(rng)
    seats.forEach((seat, i) => {
      const firm = world.firms[seat.firm]!
      const scene: Scene = { lot, firm, seat, mint: world.mint, rng, once }
      const row: Row = {}
      writeBid(row, scene, offers[i]!)
      const ring = this.rings[seat.ring]
      if (ring) markByRing(row, ring, scene, seats)
      else this.markByHabit(row, scene)
      forget(row, lot)
      this.writeRounds(row, offers[i]!, rng)
    })
    this.output.write('lots', lotRow(lot), rng)
    this.later.committees.write(lot, seats, offers)
    this.later.aftermath.write(lot, seats, offers)
  }

  private markByHabit(row: Row, scene: Scene): void {
    for (const habit of this.world.everybody) habit(row, scene)
    for (const habit of this.world.habits.get(scene.firm.index) ?? []) habit(row, scene)
  }

  private writeRounds(row: Row, offer: Offer, rng: Random): void {
    const { output } = this
    if (offer.firstRound) {
      output.writeAsIs('bids', { ...row, amount: yuan(offer.firstRound), rank: '', won: '' })
      row.bid_no = '2'
    }
    if (rng.chance(output.dirty / 4)) output.writeAsIs('bids', earlierRow(row, rng))
    if (rng.chance(output.dirty / 4)) output.writeAsIs('bids', strayRow(row, rng))
    output.write('bids', row, rng)
  }
}

const markByRing = (row: Row, ring: PlannedRing, scene: Scene, seats: readonly Seat[]): void => {
  const { kit, members, round, strength } = ring
  if (strength < 1 && !scene.rng.chance(strength)) return
  const turn = seats.filter((seat) => seat.ring === ring.index).indexOf(scene.seat)
  ring.mechanism.mark?.(row, { ...scene, kit, members, round, turn, place: members.indexOf(scene.firm) })
}
