import { compareText } from '../../arrays/compare-text.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { sharedInts } from '../../arrays/shared-arrays.js'
import { packStrings } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import { dayOr, ORG_COLUMNS, type Orgs } from '../market-columns.js'
import type { Client } from './client.js'
import type { Columns } from './columns.js'
import { type Hash, hashOf } from './integers.js'
import type { Effective } from './market-tables.js'

/** Bidders, then the other organisations, each by id. */
export const readOrgs = async (client: Client, tables: Effective): Promise<Orgs> => {
  const texts = await organisationTexts(client)
  const bidders = new HashIndex()
  addAll(bidders, tables.bids, 'bidder_id')
  const others = new HashIndex()
  for (const [table, column] of ORG_COLUMNS) if (table !== 'bids') addAll(others, tables[table], column)
  const ordered = [
    ...sorted(bidders, texts, () => true),
    ...sorted(others, texts, ({ hi, lo }) => bidders.find(hi, lo) < 0),
  ]
  const index = new HashIndex(ordered.length)
  for (const { hi, lo } of ordered) index.add(hi, lo)
  const [registered, cancelled] = [sharedInts(index.count).fill(NO_DAY), sharedInts(index.count).fill(NO_DAY)]
  const registry = tables.bidders
  for (let row = 0; row < registry.count; row++) {
    const { hi, lo } = registry.hash('bidder_id', row)
    const org = index.find(hi, lo)
    registered[org] = dayOr(registry.number('registered_at')[row]!, NO_DAY)
    cancelled[org] = dayOr(registry.number('cancelled_at')[row]!, NO_DAY)
  }
  return {
    index,
    market: {
      count: bidders.count,
      id: packStrings(ordered.map(({ id }) => id)),
      name: packStrings(ordered.map(({ name }) => name)),
      orgCount: index.count,
      registered,
      cancelled,
    },
  }
}

interface OrganisationTexts {
  index: HashIndex
  id: string[]
  name: string[]
}

const organisationTexts = async (client: Client): Promise<OrganisationTexts> => {
  const found: OrganisationTexts = { index: new HashIndex(), id: [], name: [] }
  const add = ([h, id, name]: unknown[]): void => {
    const { hi, lo } = hashOf(h)
    const n = found.index.add(hi, lo)
    found.id[n] = id as string
    found.name[n] = (name as string | null) ?? ''
  }
  await client.stream('read/organisations', {}, {}, add)
  return found
}

const addAll = (index: HashIndex, columns: Columns, column: string): void => {
  const [hi, lo] = [columns.hi(column), columns.lo(column)]
  for (let row = 0; row < hi.length; row++) if (hi[row] !== 0 || lo[row] !== 0) index.add(hi[row]!, lo[row]!)
}

const sorted = (
  index: HashIndex,
  texts: OrganisationTexts,
  keep: (hash: Hash) => boolean,
): (Hash & { id: string; name: string })[] => {
  const { hi, lo } = index.hashes()
  const list: (Hash & { id: string; name: string })[] = []
  for (let i = 0; i < hi.length; i++) {
    const hash = { hi: hi[i]!, lo: lo[i]! }
    const n = texts.index.find(hash.hi, hash.lo)
    if (n >= 0 && keep(hash)) list.push({ ...hash, id: texts.id[n]!, name: texts.name[n]! })
  }
  return list.sort((a, b) => compareText(a.id, b.id))
}
