import { append } from '../arrays/append.js'
import { upperBound } from '../arrays/search.js'
import type { Firm } from './firms.js'
import type { Lot } from './lots.js'
import { Random } from './random.js'
import { TRADES } from './trades.js'

/** One bidder on one lot, before its bid is written. */
export interface Seat {
  firm: number
  consortium: number
  /** index of the ring that sent it here, or −1 */
  ring: number
}

/** Firms that may bid in a trade and region, with running sums of their activity. */
interface Pool {
  firms: number[]
  sums: number[]
}

/**
 * Who bids on a lot when nobody arranges it: firms differ in trade, place, size, activity and the buyers they
 * like.
 */
export class Attendance {
  private pools: Pool[][] = []
  /** firm → the partner it forms consortia with */
  readonly partners = new Map<number, number>()
  /** per trade and region, the few firms that serve a remote township */
  readonly islands: { trade: number; region: number; townships: string[]; firms: number[]; share: number }[] =
    []

  constructor(
    private readonly firms: readonly Firm[],
    private readonly regions: number,
    private readonly seed: string | number,
  ) {}

  /** Draws up who may bid where; call when every firm has its final activity. */
  open(): void {
    this.pools = TRADES.map((_, t) => Array.from({ length: this.regions }, (_, r) => this.poolOf(t, r)))
  }

  /** Seats of a lot; `wanted` is the usual number of bidders times `crowd`. */
  seats(lot: Lot, crowd: number, taken: readonly Seat[], rng: Random): Seat[] {
    const island = this.islands.find(
      (i) =>
        i.trade === lot.trade &&
        i.region === lot.region &&
        i.townships.includes(lot.township) &&
        rng.chance(i.share),
    )
    if (island && taken.length === 0) return this.islandSeats(island.firms, rng)
    const { field } = TRADES[lot.trade]!
    const wanted = Math.max(taken.length ? 0 : 1, Math.round(crowd * (0.93 * field + 1.8 * rng.normal())))
    return this.fill(lot, wanted, taken, rng)
  }

  private islandSeats(firms: readonly number[], rng: Random): Seat[] {
    return firms.filter(() => rng.chance(0.85)).map((firm) => ({ firm, consortium: 0, ring: -1 }))
  }

  private fill(lot: Lot, wanted: number, taken: readonly Seat[], rng: Random): Seat[] {
    const pool = this.pools[lot.trade]![lot.region]!
    const here = new Set(taken.map((seat) => seat.firm))
    const houses = new Set(taken.map((seat) => this.firms[seat.firm]!.house))
    const out: Seat[] = []
    for (let tries = 0; pool.firms.length > 0 && out.length < wanted && tries < 14 * wanted; tries++) {
      const firm = drawFrom(pool, rng)
      if (here.has(firm) || !this.comes(this.firms[firm]!, lot, houses, rng)) continue
      here.add(firm)
      houses.add(this.firms[firm]!.house)
      append(out, this.withPartner(firm, lot, out.length + taken.length + 1, here, rng))
    }
    return out
  }

  private comes(firm: Firm, lot: Lot, houses: ReadonlySet<number>, rng: Random): boolean {
    if (lot.day < firm.entered) return false
    if (firm.house >= 0 && houses.has(firm.house) && !rng.chance(0.3)) return false
    const gap = (lot.size - firm.size) / 1.3
    const liked = new Random(this.seed, 'taste', firm.index, lot.buyer).chance(0.35) ? 1 : 0.3
    return rng.chance(Math.exp(-0.5 * gap * gap) * liked)
  }

  private withPartner(firm: number, lot: Lot, number: number, here: Set<number>, rng: Random): Seat[] {
    const usual = this.partners.get(firm)
    const partner =
      usual !== undefined && rng.chance(0.75)
        ? usual
        : rng.chance(0.015)
          ? drawFrom(this.pools[lot.trade]![lot.region]!, rng)
          : firm
    if (here.has(partner)) return [{ firm, consortium: 0, ring: -1 }]
    here.add(partner)
    return [firm, partner].map((f) => ({ firm: f, consortium: number, ring: -1 }))
  }

  private poolOf(trade: number, region: number): Pool {
    const pool: Pool = { firms: [], sums: [] }
    let sum = 0
    for (const firm of this.firms) {
      const guest = firm.trade !== trade
      if (guest && !this.alsoDoes(firm, trade)) continue
      if (!firm.reach.includes(region)) continue
      sum += firm.activity * (guest ? 0.3 : 1) * (firm.region === region ? 1 : 0.35)
      pool.firms.push(firm.index)
      pool.sums.push(sum)
    }
    return pool
  }

  private alsoDoes(firm: Firm, trade: number): boolean {
    const works = TRADES[firm.trade]!.category === 'works' && TRADES[trade]!.category === 'works'
    return works && new Random(this.seed, 'second trade', firm.index, trade).chance(0.12)
  }
}

const drawFrom = (pool: Pool, rng: Random): number => {
  const at = rng.float() * pool.sums.at(-1)!
  return pool.firms[upperBound(pool.sums, at, 0, pool.sums.length - 1)]!
}
