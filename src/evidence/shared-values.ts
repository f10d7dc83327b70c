import { mostOf } from '../arrays/extremes.js'
import { doubled } from '../arrays/grow.js'
import { NO_DAY } from '../domain/day.js'
import { type Grade, gradeIndex } from '../domain/grade.js'
import { VALUE_KINDS } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { settingsOfTrace, TRACES } from '../rules/index.js'
import { nameHolder } from '../rules/named-bidder.js'
import { exemptionOn, isAllowed } from './exemption-on.js'
import type { ItemSink } from './item-sink.js'
import { type HubRecord, ITEM_FLAGS } from './items.js'
import { kindMarks } from './kind-marks.js'
import { isLotsOwn } from './lots-own.js'
import { rarityBits } from './rarity.js'
import { Readings } from './readings.js'
import { isReassigned } from './reassigned.js'
import { type KindPlan, plansOf, SILENT } from './row-plan.js'
import type { DetectionSettings } from './settings.js'
import { ValueLayout } from './value-layout.js'

/**
 * Pairs of bidders that hold the same value, value by value (evidence.md §1, §2; algorithms.md B7). A pair of
 * holders is a cell of a dense table, row by row of the plan, and its lots a chain: a value of d holders
 * costs its uses, the holders' lots where it is a registry fact, and d², d at most the hub limit; nothing is
 * allocated per pair.
 */
export class SharedValueKernel {
  private readonly plans: (KindPlan | undefined)[]
  private readonly layout: ValueLayout
  private readonly readings: Readings
  private readonly caps: Int32Array
  private readonly ownKinds: Uint8Array
  private readonly soldKinds: Uint8Array
  private readonly templateKinds: Uint8Array
  private readonly nearSeconds: number

  /**
   * by cell r·d² + i·d + j, i < j: lots on which the pair shares the value, of these the lot's own, and their
   * chain
   */
  private readonly hits: Int32Array
  private readonly ownHits: Int32Array
  private readonly first: Int32Array
  private readonly last: Int32Array
  /** by i·d + j: exemptions met, submissions close in time */
  private readonly exempt: Uint16Array
  private readonly near: Uint8Array
  private hitCount = 0
  private hitLot = new Int32Array(256)
  private hitNext = new Int32Array(256)

  /** `population`: N, where the market is a cut-out of a larger one. */
  constructor(
    private readonly market: Market,
    private readonly settings: DetectionSettings,
    private readonly population = market.bidders.count,
  ) {
    const { evidence } = settings
    const most = evidence.hubLimit
    const windowMonths = Number(settingsOfTrace('meeting', settings.rules).windowMonths)
    this.plans = plansOf(market, settings)
    this.layout = new ValueLayout(market, most)
    this.readings = new Readings(market, evidence.serviceProvider, most, windowMonths)
    this.caps = Int32Array.from(VALUE_KINDS, (kind) => evidence.caps[kind])
    this.ownKinds = kindMarks(evidence.lotsOwnKinds)
    this.soldKinds = kindMarks(evidence.reassignedKinds)
    this.templateKinds = kindMarks(evidence.templateKinds)
    this.nearSeconds = Number(settingsOfTrace('address', settings.rules).nearSeconds)
    const cells = most * most * Math.max(1, mostOf(this.plans.map((plan) => plan?.rows ?? 0)))
    this.hits = new Int32Array(cells)
    this.ownHits = new Int32Array(cells)
    this.first = new Int32Array(cells)
    this.last = new Int32Array(cells)
    this.exempt = new Uint16Array(most * most)
    this.near = new Uint8Array(most * most)
  }

  /** Items and hub records of values [from, to), in the order of values. */
  run(from: number, to: number, sink: ItemSink, hubs: HubRecord[]): void {
    const { kind, holders } = this.market.values
    for (let v = from; v < to; v++) {
      const plan = this.plans[kind[v]!]
      if (!plan || holders[v]! < 2) continue
      if (holders[v]! > this.settings.evidence.hubLimit) hubs.push(this.hub(v))
      else this.value(v, plan, sink)
    }
  }

  private hub(v: number): HubRecord {
    const { holders, useOffsets, useBidder } = this.market.values
    const sample: number[] = []
    for (let u = useOffsets[v]!; u < useOffsets[v + 1]!; u++) {
      const b = useBidder[u]!
      if (b >= this.market.bidders.count || sample.length === this.settings.evidence.hubSample) break
      if (b !== sample.at(-1)) sample.push(b)
    }
    return { value: v, holders: holders[v]!, sample }
  }

  private value(v: number, plan: KindPlan, sink: ItemSink): void {
    this.layout.lay(v, plan)
    this.clear(plan.rows)
    this.meet(v, plan)
    this.emit(v, plan, sink)
  }

