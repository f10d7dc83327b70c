import { compareText } from '../arrays/compare-text.js'
import { findString } from '../arrays/strings.js'
import { AppError } from '../domain/errors.js'
import type { BidderRecord, BidderValue } from '../domain/records.js'
import { kindIndex } from '../domain/value-kind.js'
import type { GraphEngine } from '../engines/engine.js'
import type { Adjacency } from '../market/adjacency.js'
import { valueTexts } from '../market/facts.js'
import type { Market } from '../market/market.js'
import { keyText } from '../normalise/fold.js'
import type { Loaded } from '../service/loaded-market.js'

const PAGE = 200

/** An engine that answers of a part of its market alone; what it could not cut fails with `forbidden`. */
export const engineWithin = (engine: GraphEngine, { market: part, adjacency }: Loaded): GraphEngine => {
  const hasLot = (id: string): boolean => findString(part.lots.id, keyText(id)) >= 0
  const bidderAt = (id: string): number => findString(part.bidders.id, id, 0, part.bidders.count)
  const counted = (record: BidderRecord): BidderRecord => ({
    ...record,
    ...tallyOf(part, bidderAt(record.id)),
  })
  const refuse = async (): Promise<never> => {
    throw new AppError('forbidden', 'This is told of the whole market alone, which the seat does not see')
  }
  return {
    ...engine,
    market: refuse,
    sources: refuse,
    lotIds: refuse,
    valuesOf: async (id) => (bidderAt(id) < 0 ? [] : sharedValuesOf(engine, part, adjacency, bidderAt(id))),
    lot: async (id) => (hasLot(id) ? engine.lot(id) : undefined),
    lotBids: async (id) => (hasLot(id) ? engine.lotBids(id) : []),
    bidder: async (id) => {
      const record = bidderAt(id) < 0 ? undefined : await engine.bidder(id)
      return record && counted(record)
    },
    names: (ids) =>
      engine.names(
        ids.filter((id) => bidderAt(id) >= 0 || findString(part.bidders.id, id, part.bidders.count) >= 0),
      ),
    holders: async (kind, value) =>
      (await engine.holders(kind, value)).filter(
        ({ bidder, lot }) => bidderAt(bidder) >= 0 && (lot === undefined || hasLot(lot)),
      ),
    searchBidders: async ({ limit, after, ...query }) => {
      const found: BidderRecord[] = []
      let from = after
      for (;;) {
        const page = await engine.searchBidders({
          ...query,
          limit: PAGE,
          ...(from !== undefined && { after: from }),
        })
        for (const record of page) if (bidderAt(record.id) >= 0) found.push(counted(record))
        from = page.at(-1)?.id
        if (page.length < PAGE || found.length >= limit) return found.slice(0, limit)
      }
    },
  }
}

/** What a bidder of the part shares there with another, with how many; by kind, then text. */
const sharedValuesOf = async (
  engine: GraphEngine,
  part: Market,
  { valueOffsets, valuesOf }: Adjacency,
  bidder: number,
): Promise<BidderValue[]> => {
  const { useOffsets, useBidder } = part.values
  const own = Array.from(valuesOf.subarray(valueOffsets[bidder]!, valueOffsets[bidder + 1]!))
  const told = await valueTexts(engine, part, own)
  const found = told.map(({ kind, value, holders }, i) => {
    const uses = useBidder.subarray(useOffsets[own[i]!]!, useOffsets[own[i]! + 1]!)
    return { kind, text: value, holders, uses: uses.filter((by) => by === bidder).length }
  })
  return found.sort((a, b) => kindIndex[a.kind] - kindIndex[b.kind] || compareText(a.text, b.text))
}

const tallyOf = ({ bids }: Market, bidder: number): { bids: number; wins: number } => {
  const own = bids.byBidder.subarray(bids.bidderOffsets[bidder]!, bids.bidderOffsets[bidder + 1]!)
  return { bids: own.length, wins: own.reduce((wins, bid) => wins + (bids.won[bid] === 1 ? 1 : 0), 0) }
}
