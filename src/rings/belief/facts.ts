import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { type Attendance, arePartners, lotsShowing } from './attendance.js'
import { ACTS, CAUSE_OF_KIND, causeIndex, HOLDS_OFFICE, IS_EMPLOYED, KEEPS_BOOKS } from './causes.js'
import { type Use, usesOf } from './value-uses.js'

/**
 * How two members hold one value, as bits: on one lot; in the registers at one time; back and forth; handed
 * over once; acts for one while on the other's books.
 */
export const SAME_LOT = 1
export const REGISTERED = 2
export const ALTERNATING = 4
export const HANDED_OVER = 8
export const ON_BOOKS = 16
/** What binds two: handed over once does not. */
export const BINDS = SAME_LOT | REGISTERED | ALTERNATING | ON_BOOKS

/** Two members that hold a fact's value, by their places among the members, a < b. */
export interface FactPair {
  a: number
  b: number
  modes: number
  /** lots on which both used it, as separate parties, ascending */
  lots: number[]
}

/** A value that two members or more hold, with all that they do with it. */
export interface GroupFact {
  value: number
  kind: number
  /** index in CAUSES */
  cause: number
  /** places of the members that hold it, ascending, each with its uses */
  holders: number[]
  uses: Use[]
  /** all bidders that hold it */
  d: number
  /** (bidder, lot) uses by members and by others */
  inside: number
  outside: number
  pairs: FactPair[]
  /** lots with the value in two members' bids or more, ascending, and how many pairs of members on each */
  lots: number[]
  pairsOn: number[]
  /** lots with the value in two bids or more of which at least one is another's */
  lotsOfOthers: number
}

const PERSON = causeIndex.person
const STAFF = causeIndex.staff
const PLACE = causeIndex.place
const MONTH = 30

/** Facts of groups, value by value; a value's uses are read once and kept. */
export class FactReader {
  private readonly known = new Map<number, Use[]>()
  private readonly day: Int32Array

  constructor(
    readonly market: Market,
    readonly attendance: Attendance,
  ) {
    this.day = market.lots.day
  }

  /**
   * The fact of value v among the members (bidder indices, ascending); undefined unless two of them hold it.
   * `exempt` pairs are passed over.
   */
  factOf(
    v: number,
    members: readonly number[],
    exempt: (a: number, b: number) => boolean,
  ): GroupFact | undefined {
    const all = this.usesOf(v)
    const place = new Map(members.map((bidder, i) => [bidder, i]))
    const own = all.filter((use) => place.has(use.bidder))
    if (own.length < 2) return undefined
    const holders = own.map((use) => place.get(use.bidder)!)
    const inside = own.reduce((sum, use) => sum + use.lots.length, 0)
    const outside = all.reduce((sum, use) => sum + use.lots.length, 0) - inside
    const kind = this.market.values.kind[v]!
    const fact: GroupFact = {
      value: v,
      kind,
      cause: causeOf(kind, own),
      holders,
      uses: own,
      d: Math.max(all.length, own.length),
      inside,
      outside,
      pairs: [],
      lots: [],
      pairsOn: [],
      lotsOfOthers: lotsOfOthers(all, place),
    }
    for (let i = 0; i < own.length; i++)
      for (let j = i + 1; j < own.length; j++)
        if (!exempt(holders[i]!, holders[j]!)) fact.pairs.push(this.pairOf(fact, i, j))
    countLots(fact)
    return fact
  }

  private usesOf(v: number): Use[] {
    const there = this.known.get(v)
    if (there) return there
    if (this.known.size > MOST_KEPT) this.known.clear()
    const uses = usesOf(this.market, v)
    this.known.set(v, uses)
    return uses
  }

  private pairOf({ holders, uses, cause }: GroupFact, i: number, j: number): FactPair {
    const [x, y] = [uses[i]!, uses[j]!]
    const pair: FactPair = { a: holders[i]!, b: holders[j]!, modes: 0, lots: [] }
    this.meet(x, y, pair)
    if (pair.lots.length > 0) pair.modes |= SAME_LOT
    if (x.from <= x.to && y.from <= y.to && Math.min(x.to, y.to) - Math.max(x.from, y.from) >= MONTH)
      pair.modes |= REGISTERED
    if (cause === PERSON && (this.actsOnBooks(x, y) || this.actsOnBooks(y, x))) pair.modes |= ON_BOOKS
    if (pair.modes === 0) pair.modes = this.turns(x, y) > 1 ? ALTERNATING : HANDED_OVER
    return pair
  }

  private meet(x: Use, y: Use, pair: FactPair): void {
    for (let i = 0, j = 0; i < x.lots.length && j < y.lots.length; ) {
      const [p, q] = [x.lots[i]!, y.lots[j]!]
      if (p < q) i++
      else if (q < p) j++
      else if (!arePartners(this.market, x.bids[i++]!, y.bids[j++]!)) pair.lots.push(p)
    }
  }

  /** The person acts in a bid of x while on the books of y. */
  private actsOnBooks(x: Use, y: Use): boolean {
    if (!(x.parts & ACTS) || y.from > y.to) return false
    return x.lots.some((lot) => {
      const day = this.day[lot]!
      return day === NO_DAY || (y.from <= day && day <= y.to)
    })
  }

  /** How often the value changes hands between the two, by the lots' days. */
  private turns(x: Use, y: Use): number {
    const { day } = this
    const uses = [
      ...x.lots.map((lot) => ({ day: day[lot]!, of: 0 })),
      ...y.lots.map((lot) => ({ day: day[lot]!, of: 1 })),
    ]
    uses.sort((p, q) => p.day - q.day || p.of - q.of)
    let turns = 0
    for (let k = 1; k < uses.length; k++) if (uses[k]!.of !== uses[k - 1]!.of) turns++
    return turns
  }

  /** Lots on which a member shows the fact's kind at all; registers' facts stand on all its lots. */
  showing(fact: GroupFact, h: number): number {
    const { bidder } = fact.uses[h]!
    const shown = lotsShowing(this.market, this.attendance, fact.kind, bidder)
    return Math.max(shown, fact.uses[h]!.lots.length)
  }
}

/** values whose uses are kept: beyond this all are forgotten */
const MOST_KEPT = 50_000

/** A person who only keeps the books is a service's address; one who is only employed is staff. */
const causeOf = (kind: number, uses: readonly Use[]): number => {
  const cause = CAUSE_OF_KIND[kind]!
  if (cause !== PERSON) return cause
  const parts = uses.reduce((any, use) => any | use.parts, 0)
  if ((parts & (ACTS | HOLDS_OFFICE)) === 0) return parts & IS_EMPLOYED ? STAFF : PLACE
  const several = uses.filter((use) => (use.parts & ~KEEPS_BOOKS) !== 0).length
  return several < 2 ? PLACE : PERSON
}

const countLots = (fact: GroupFact): void => {
  const on = new Map<number, number>()
  for (const { lots } of fact.pairs) for (const lot of lots) on.set(lot, (on.get(lot) ?? 0) + 1)
  fact.lots = [...on.keys()].sort((x, y) => x - y)
  fact.pairsOn = fact.lots.map((lot) => on.get(lot)!)
}

const lotsOfOthers = (all: readonly Use[], members: ReadonlyMap<number, number>): number => {
  const users = new Map<number, number>()
  const others = new Set<number>()
  for (const use of all)
    for (const lot of use.lots) {
      users.set(lot, (users.get(lot) ?? 0) + 1)
      if (!members.has(use.bidder)) others.add(lot)
    }
  let lots = 0
  for (const lot of others) if (users.get(lot)! > 1) lots++
  return lots
}
