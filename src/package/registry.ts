import type { BidderRecord } from '../domain/records.js'
import type { RingRecord } from '../domain/run.js'
import type { GraphEngine } from '../engines/engine.js'

/** The members' records in the register as it stands now, in the order of the members. */
export const registryOf = async (
  { ring }: Pick<RingRecord, 'ring'>,
  engine: Pick<GraphEngine, 'bidder'>,
): Promise<BidderRecord[]> => {
  const records = await Promise.all(ring.members.map(({ bidderId }) => engine.bidder(bidderId)))
  return records.filter((record) => record !== undefined)
}
