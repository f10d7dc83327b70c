import { append } from '../arrays/append.js'
import { stringAt } from '../arrays/strings.js'
import type { FactRef } from '../domain/source-row.js'
import { SOURCES } from '../domain/value-kind.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import { kindOf } from './describe.js'
import type { Fact } from './facts.js'

/**
 * The records a fact rests on, in canonical order: for a shared value every use of it by the fact's members,
 * and the entry that exempts it; for a pattern the members' bids on its lots, or the holdings on its path.
 */
export const factRefs = (fact: Fact, members: readonly number[], market: Market): FactRef[] => {
  const refs = fact.value >= 0 ? useRefs(fact, market) : patternRefs(fact, members, market)
  return [...refs, ...exemptionRefs(fact, members, market)]
}

const useRefs = (fact: Fact, market: Market): FactRef[] => {
  const { values, bidders } = market
  const found = new Map<string, FactRef>()
  for (const use of fact.uses) {
    const bid = values.useBid[use]!
    const bidder = stringAt(bidders.id, values.useBidder[use]!)
    if (bid >= 0) found.set(`bid ${bid}`, bidRef(market, bid))
    else if (SOURCES[values.useSource[use]!]!.id.startsWith('roles.'))
      found.set(`role ${bidder}`, { table: 'roles', bidder, ...valueKey(market, fact.value) })
    else found.set(`bidder ${bidder}`, { table: 'bidders', bidder })
  }
  return [...found.values()]
}

const patternRefs = (fact: Fact, members: readonly number[], market: Market): FactRef[] => {
  const path = fact.details.flatMap(({ detail }) => (detail.type === 'ownership' ? detail.path : []))
  if (path.length > 0) return path.map(({ owner, owned }) => ({ table: 'ownership', owner, owned }))
  const contracts = fact.details.flatMap(({ detail }) => (detail.type === 'post-award' ? [detail] : []))
  if (contracts.length > 0) return contracts.flatMap((detail) => contractRefs(detail, fact, members, market))
  const { bids } = market
  const holders = new Set(fact.members.map((place) => members[place]!))
  return fact.lots.flatMap((lot) => {
    const refs: FactRef[] = []
    for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++)
      if (holders.has(bids.bidder[bid]!)) refs.push(bidRef(market, bid))
    return refs
  })
}

const contractRefs = (
  { contract, what }: { contract: string; what: string },
  fact: Fact,
  members: readonly number[],
  market: Market,
): FactRef[] => [
  { table: 'contracts', contract },
  ...(what === 'assignment'
    ? fact.members.map(
        (place): FactRef => ({
          table: 'subcontracts',
          contract,
          subcontractor: stringAt(market.bidders.id, members[place]!),
        }),
      )
    : []),
]

const exemptionRefs = (fact: Fact, members: readonly number[], market: Market): FactRef[] => {
  const flags = fact.items.reduce((any, item) => any | item.flags, 0)
  const refs: FactRef[] = []
  if (flags & ITEM_FLAGS.allowlisted && fact.value >= 0)
    refs.push({ table: 'allowlist', ...valueKey(market, fact.value) })
  if (flags & ITEM_FLAGS.issuers)
    append(
      refs,
      fact.lots.map((lot): FactRef => ({ table: 'lots', lot: stringAt(market.lots.id, lot) })),
    )
  if (flags & ITEM_FLAGS.declaredGroup)
    append(
      refs,
      fact.members.map(
        (place): FactRef => ({
          table: 'groups',
          bidder: stringAt(market.bidders.id, members[place]!),
        }),
      ),
    )
  return refs
}

const bidRef = ({ bids, lots, bidders }: Market, bid: number): FactRef => ({
  table: 'bids',
  lot: stringAt(lots.id, bids.lot[bid]!),
  bidder: stringAt(bidders.id, bids.bidder[bid]!),
  no: bids.no[bid]!,
})

const valueKey = (market: Market, value: number) => ({
  kind: kindOf(market, value),
  hi: market.values.hi[value]!,
  lo: market.values.lo[value]!,
})