  private clear(rows: number): void {
    const square = this.layout.holders ** 2
    this.hits.fill(0, 0, rows * square)
    this.ownHits.fill(0, 0, rows * square)
    this.first.fill(-1, 0, rows * square)
    this.exempt.fill(0, 0, square)
    this.near.fill(0, 0, square)
    this.hitCount = 0
  }

  /** Which pairs share the value on which lots, by row. */
  private meet(v: number, plan: KindPlan): void {
    const { next, met } = this.layout
    const { evidence } = this.settings
    const mayBeOwn = this.ownKinds[this.market.values.kind[v]!] === 1
    const isMark = this.templateKinds[this.market.values.kind[v]!] === 1
    const majority = isMark ? evidence.templateShare : evidence.lotsOwnMajority
    for (const lot of met) {
      const exemption = exemptionOn(this.market, v, lot)
      const own = mayBeOwn && exemption === 0 ? this.ownRows(lot, plan, majority) : 0
      for (let y = this.layout.top(lot); y >= 0; y = next[y]!)
        for (let x = next[y]!; x >= 0; x = next[x]!) this.meetPair(x, y, own, exemption, plan.rows)
    }
  }

  /** Rows for which the value is the lot's own. */
  private ownRows(lot: number, plan: KindPlan, majority: number): number {
    const { next, left, right } = this.layout
    const top = this.layout.top(lot)
    let own = 0
    for (let r = 0; r < plan.rows; r++) {
      let holding = 0
      for (let e = top; e >= 0; e = next[e]!) holding += ((left[e]! | right[e]!) >>> r) & 1
      if (holding < 2) continue
      const mask = { lo: plan.filledLo[r]!, hi: plan.filledHi[r]! }
      const fewest = this.settings.evidence.lotsOwnMinHolders
      if (isLotsOwn(this.market, lot, holding, mask, { fewest, majority })) own |= 1 << r
    }
    return own
  }

  /** Entries x and y of one lot, the holder of x before that of y. */
  private meetPair(x: number, y: number, own: number, exemption: number, rows: number): void {
    const { left, right, holder, holders: d, lot } = this.layout
    const shared = (left[x]! & right[y]!) | (right[x]! & left[y]!)
    if (shared === 0) return
    const cell = holder[x]! * d + holder[y]!
    if (this.arePartners(x, y)) return
    if (exemption !== 0) this.exempt[cell]! |= exemption
    else {
      if (this.areNear(x, y)) this.near[cell] = 1
      for (let r = 0; r < rows; r++)
        if ((shared >>> r) & 1) this.hit(r * d * d + cell, lot[x]!, (own >>> r) & 1)
    }
  }

  private arePartners(x: number, y: number): boolean {
    const { consortium } = this.market.bids
    const number = consortium[this.layout.bid[x]!]!
    return number >= 0 && number === consortium[this.layout.bid[y]!]
  }

  private areNear(x: number, y: number): boolean {
    const { submitted } = this.market.bids
    return Math.abs(submitted[this.layout.bid[x]!]! - submitted[this.layout.bid[y]!]!) <= this.nearSeconds
  }

  private hit(cell: number, lot: number, own: number): void {
    const h = this.hitCount++
    if (h === this.hitLot.length) {
      this.hitLot = doubled(this.hitLot)
      this.hitNext = doubled(this.hitNext)
    }
    this.hitLot[h] = lot
    this.hitNext[h] = -1
    if (this.first[cell]! < 0) this.first[cell] = h
    else this.hitNext[this.last[cell]!] = h
    this.last[cell] = h
    this.hits[cell]!++
    this.ownHits[cell]! += own
  }

  private emit(v: number, plan: KindPlan, sink: ItemSink): void {
    const { values } = this.market
    const d = this.layout.holders
    const uses = values.useOffsets[v + 1]! - values.useOffsets[v]!
    const silent = uses < plan.rareUses ? 0 : plan.rareRows
    const facts: ValueFacts = {
      v,
      bits: rarityBits(values.holders[v]!, this.population, this.settings.evidence.m),
      overCap: values.holders[v]! > this.caps[values.kind[v]!]!,
      sold:
        this.soldKinds[values.kind[v]!] === 1 &&
        isReassigned(this.market, this.layout, this.settings.evidence.reassignedChance),
      named: nameHolder(this.market, v, this.layout.bidder, d),
    }
    this.readings.forget()
    for (let i = 0; i < d; i++)
      for (let j = i + 1; j < d; j++)
        for (let r = 0, spoken = -1; r < plan.rows; r++) {
          if (plan.rule[r] === spoken || (silent >>> r) & 1 || !this.speaks(v, i, j, r, plan)) continue
          this.item(facts, i, j, r, plan, sink)
          spoken = plan.rule[r]!
        }
  }

