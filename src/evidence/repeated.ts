import { gradeIndex } from '../domain/grade.js'
import { kindIndex } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { TRACES } from '../rules/index.js'
import { lotsOfItem } from './item-columns.js'
import { type EvidenceItems, ITEM_FLAGS } from './items.js'
import type { EvidenceSettings } from './settings.js'

/** What has an innocent reading of its own. */
const SAID_OTHERWISE =
  ITEM_FLAGS.overCap | ITEM_FLAGS.lotsOwn | ITEM_FLAGS.serviceProvider | ITEM_FLAGS.reassigned

/**
 * What may be chance on one lot is none on the fifth: a lead that stands between two bidders on many lots,
 * those of one project counted once, is a strong lead. On the items [start, end) of a pair, in place:
 *
 * - one operator of the platform behind both on `operatorLots`; on fewer, a name may be a namesake's;
 * - one author or company in the files of both on `authorLots`;
 * - one address, and submissions close in time beyond the crowd's (HW-10), on the same `addressLots`:
 *   whatever the addresses, each held by at most `addressHolders`; never between two of one door, whose
 *   gateway is one.
 */
export const settleRepeated = (
  market: Market,
  items: EvidenceItems,
  start: number,
  end: number,
  { repeated }: EvidenceSettings,
): void => {
  const { kind, holders } = market.values
  const lots = (i: number): Int32Array => lotsOfItem(items, i)
  const strengthen = (i: number): void => {
    if (items.grade[i]! <= gradeIndex[repeated.grade]) return
    items.grade[i] = gradeIndex[repeated.grade]
    items.flags[i]! |= ITEM_FLAGS.repeated
  }
  const addresses: number[] = []
  let timing = -1
  let sameDoor = false
  for (let i = start; i < end; i++) {
    const [trace, value] = [TRACES[items.rule[i]!], items.value[i]!]
    if (trace === 'timing') timing = i
    if (trace === 'premises') sameDoor = true
    if (value < 0 || items.flags[i]! & SAID_OTHERWISE) continue
    const isOperator = trace === 'login' && kind[value] === kindIndex.operator
    if (trace === 'address' && holders[value]! <= repeated.addressHolders) addresses.push(i)
    if (isOperator && callsOf(market, lots(i)) >= repeated.operatorLots) strengthen(i)
    if (trace === 'author' && callsOf(market, lots(i)) >= repeated.authorLots) strengthen(i)
  }
  if (timing < 0 || sameDoor) return
  const close = new Set(lots(timing))
  const both = addresses.flatMap((i) => [...lots(i)].filter((lot) => close.has(lot)))
  if (callsOf(market, both) < repeated.addressLots) return
  strengthen(timing)
  for (const i of addresses) if (lots(i).some((lot) => close.has(lot))) strengthen(i)
}

/** Lots, those of one project as one. */
const callsOf = ({ lots }: Market, list: Iterable<number>): number => {
  const calls = new Set<number>()
  for (const lot of list) calls.add(lots.project[lot]! < 0 ? -2 - lot : lots.project[lot]!)
  return calls.size
}
