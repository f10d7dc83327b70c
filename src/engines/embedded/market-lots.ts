import type { DuckDBConnection } from '@duckdb/node-api'
import { growByte, growDouble, growInt } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { offsetsOf } from '../../arrays/offsets.js'
import { shared, sharedInts, sharedUints } from '../../arrays/shared-arrays.js'
import type { Strings } from '../../arrays/strings.js'
import { dayOfInstant, NO_DAY } from '../../domain/day.js'
import { hash, hashText, SALT } from '../../domain/hash.js'
import { tableOf } from '../../domain/storage.js'
import type { Market } from '../../market/market.js'
import {
  AMOUNTS,
  DAYS,
  DEVICES,
  GIVEN,
  keys,
  type Lots,
  NUMBERS,
  ORGS,
  type Orgs,
  OTHER_WORDS,
  UNKNOWN_FLAG,
  WORD_COLUMNS,
  WORDS,
  type WordColumn,
} from '../market-columns.js'
import { type Chunk, streamColumns } from './read.js'
import { makeSoleCurrencies } from './sole-currency.js'
import { readArena } from './string-arena.js'

const WORD_LIST = WORD_COLUMNS.map((name) => WORDS[name]).join(', ')
const WORDS_SAID = WORD_LIST.replace(/\bcurrency\b/, 'coalesce(sole, currency) AS currency')
const GROUPS = [DAYS, AMOUNTS, NUMBERS, GIVEN] as const
const OTHER_LIST = GROUPS.flatMap((group) => Object.values(group)).join(', ')
const ORG_LIST = Object.keys(ORGS).join(', ')
const orgSql = ([as, { id }]: [string, { id: string }]): string =>
  `CASE WHEN ${id} = 0 THEN coalesce(${as}.h, 0) ELSE ${id} END AS ${as}`
const orgJoin = ([as, { name }]: [string, { name: string }]): string =>
  `LEFT JOIN named_orgs ${as} ON ${as}.name = l.${name}`

const LOTS = `CREATE OR REPLACE TEMP TABLE market_lots AS
  SELECT row_number() OVER (ORDER BY id.text) - 1 AS n, id.text AS id, coalesce(title.text, '') AS title, l.lot_id,
    ${Object.entries(ORGS).map(orgSql).join(', ')}, ${OTHER_LIST}, ${WORDS_SAID}
  FROM e_lots l LEFT JOIN sole_currency s ON s.of_lot = l.lot_id
  ${Object.entries(ORGS).map(orgJoin).join(' ')}
  JOIN texts id ON id.salt = ${SALT.lot} AND id.hash = l.lot_id
  LEFT JOIN texts title ON title.salt = ${SALT.text} AND title.hash = l.title`
const LOT_COLUMNS = `SELECT lot_id, ${ORG_LIST}, ${OTHER_LIST}, ${WORD_LIST} FROM market_lots ORDER BY n`

/** Lots by id, with their dictionary of words. `day` is still that of the lot's own dates. */
export const readLots = async (connection: DuckDBConnection, orgs: Orgs): Promise<Lots> => {
  const index = new HashIndex()
  const columns = {
    ...grown(ORGS, growInt),
    ...grown(DAYS, growInt),
    ...grown(AMOUNTS, growDouble),
    ...grown(NUMBERS, growDouble),
    ...grown(GIVEN, growByte),
  }
  const words = new Words()
  await makeSoleCurrencies(connection)
  await connection.run(LOTS)
  await streamColumns(connection, LOT_COLUMNS, (chunk: Chunk, rows) => {
    const lot = chunk[0] as Uint32Array
    for (let k = 0; k < rows; k++) index.add(lot[2 * k + 1]!, lot[2 * k]!)
    let c = 1
    for (const name of keys(ORGS)) {
      const h = chunk[c++] as Uint32Array
      for (let k = 0; k < rows; k++) columns[name].push(orgs.index.find(h[2 * k + 1]!, h[2 * k]!))
    }
    for (const name of keys(DAYS)) {
      const at = chunk[c++] as Float64Array
      for (let k = 0; k < rows; k++) columns[name].push(dayOfInstant(at[k]!))
    }
    for (const name of [...keys(AMOUNTS), ...keys(NUMBERS)])
      columns[name].append(chunk[c++] as Float64Array, 0, rows)
    for (const name of keys(GIVEN)) {
      const h = chunk[c++] as Uint32Array
      for (let k = 0; k < rows; k++) columns[name].push(h[2 * k] === 0 && h[2 * k + 1] === 0 ? 0 : 1)
    }
    for (let k = 0; k < rows; k++) words.add(chunk, c, k)
  })
  const dictionary = await words.finish(connection)
  const issuer = await readIssuers(connection, index)
  const view = <N extends keyof typeof columns>(names: readonly N[]) =>
    Object.fromEntries(names.map((name) => [name, shared(columns[name].view)])) as {
      [K in N]: (typeof columns)[K]['view']
    }
  return {
    index,
    words: dictionary.strings,
    market: {
      count: index.count,
      id: await readArena(connection, 'market_lots', 'id'),
      title: await readArena(connection, 'market_lots', 'title'),
      ...dictionary.columns,
      day: sharedInts(index.count).fill(NO_DAY),
      ...view([...keys(ORGS), ...keys(DAYS), ...keys(GIVEN), ...keys(AMOUNTS)]),
      statutory: shared(Uint8Array.from(columns.statutory.view, (x) => (Number.isNaN(x) ? UNKNOWN_FLAG : x))),
      attempt: shared(Int32Array.from(columns.attempt.view, (x) => (Number.isNaN(x) ? 0 : x))),
      qualifiedFirms: shared(Int32Array.from(columns.qualifiedFirms.view, (x) => (Number.isNaN(x) ? -1 : x))),
      ...issuer,
    },
  }
}