  /** Row r has something to say about holders i and j: on one lot, across lots, or an exemption to show. */
  private speaks(v: number, i: number, j: number, r: number, plan: KindPlan): boolean {
    const d = this.layout.holders
    if (this.hits[r * d * d + i * d + j]! > 0) return plan.lot[r] !== SILENT
    if (plan.across[r] !== SILENT && this.sharesAcross(v, i, j, r, plan)) return true
    return plan.lot[r] !== SILENT && this.isExempt(i, j, r)
  }

  /** They share the value under row r only by uses that an exemption took away. */
  private isExempt(i: number, j: number, r: number): boolean {
    const { exemptLeft, exemptRight, useLeft, useRight } = this.layout
    const taken =
      (exemptLeft[i]! & (useRight[j]! | exemptRight[j]!)) |
      (exemptRight[i]! & (useLeft[j]! | exemptLeft[j]!)) |
      (exemptLeft[j]! & useRight[i]!) |
      (exemptRight[j]! & useLeft[i]!)
    return ((taken >>> r) & 1) === 1
  }

  /**
   * Both hold the value under row r, though not on one lot: at the same time where a registry fact is
   * involved, and each in some bid of its own, not merely in bids that the two made as partners.
   */
  private sharesAcross(v: number, i: number, j: number, r: number, plan: KindPlan): boolean {
    const { useLeft, useRight } = this.layout
    const inBids = ((useLeft[i]! & useRight[j]!) | (useRight[i]! & useLeft[j]!)) & (1 << r)
    if (inBids !== 0 && this.usesAlone(i, j) && this.usesAlone(j, i)) return true
    return this.factMeets(v, i, j, r, plan) || this.factMeets(v, j, i, r, plan)
  }

  /** Holder i has the value on some lot where it is not holder j's partner. */
  private usesAlone(i: number, j: number): boolean {
    const { firstEntry, bid, bidder } = this.layout
    const { consortium } = this.market.bids
    for (let e = firstEntry[i]!; e < firstEntry[i + 1]!; e++)
      if (consortium[bid[e]!]! < 0 || !isPartner(this.market, bid[e]!, bidder[j]!)) return true
    return false
  }

  /** A registry fact about holder i meets a use or a fact of holder j. */
  private factMeets(v: number, i: number, j: number, r: number, plan: KindPlan): boolean {
    const { firstUse, factEnd, useLeft, useRight, firstDay, lastDay } = this.layout
    const { useSource, useFrom, useTo } = this.market.values
    for (let u = firstUse[i]!; u < factEnd[i]!; u++) {
      const left = plan.left[useSource[u]!]!
      const right = plan.right[useSource[u]!]!
      const [from, to] = [useFrom[u]!, useTo[u]!]
      if (isAllowed(this.market, v, from, to)) continue
      const onBid = (left & useRight[j]!) | (right & useLeft[j]!)
      if ((onBid >>> r) & 1 && (firstDay[j] === NO_DAY || (from <= lastDay[j]! && to >= firstDay[j]!)))
        return true
      for (let w = firstUse[j]!; w < factEnd[j]!; w++) {
        const both = (left & plan.right[useSource[w]!]!) | (right & plan.left[useSource[w]!]!)
        if ((both >>> r) & 1 && from <= useTo[w]! && to >= useFrom[w]!) return true
      }
    }
    return false
  }

  private item(facts: ValueFacts, i: number, j: number, r: number, plan: KindPlan, sink: ItemSink): void {
    const { layout } = this
    const cell = i * layout.holders + j
    const hits = this.hits[r * layout.holders ** 2 + cell]!
    const item = {
      a: layout.bidder[i]!,
      b: layout.bidder[j]!,
      rule: plan.rule[r]!,
      value: facts.v,
      bits: Math.round(facts.bits * plan.share[r]!),
      grade: hits > 0 ? plan.lot[r]! : plan.across[r]!,
      flags: 0,
    }
    if (hits > 0) {
      this.weighOnLot(item, facts, cell, r, hits)
      this.explainAway(item, facts, i, j, hits)
    } else if (item.grade !== SILENT && this.sharesAcross(facts.v, i, j, r, plan)) {
      this.weighAcross(item, facts)
      if (TRACES[item.rule] === 'address') this.weighLease(item, i, j)
      this.explainAway(item, facts, i, j, hits)
      if (item.bits === 0) return
    } else {
      item.bits = 0
      item.grade = gradeIndex.弱
      item.flags = this.exempt[cell]! || ITEM_FLAGS.allowlisted
    }
    sink.push(item)
    if (hits > 0)
      for (let h = this.first[r * layout.holders ** 2 + cell]!; h >= 0; h = this.hitNext[h]!)
        sink.lot(this.hitLot[h]!)
  }

