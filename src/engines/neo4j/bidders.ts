import { SALT } from '../../domain/hash.js'
import type { BidderRecord } from '../../domain/records.js'
import { companyText } from '../../normalise/company-name.js'
import { type BidNames, bidderOf } from '../answers.js'
import type { Client } from './client.js'
import { int64, numberOf, whole } from './integers.js'
import { idOf } from './keys.js'
import { namesOf, organisations } from './names.js'
import { recordsOf } from './records.js'

/** A bidder's or other registered organisation's record. */
export const bidder = async (client: Client, id: string): Promise<BidderRecord | undefined> =>
  (await bidders(client, [id]))[0]

/** By name then id, after the cursor id. */
export const searchBidders = async (
  client: Client,
  { text = '', after, limit }: { text?: string; after?: string; limit: number },
): Promise<BidderRecord[]> => {
  const cursor = after === undefined ? '' : await nameAt(client, after)
  if (cursor === undefined) return []
  const rows = await client.read('read/search-bidders', {
    text: companyText(text).toLowerCase(),
    first: after === undefined,
    afterName: cursor,
    after: after ?? '',
    limit: whole(limit),
  })
  return bidders(
    client,
    rows.map(([id]) => id as string),
  )
}

const nameAt = async (client: Client, id: string): Promise<string | undefined> => {
  const { hi, lo } = idOf(id, SALT.bidder)
  const [row] = await client.read('read/organisation-name', { organisation: int64(hi, lo) })
  return row?.[0] as string | undefined
}

const bidders = async (client: Client, ids: readonly string[]): Promise<BidderRecord[]> => {
  if (ids.length === 0) return []
  const { hashes, idAt } = organisations(ids)
  const labels = { Row: 'BiddersRow', Record: 'BiddersRecord' }
  const rows = await client.read('read/record-by-key', { keys: hashes }, labels)
  const records = await recordsOf(
    client,
    'bidders',
    rows.map(([properties]) => properties as Record<string, unknown>),
  )
  const registered = new Map(records.map((record) => [record.texts.bidder_id![0]!, record]))
  const bids = new Map<string, BidNames>()
  for (const [h, name, count, wins] of await client.read('read/bid-names', { organisations: hashes })) {
    const id = idAt(h)
    const known = bids.get(id) ?? { names: [], bids: 0, wins: 0 }
    if (name) known.names.push(name as string)
    known.bids += numberOf(count)
    known.wins += numberOf(wins)
    bids.set(id, known)
  }
  const names = await namesOf(client, ids)
  return ids.flatMap((id) => bidderOf(id, registered.get(id), bids.get(id), names.get(id) ?? ''))
}
