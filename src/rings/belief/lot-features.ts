import { kindIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { shows } from './attendance.js'
import { causeIndex } from './causes.js'
import { SAME_LOT } from './facts.js'
import type { JointLot } from './meetings.js'
import { type Put, share } from './names.js'
import type { GroupView } from './view.js'

/** What coincides on one lot. */
interface OnLot {
  /** causes, as bits */
  causes: number
  /** members tied there by more than a place */
  members: Set<number>
  /** by a · size + b: kinds that coincide, as bits */
  pairs: Map<number, number>
}

interface Tally {
  machine: number
  differ: number
  shown: number
  away: number
}

const { place, weak } = causeIndex
const MACHINE_KINDS = [kindIndex.mac, kindIndex.disk, kindIndex.board]
const MACHINE = MACHINE_KINDS.reduce((mask, kind) => mask | (1 << kind), 0)
const IP = 1 << kindIndex.ip
/** lots beyond the first that count */
const MOST_LOTS = 12

/**
 * On how many of the lots where members meet their values coincide, how widely, and whether the bids' other
 * traces fit.
 */
export const lotFeatures = (market: Market, view: GroupView, put: Put): void => {
  const { members, meetings } = view
  const onLot = coincidences(view)
  const involved = new Set<number>()
  const tally: Tally = { machine: 0, differ: 0, shown: 0, away: 0 }
  let lots = 0
  let breadth = 0
  let causes = 0
  for (const joint of meetings.joint) {
    const there = onLot.get(joint.lot)
    if (!there || there.members.size === 0) continue
    lots++
    breadth += there.members.size / joint.members.length
    causes += ones(there.causes)
    for (const member of there.members) involved.add(member)
    for (const [key, kinds] of there.pairs) compare(market, joint, key, members.length, kinds, tally)
  }
  put('coLots', Math.max(0, Math.min(MOST_LOTS, lots - 1)))
  put('coShare', share(lots, meetings.joint.length))
  put('coBreadth', share(breadth, lots))
  put('coCauses', share(causes, lots))
  put('coMembers', involved.size / members.length)
  put('differ', share(tally.differ, tally.machine))
  put('addressDiffers', share(tally.away, tally.shown))
}

const coincidences = ({ members, facts }: GroupView): Map<number, OnLot> => {
  const onLot = new Map<number, OnLot>()
  for (const { cause, kind, pairs } of facts) {
    if (cause === weak || (cause === place && kind !== kindIndex.ip)) continue
    for (const { a, b, modes, lots } of pairs) {
      if (!(modes & SAME_LOT)) continue
      const key = a * members.length + b
      for (const lot of lots) {
        const there = onLot.get(lot) ?? { causes: 0, members: new Set(), pairs: new Map() }
        onLot.set(lot, there)
        there.causes |= 1 << cause
        there.pairs.set(key, (there.pairs.get(key) ?? 0) | (1 << kind))
        if (cause !== place) there.members.add(a).add(b)
      }
    }
  }
  return onLot
}

/** One pair on one lot: do other parts of its machine differ, does its address? */
const compare = (
  market: Market,
  joint: JointLot,
  key: number,
  size: number,
  kinds: number,
  tally: Tally,
): void => {
  const left = joint.bids[joint.members.indexOf(Math.floor(key / size))]!
  const right = joint.bids[joint.members.indexOf(key % size)]!
  const both = (kind: number): boolean => shows(market, kind, left) && shows(market, kind, right)
  if (kinds & MACHINE) {
    tally.machine++
    if (MACHINE_KINDS.some((kind) => !(kinds & (1 << kind)) && both(kind))) tally.differ++
  }
  if (kinds & ~IP && both(kindIndex.ip)) {
    tally.shown++
    if (!(kinds & IP)) tally.away++
  }
}

const ones = (mask: number): number => {
  let n = 0
  for (; mask; mask &= mask - 1) n++
  return n
}
