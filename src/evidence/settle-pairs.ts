import { FAMILIES, familyIndex, gradeIndex } from '../domain/grade.js'
import { kindIndex } from '../domain/value-kind.js'
import { hasJointLot } from '../market/joint-lots.js'
import type { Market } from '../market/market.js'
import { RULES, TRACES } from '../rules/index.js'
import { lotsOfItem, weakenItem } from './item-columns.js'
import { type EvidenceItems, ITEM_FLAGS } from './items.js'
import { sharesAddress, weighAddresses } from './lone-addresses.js'
import { settleContacts } from './persons-contacts.js'
import { settleRepeated } from './repeated.js'
import type { EvidenceSettings } from './settings.js'
import { defaultGamma } from './tie.js'

const FAMILY_OF = Uint8Array.from(RULES, (rule) => familyIndex[rule.family])
/** Families that say who somebody is, to which the same-lot floor applies. */
const IDENTITY = Uint8Array.from(FAMILIES, (family) =>
  ['device', 'document', 'account', 'relation', 'contact'].includes(family) ? 1 : 0,
)

/**
 * What only a pair's items together can tell, in place: the same-lot floor and declared groups
 * (evidence.md §6), contacts that come with a shared person, a rare client beside a shared address (HW-07),
 * and which items are subsumed: one value counts once over families, and within a family the best item
 * counts. After this a tie's bits are the sum over its items that are not subsumed.
 */
export const settlePairs = (market: Market, items: EvidenceItems, settings: EvidenceSettings): void => {
  const meetings = new Meetings(market)
  const tie = defaultGamma(market.bidders.count)
  for (let start = 0; start < items.count; ) {
    const a = items.a[start]!
    const b = items.b[start]!
    let end = start + 1
    while (end < items.count && items.a[end] === a && items.b[end] === b) end++
    if (items.lotOffsets[start] === items.lotOffsets[end] && !meetings.haveMet(a, b))
      floor(items, start, end, settings)
    if (sharesAddress(items, start, end))
      weighAddresses(market, items, start, end, { met: meetings.count(a, b), tie }, settings)
    settleContacts(market, items, start, end, settings)
    if (inOneGroup(market, a, b)) declare(items, start, end, settings)
    strengthen(items, start, end)
    readMachines(market, items, start, end)
    readLocks(items, start, end, settings)
    settleRepeated(market, items, start, end, settings)
    subsume(items, start, end)
    start = end
  }
}

/**
 * Did two bidders ever bid on one lot as separate bidders? The lots of the first are marked once for all its
 * pairs.
 */
class Meetings {
  /** by lot: 1 + the bidder whose lots are marked */
  private readonly bidOn: Int32Array
  /** lots beside bids.byBidder */
  private readonly lotOf: Int32Array
  private readonly partners: boolean
  private of = -1

  constructor(private readonly market: Market) {
    const { byBidder, lot, consortium } = market.bids
    this.bidOn = new Int32Array(market.lots.count)
    this.lotOf = new Int32Array(byBidder.length)
    for (let k = 0; k < byBidder.length; k++) this.lotOf[k] = lot[byBidder[k]!]!
    this.partners = consortium.some((number) => number >= 0)
  }

  haveMet(a: number, b: number): boolean {
    const { bidderOffsets } = this.market.bids
    const { bidOn, lotOf } = this
    if (this.of !== a) this.mark(a)
    const end = bidderOffsets[b + 1]!
    for (let k = bidderOffsets[b]!; k < end; k++)
      if (bidOn[lotOf[k]!] === a + 1) return !this.partners || hasJointLot(this.market, a, b)
    return false
  }

  /** Lots on which both bid, as partners too. */
  count(a: number, b: number): number {
    const { bidderOffsets } = this.market.bids
    if (this.of !== a) this.mark(a)
    let met = 0
    let last = -1
    for (let k = bidderOffsets[b]!; k < bidderOffsets[b + 1]!; k++) {
      const lot = this.lotOf[k]!
      if (lot !== last && this.bidOn[lot] === a + 1) met++
      last = lot
    }
    return met
  }

  private mark(a: number): void {
    const { bidderOffsets } = this.market.bids
    this.of = a
    for (let k = bidderOffsets[a]!; k < bidderOffsets[a + 1]!; k++) this.bidOn[this.lotOf[k]!] = a + 1
  }
}

const floor = (items: EvidenceItems, start: number, end: number, settings: EvidenceSettings): void => {
  for (let i = start; i < end; i++) {
    if (IDENTITY[FAMILY_OF[items.rule[i]!]!] === 0) continue
    items.flags[i]! |= ITEM_FLAGS.noJointLot
    items.grade[i] = Math.max(items.grade[i]!, gradeIndex[settings.noJointLotGrade])
  }
}

const inOneGroup = ({ bidders }: Market, a: number, b: number): boolean => {
  for (let i = bidders.groupOffsets[a]!; i < bidders.groupOffsets[a + 1]!; i++)
    for (let j = bidders.groupOffsets[b]!; j < bidders.groupOffsets[b + 1]!; j++)
      if (bidders.groupOf[i] === bidders.groupOf[j]) return true
  return false
}

