import { compareText } from '../../arrays/compare-text.js'
import { SALT } from '../../domain/hash.js'
import type { BidRecord, LotRecord } from '../../domain/records.js'
import { tableOf } from '../../domain/storage.js'
import { bidOf, lotOf } from '../answers.js'
import type { Client } from './client.js'
import { int64, numberOf, whole } from './integers.js'
import { idOf } from './keys.js'
import { namesOf } from './names.js'
import { recordsOf } from './records.js'

const lotHash = (id: string): unknown => {
  const { hi, lo } = idOf(id, SALT.lot)
  return int64(hi, lo)
}

export const lot = async (client: Client, id: string): Promise<LotRecord | undefined> => {
  const labels = { Row: 'LotsRow', Record: 'LotsRecord' }
  const rows = await client.read('read/record-by-key', { keys: [lotHash(id)] }, labels)
  if (rows.length === 0) return undefined
  const [record] = await recordsOf(client, 'lots', [rows[0]![0] as Record<string, unknown>])
  const [count] = await client.read('read/bid-count-of-lot', { lot: lotHash(id) })
  return { ...lotOf(id, record!), bids: numberOf(count![0]) }
}

const VALUE_COLUMNS = tableOf('bids')
  .columns.filter((column) => column.source)
  .map(({ name }) => name)

/** Bids of a lot by bidder, then number. */
export const lotBids = async (client: Client, id: string): Promise<BidRecord[]> => {
  const rows = await client.read('read/bids-of-lot', { lot: lotHash(id) })
  const records = await recordsOf(
    client,
    'bids',
    rows.map(([properties]) => properties as Record<string, unknown>),
  )
  records.forEach((record, i) => {
    for (const name of VALUE_COLUMNS) record.texts[name] = []
    for (const [roles, value] of rows[i]![1] as [string | null, string][])
      for (const role of roles?.split(' ') ?? []) record.texts[role]!.push(value)
  })
  const names = await namesOf(
    client,
    records.map(({ texts }) => texts.bidder_id![0]!),
  )
  return records
    .map((record) => bidOf(id, record, names))
    .sort((a, b) => compareText(a.bidderId, b.bidderId) || a.no - b.no)
}

/** Ids of lots in order, after the cursor. */
export const lotIds = async (
  client: Client,
  { after = '', limit }: { after?: string; limit: number },
): Promise<string[]> =>
  (await client.read('read/lot-ids', { after, limit: whole(limit) })).map(([id]) => id as string)
