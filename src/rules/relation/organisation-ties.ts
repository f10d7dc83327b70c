import { compareUnits } from '../../arrays/compare-text.js'
import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import { kindIndex, sourceIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { LEGAL_REP, OFFICERS } from './person-sources.js'

const OFFICES: ReadonlySet<number> = new Set([...LEGAL_REP, ...OFFICERS].map((id) => sourceIndex[id]))

/** How a bidder is tied to the buyer or agency `organisation` (an id). */
export interface Conflict {
  type: 'conflict-of-interest'
  organisation: string
  relation: 'itself' | 'owns' | 'owned' | 'common-owner' | 'officer'
}
interface ConflictFlag {
  bidder: number
  lots: number[]
  detail: Conflict
}
interface Relation {
  relation: Conflict['relation']
  from: number
  to: number
}

/**
 * Conflict of interest (REL-12): is a bidder tied to the buyer or the agency of the lot it bids on?
 *
 * It is the organisation itself, holds or is held by it with a share ≥ `control`, has a holder of such a
 * share in common with it, or shares an officer or shareholder with it, on the day of the lot. A flag on the
 * bidder with its lots, one an organisation and relation; ties nobody to nobody.
 */
export const conflictFlags = (market: Market, control: number): ConflictFlag[] => {
  const relations = relationsOf(market, control)
  const flags = new Map<string, ConflictFlag>()
  const { lots, bids } = market
  for (let lot = 0; lot < lots.count; lot++)
    for (const org of new Set([lots.agency[lot]!, lots.buyer[lot]!])) {
      if (org < 0) continue
      for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
        const bidder = bids.bidder[bid]!
        const relation = relationOn(relations, market, bidder, org, lots.day[lot]!)
        if (relation) addFlag(flags, market, bidder, org, relation, lot)
      }
    }
  return [...flags.values()].sort((x, y) => x.bidder - y.bidder || compareUnits(key(x), key(y)))
}

const key = (flag: ConflictFlag): string => `${flag.detail.organisation}\u0000${flag.detail.relation}`

const addFlag = (
  flags: Map<string, ConflictFlag>,
  market: Market,
  bidder: number,
  org: number,
  relation: Conflict['relation'],
  lot: number,
): void => {
  const id = `${bidder}/${org}/${relation}`
  const known = flags.get(id)
  if (!known) {
    const detail: Conflict = {
      type: 'conflict-of-interest',
      organisation: stringAt(market.bidders.id, org),
      relation,
    }
    flags.set(id, { bidder, lots: [lot], detail })
  } else if (known.lots.at(-1) !== lot) known.lots.push(lot)
}

const relationOn = (
  relations: Map<number, Relation[]>,
  market: Market,
  bidder: number,
  org: number,
  day: number,
): Conflict['relation'] | undefined => {
  if (bidder === org) return 'itself'
  return relations
    .get(bidder * market.bidders.orgCount + org)
    ?.find((r) => day === NO_DAY || (r.from <= day && day <= r.to))?.relation
}

/** Relations of bidders with organisations that call or run lots, by bidder · orgCount + organisation. */
const relationsOf = (market: Market, control: number): Map<number, Relation[]> => {
  const { holdings, bidders, lots } = market
  const concerned = new Uint8Array(bidders.orgCount)
  for (const column of [lots.agency, lots.buyer]) for (const org of column) if (org >= 0) concerned[org] = 1
  const relations = new Map<number, Relation[]>()
  const add = (bidder: number, org: number, relation: Relation): void => {
    if (bidder >= bidders.count || bidder < 0 || org < 0 || concerned[org] === 0 || bidder === org) return
    const at = bidder * bidders.orgCount + org
    relations.set(at, [...(relations.get(at) ?? []), relation])
  }
  const byOwner = new Map<number, number[]>()
  for (let h = 0; h < holdings.count; h++) {
    if (!(holdings.share[h]! >= control)) continue
    const [owner, owned] = [holdings.owner[h]!, holdings.owned[h]!]
    const term = { from: holdings.from[h]!, to: holdings.to[h]! }
    add(owner, owned, { relation: 'owns', ...term })
    add(owned, owner, { relation: 'owned', ...term })
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), h])
  }
  addCommonOwners(market, byOwner, add)
  addOfficers(market, concerned, add)
  return relations
}

type Add = (bidder: number, org: number, relation: Relation) => void

const addCommonOwners = ({ holdings }: Market, byOwner: Map<number, number[]>, add: Add): void => {
  for (const held of byOwner.values()) {
    if (held.length > 8) continue
    for (const x of held)
      for (const y of held) {
        const from = Math.max(holdings.from[x]!, holdings.from[y]!)
        const to = Math.min(holdings.to[x]!, holdings.to[y]!)
        if (x !== y && from <= to)
          add(holdings.owned[x]!, holdings.owned[y]!, { relation: 'common-owner', from, to })
      }
  }
}

const addOfficers = ({ values }: Market, concerned: Uint8Array, add: Add): void => {
  for (let v = 0; v < values.count; v++) {
    if (values.kind[v] !== kindIndex.person) continue
    const uses: number[] = []
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++)
      if (OFFICES.has(values.useSource[u]!)) uses.push(u)
    if (uses.length > 50 || !uses.some((u) => concerned[values.useBidder[u]!] === 1)) continue
    for (const x of uses)
      for (const y of uses) {
        const from = Math.max(values.useFrom[x]!, values.useFrom[y]!)
        const to = Math.min(values.useTo[x]!, values.useTo[y]!)
        if (from <= to) add(values.useBidder[x]!, values.useBidder[y]!, { relation: 'officer', from, to })
      }
  }
}