  private weighOnLot(item: Weighed, facts: ValueFacts, cell: number, r: number, hits: number): void {
    const { evidence } = this.settings
    const square = this.layout.holders ** 2
    if (facts.overCap) item.flags |= ITEM_FLAGS.overCap
    if (this.near[cell] === 1 && TRACES[item.rule] === 'address') item.flags |= ITEM_FLAGS.strengthened
    if (TRACES[item.rule] === 'author' && facts.named >= 0)
      if (facts.named === item.a || facts.named === item.b) item.grade = Math.min(item.grade, gradeIndex.强)
    if (TRACES[item.rule] === 'lock' && this.issuersUnknown(r * square + cell))
      item.flags |= ITEM_FLAGS.issuersUnknown
    if (
      this.ownHits[r * square + cell] === hits &&
      this.callsOf(r * square + cell) < evidence.lotsOwnUntilLots
    )
      weaken(item, ITEM_FLAGS.lotsOwn, evidence.lotsOwnShare, evidence.lotsOwnGrade)
    this.weighSale(item, facts)
  }

  /** On no lot of a cell's chain are the issuer's own locks on record. */
  private issuersUnknown(cell: number): boolean {
    const { issuerOffsets } = this.market.lots
    for (let h = this.first[cell]!; h >= 0; h = this.hitNext[h]!) {
      const lot = this.hitLot[h]!
      if (issuerOffsets[lot + 1]! > issuerOffsets[lot]!) return false
    }
    return true
  }

  /** Lots of a cell's chain, those of one project as one: their issuer hands out one template. */
  private callsOf(cell: number): number {
    const { project } = this.market.lots
    const enough = this.settings.evidence.lotsOwnUntilLots
    const seen: number[] = []
    for (let h = this.first[cell]!; h >= 0 && seen.length < enough; h = this.hitNext[h]!) {
      const lot = this.hitLot[h]!
      const call = project[lot]! < 0 ? -2 - lot : project[lot]!
      if (!seen.includes(call)) seen.push(call)
    }
    return seen.length
  }

  private weighAcross(item: Weighed, facts: ValueFacts): void {
    const { evidence } = this.settings
    item.flags |= ITEM_FLAGS.acrossLots
    if (facts.overCap) weaken(item, ITEM_FLAGS.overCap, evidence.overCapShare, evidence.overCapGrade)
    this.weighSale(item, facts)
  }

  /**
   * An address that either holder used on few lots may have been a lease of the day: who bids often has had
   * many, and meets others' in them by chance. One of an office, which both use again and again, keeps its
   * bits.
   */
  private weighLease(item: Weighed, i: number, j: number): void {
    const { leaseLots, leaseShare, leaseGrade } = this.settings.evidence
    const { usedLots } = this.layout
    if (Math.min(usedLots[i]!, usedLots[j]!) < leaseLots)
      weaken(item, ITEM_FLAGS.leased, leaseShare, leaseGrade)
  }

  private weighSale(item: Weighed, facts: ValueFacts): void {
    const { evidence } = this.settings
    if (facts.sold) weaken(item, ITEM_FLAGS.reassigned, evidence.reassignedShare, evidence.reassignedGrade)
  }

  /** The value is a service provider's, and the pair has nothing that says otherwise. */
  private explainAway(item: Weighed, facts: ValueFacts, i: number, j: number, hits: number): void {
    const { serviceProvider } = this.settings.evidence
    if (!this.readings.isClientele(facts.v, this.layout, i, j)) return
    const mayLead = (hits > 0 && item.grade <= gradeIndex.禁) || this.layout.holders === 2
    const most = mayLead ? serviceProvider.statutoryGrade : serviceProvider.grade
    weaken(item, ITEM_FLAGS.serviceProvider, serviceProvider.bitsShare, most)
  }
}

/** For the reason of the flag the item keeps a share of its bits, and counts as no more than the grade. */
const weaken = (item: Weighed, flag: number, share: number, grade: Grade): void => {
  item.flags |= flag
  item.bits = Math.round(item.bits * share)
  item.grade = Math.max(item.grade, gradeIndex[grade])
}

/** Bidder b is in the consortium of the bid. */
const isPartner = ({ bids }: Market, bid: number, b: number): boolean => {
  const lot = bids.lot[bid]!
  for (let k = bids.lotOffsets[lot]!; k < bids.lotOffsets[lot + 1]!; k++)
    if (bids.bidder[k] === b && bids.consortium[k] === bids.consortium[bid]) return true
  return false
}

interface Weighed {
  a: number
  b: number
  rule: number
  bits: number
  grade: number
  flags: number
}

interface ValueFacts {
  v: number
  bits: number
  overCap: boolean
  sold: boolean
  /** bidder whose own name the value is, or -1 */
  named: number
}
