import { compareText } from '../../arrays/compare-text.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { offsetsOf } from '../../arrays/offsets.js'
import { shared, sharedInts } from '../../arrays/shared-arrays.js'
import { packStrings } from '../../arrays/strings.js'
import { dayOfInstant, NO_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import type { Market } from '../../market/market.js'
import {
  AMOUNTS,
  DAYS,
  DEVICES,
  GIVEN,
  keys,
  type Lots,
  ORGS,
  type Orgs,
  UNKNOWN_FLAG,
  WORD_COLUMNS,
  WORDS,
} from '../market-columns.js'
import type { Client } from './client.js'
import type { Columns } from './columns.js'
import { type Hash, hashOf } from './integers.js'
import { idOf } from './keys.js'
import type { Effective } from './market-tables.js'
import { lookup } from './texts.js'
import { readWords } from './words.js'

/** Lots by id, with the market's dictionary. `day` is not filled yet: the earliest bid may decide it. */
export const readLots = async (
  client: Client,
  orgs: Orgs,
  tables: Effective,
): Promise<Lots & { ranked: Awaited<ReturnType<typeof readWords>>['ranked'] }> => {
  const { lots } = tables
  const texts = await lotTexts(client)
  const listed = Array.from({ length: lots.count }, (_, row) => {
    const { hi, lo } = lots.hash('lot_id', row)
    return { row, hi, lo, ...texts(hi, lo) }
  }).sort((a, b) => compareText(a.id, b.id))
  const index = new HashIndex(listed.length)
  for (const { hi, lo } of listed) index.add(hi, lo)
  const order = Int32Array.from(listed, ({ row }) => row)
  const { ranked, strings } = await readWords(client, tables)
  const ints = (of: (row: number) => number): Int32Array => shared(order.map(of))
  const all = <T extends object, A>(group: T, make: (column: T[keyof T]) => A): { [K in keyof T]: A } =>
    Object.fromEntries(keys(group).map((name) => [name, make(group[name])])) as { [K in keyof T]: A }
  const number = (column: string, missing: number) => (row: number) => {
    const value = lots.number(column)[row]!
    return Number.isNaN(value) ? missing : value
  }
  return {
    index,
    ranked,
    words: strings,
    market: {
      count: index.count,
      id: packStrings(listed.map(({ id }) => id)),
      title: packStrings(listed.map(({ title }) => title)),
      ...(Object.fromEntries(
        WORD_COLUMNS.map((name) => {
          const words = ranked.column(lots, WORDS[name])
          return [name, ints((row) => words[row]!)]
        }),
      ) as Record<(typeof WORD_COLUMNS)[number], Int32Array>),
      day: sharedInts(index.count).fill(NO_DAY),
      ...all(ORGS, (column) => ints((row) => orgIndex(orgs, lots.hash(column, row)))),
      ...all(DAYS, (column) => ints((row) => dayOfInstant(lots.number(column)[row]!))),
      ...all(GIVEN, (column) =>
        shared(Uint8Array.from(order, (row) => (isGiven(lots.hash(column, row)) ? 1 : 0))),
      ),
      ...all(AMOUNTS, (column) => shared(Float64Array.from(order, (row) => lots.number(column)[row]!))),
      statutory: shared(Uint8Array.from(order, number('statutory', UNKNOWN_FLAG))),
      attempt: ints(number('attempt', 0)),
      qualifiedFirms: ints(number('qualified_firms', -1)),
      ...(await readIssuers(client, lots, index)),
    },
  }
}

export const isGiven = ({ hi, lo }: Hash): boolean => hi !== 0 || lo !== 0
export const orgIndex = ({ index }: Pick<Orgs, 'index'>, { hi, lo }: Hash): number => index.find(hi, lo)

const lotTexts = async (
  client: Client,
): Promise<(hi: number, lo: number) => { id: string; title: string }> => {
  const index = new HashIndex()
  const texts: { id: string; title: string }[] = []
  await client.stream('read/lot-texts', {}, {}, ([h, id, title]) => {
    const { hi, lo } = hashOf(h)
    texts[index.add(hi, lo)] = { id: id as string, title: (title as string | null) ?? '' }
  })
  return (hi, lo) => texts[index.find(hi, lo)]!
}

/** Locks and machines in the issuers' own bills; a machine may be given by its network card, processor, disk or board. */
const readIssuers = async (
  client: Client,
  lots: Columns,
  index: HashIndex,
): Promise<Pick<Market['lots'], 'issuerOffsets' | 'issuerHi' | 'issuerLo'>> => {
  const found: { lot: number; hi: number; lo: number }[] = []
  const cells = (column: string): { row: number; hash: Hash }[] => [
    ...Array.from({ length: lots.count }, (_, row) => ({ row, hash: lots.hash(column, row) })).filter(
      ({ hash }) => isGiven(hash),
    ),
    ...lots.furtherOf(column),
  ]
  const lotAt = (row: number): number => {
    const { hi, lo } = lots.hash('lot_id', row)
    return index.find(hi, lo)
  }
  for (const { row, hash } of cells('issuer_locks')) found.push({ lot: lotAt(row), ...hash })
  const devices = cells('issuer_devices')
  const text = await lookup(
    client,
    devices.map(({ hash }) => ({ salt: SALT.text, ...hash })),
  )
  for (const { row, hash } of devices)
    for (const kind of DEVICES) found.push({ lot: lotAt(row), ...idOf(text(SALT.text, hash) ?? '', kind) })
  found.sort((a, b) => a.lot - b.lot || a.hi - b.hi || a.lo - b.lo)
  const offsets = offsetsOf(
    found.map(({ lot }) => lot),
    index.count,
    sharedInts(index.count + 1),
  )
  return {
    issuerOffsets: offsets,
    issuerHi: shared(Uint32Array.from(found, ({ hi }) => hi)),
    issuerLo: shared(Uint32Array.from(found, ({ lo }) => lo)),
  }
}