const grown = <T extends object, G>(group: T, make: () => G): { [K in keyof T]: G } =>
  Object.fromEntries(keys(group).map((name) => [name, make()])) as { [K in keyof T]: G }

/** Word hashes of the lots' columns, numbered in the order of their texts at the end. */
class Words {
  private readonly index = new HashIndex(256)
  private readonly columns = WORD_COLUMNS.map(() => growInt())

  /** Row k's words; their columns begin at `first`. */
  add(chunk: Chunk, first: number, k: number): void {
    for (let c = 0; c < this.columns.length; c++) {
      const hashes = chunk[first + c] as Uint32Array
      const lo = hashes[2 * k]!
      const hi = hashes[2 * k + 1]!
      this.columns[c]!.push(hi === 0 && lo === 0 ? -1 : this.index.add(hi, lo))
    }
  }

  async finish(
    connection: DuckDBConnection,
  ): Promise<{ strings: Strings; columns: Pick<Market['lots'], WordColumn> }> {
    const rank = new Int32Array(this.index.count).fill(-1)
    const used = [
      ...WORD_COLUMNS.map((name) => `SELECT ${WORDS[name]} FROM market_lots`),
      ...OTHER_WORDS.map(([table, column]) => `SELECT ${column} FROM e_${table}`),
    ].join(' UNION ')
    await connection.run(`CREATE OR REPLACE TEMP TABLE market_words AS
      SELECT row_number() OVER (ORDER BY text) - 1 AS n, hash, text FROM texts
      WHERE salt = ${SALT.text} AND hash IN (${used})`)
    let next = 0
    await streamColumns(connection, 'SELECT hash FROM market_words ORDER BY n', ([h], rows) => {
      const hashes = h as Uint32Array
      for (let k = 0; k < rows; k++, next++) {
        const w = this.index.find(hashes[2 * k + 1]!, hashes[2 * k]!)
        if (w >= 0) rank[w] = next
      }
    })
    const columns = this.columns.map((column) => shared(column.view.map((w) => (w < 0 ? -1 : rank[w]!))))
    return {
      strings: await readArena(connection, 'market_words', 'text'),
      columns: Object.fromEntries(WORD_COLUMNS.map((name, c) => [name, columns[c]!])) as Pick<
        Market['lots'],
        WordColumn
      >,
    }
  }
}

const column = (name: string): number => tableOf('lots').columns.findIndex((c) => c.name === name)

const issuerSql = (name: string): string => `SELECT lot_id, ${name} AS h FROM e_lots WHERE ${name} <> 0
  UNION ALL SELECT lot_id, hash FROM e_extras JOIN e_lots USING (seq) WHERE tbl = 0 AND col = ${column(name)}`

const readIssuers = async (
  connection: DuckDBConnection,
  index: HashIndex,
): Promise<Pick<Market['lots'], 'issuerOffsets' | 'issuerHi' | 'issuerLo'>> => {
  const found: { lot: number; hi: number; lo: number }[] = []
  const lotOf = (h: Uint32Array, k: number): number => index.find(h[2 * k + 1]!, h[2 * k]!)
  await streamColumns(connection, issuerSql('issuer_locks'), (columns, rows) => {
    const [lot, h] = columns as [Uint32Array, Uint32Array]
    for (let k = 0; k < rows; k++) found.push({ lot: lotOf(lot, k), hi: h[2 * k + 1]!, lo: h[2 * k]! })
  })
  const devices = `SELECT lot_id, text FROM (${issuerSql('issuer_devices')}) JOIN texts ON salt = ${SALT.text} AND hash = h`
  await streamColumns(connection, devices, (columns, rows) => {
    const [lot, text] = columns as [Uint32Array, string[]]
    for (let k = 0; k < rows; k++)
      for (const kind of DEVICES) {
        hashText(text[k]!, kind)
        found.push({ lot: lotOf(lot, k), hi: hash.hi, lo: hash.lo })
      }
  })
  found.sort((a, b) => a.lot - b.lot || a.hi - b.hi || a.lo - b.lo)
  const offsets = offsetsOf(
    found.map(({ lot }) => lot),
    index.count,
    sharedInts(index.count + 1),
  )
  const [hi, lo] = [sharedUints(found.length), sharedUints(found.length)]
  found.forEach((one, i) => {
    hi[i] = one.hi
    lo[i] = one.lo
  })
  return { issuerOffsets: offsets, issuerHi: hi, issuerLo: lo }
}