const declare = (items: EvidenceItems, start: number, end: number, settings: EvidenceSettings): void => {
  for (let i = start; i < end; i++) {
    items.flags[i]! |= ITEM_FLAGS.declaredGroup
    items.bits[i] = Math.round(items.bits[i]! * settings.declaredGroupShare)
  }
}

const strengthen = (items: EvidenceItems, start: number, end: number): void => {
  for (let i = start; i < end; i++) {
    if (TRACES[items.rule[i]!] !== 'address') continue
    for (let j = start; j < end; j++)
      if (TRACES[items.rule[j]!] === 'client' && shareLot(items, i, j))
        items.flags[i]! |= ITEM_FLAGS.strengthened
  }
}

/**
 * One machine, one reading: three codes equal are read as their disk by itself is, and what an authoring
 * machine leaves in the files as any of its codes there: a service provider's machine.
 */
const readMachines = (market: Market, items: EvidenceItems, start: number, end: number): void => {
  for (let i = start; i < end; i++) {
    if (!isMachine(items.rule[i]!) || items.flags[i]! & ITEM_FLAGS.serviceProvider) continue
    for (let j = start; j < end; j++) {
      if ((items.flags[j]! & ITEM_FLAGS.serviceProvider) === 0 || !isOneMachine(market, items, j, i)) continue
      items.flags[i]! |= ITEM_FLAGS.serviceProvider
      items.bits[i] = Math.min(items.bits[i]!, items.bits[j]!)
      items.grade[i] = Math.max(items.grade[i]!, gradeIndex.线)
      break
    }
  }
}

/**
 * What a machine leaves in the file that it made: its three codes, and the code that the tool works out of
 * them.
 */
const isAuthored = (rule: number): boolean => TRACES[rule] === 'machine-file' || TRACES[rule] === 'file-code'
const isMachine = (rule: number): boolean => isAuthored(rule) || TRACES[rule] === 'machine-upload'

/**
 * The pair's items j and i are about one machine: they read one value, or codes of the files on the same
 * lots. A CPU is a model.
 */
const isOneMachine = ({ values }: Market, items: EvidenceItems, j: number, i: number): boolean => {
  if (values.kind[items.value[j]!] === kindIndex.cpu || values.kind[items.value[i]!] === kindIndex.cpu)
    return false
  if (items.value[j] === items.value[i]) return true
  return isAuthored(items.rule[j]!) && isAuthored(items.rule[i]!) && coversLots(items, j, i)
}

/** Item i stands on lots, and on none that item j does not. */
const coversLots = (items: EvidenceItems, j: number, i: number): boolean => {
  const lots = lotsOfItem(items, j)
  for (let k = items.lotOffsets[i]!; k < items.lotOffsets[i + 1]!; k++)
    if (!lots.includes(items.lots[k]!)) return false
  return items.lotOffsets[i + 1]! > items.lotOffsets[i]!
}

/** A lock shared only where the pair's files carry marks of the lot's own template came with the template. */
const readLocks = (items: EvidenceItems, start: number, end: number, settings: EvidenceSettings): void => {
  const handedOut = new Set<number>()
  for (let i = start; i < end; i++)
    if (FAMILY_OF[items.rule[i]!] === familyIndex.document && items.flags[i]! & ITEM_FLAGS.lotsOwn)
      for (const lot of lotsOfItem(items, i)) handedOut.add(lot)
  for (let i = start; i < end; i++) {
    const lots = lotsOfItem(items, i)
    if (TRACES[items.rule[i]!] !== 'lock' || items.flags[i]! & ITEM_FLAGS.lotsOwn) continue
    if (lots.length === 0 || lots.length >= settings.lotsOwnUntilLots) continue
    if (!lots.every((lot) => handedOut.has(lot))) continue
    weakenItem(items, i, ITEM_FLAGS.lotsOwn, settings.lotsOwnShare, settings.lotsOwnGrade)
  }
}

const shareLot = (items: EvidenceItems, i: number, j: number): boolean => {
  const lots = lotsOfItem(items, j)
  for (let k = items.lotOffsets[i]!; k < items.lotOffsets[i + 1]!; k++)
    if (lots.includes(items.lots[k]!)) return true
  return false
}

const subsume = (items: EvidenceItems, start: number, end: number): void => {
  for (let i = start; i < end; i++)
    for (let j = start; j < end; j++)
      if (items.value[i]! >= 0 && items.value[i] === items.value[j] && isBetter(items, j, i))
        items.flags[i]! |= ITEM_FLAGS.subsumed
  const best = new Int32Array(FAMILIES.length).fill(-1)
  for (let i = start; i < end; i++) {
    if (items.flags[i]! & ITEM_FLAGS.subsumed) continue
    const family = FAMILY_OF[items.rule[i]!]!
    const top = best[family]!
    const loser = top < 0 ? -1 : isBetter(items, i, top) ? top : i
    if (loser >= 0) items.flags[loser]! |= ITEM_FLAGS.subsumed
    if (loser !== i) best[family] = i
  }
}

/** More bits, then the stronger grade, then the earlier place. */
const isBetter = (items: EvidenceItems, i: number, j: number): boolean =>
  (items.bits[j]! - items.bits[i]! || items.grade[i]! - items.grade[j]! || i - j) < 0
