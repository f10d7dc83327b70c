import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { tableNumber } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import type {
  GraphBid,
  GraphChanges,
  GraphLinks,
  GraphLot,
  GraphOrganisation,
  GraphText,
  GraphUse,
  Hash,
  Span,
} from '../graph-changes.js'
import type { Marks } from '../marks.js'
import { type Row, rowsOf } from './database.js'
import {
  BID_NUMBERS,
  bidsSql,
  KINDS_END,
  LOT_WORDS,
  linksSql,
  lotsSql,
  organisationsSql,
  ownershipSql,
  usesSql,
  winsSql,
} from './graph-sql.js'
import { isShownOtherwise } from './news.js'
import { hashOf, u64 } from './read.js'

/** Things of one page. */
const PAGE = 2000
const TEXTS = 5000

/**
 * What is new for the graph since the marks. A version that is not effective any more, or again, shares its
 * key with one of which something is new, or is a bid whose lot is that: so all that may have changed is
 * found from the news. A bid whose key has several versions may be another one under the number of before: it
 * goes, and is made anew. Several of these cannot be read side by side, since they share temporary tables.
 */
export const graphChanges = (connection: DuckDBConnection, shown: Marks): GraphChanges => {
  const since = (table: TableName): string => `SELECT * FROM ${table} WHERE ${isShownOtherwise(table, shown)}`
  const list = async (name: string, select: string): Promise<number> => {
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${name}_all AS ${select}`)
    const [row] = await rowsOf(connection, `SELECT count(*) AS n FROM ${name}_all`)
    return Number(row!.n)
  }
  /** Hands out the list page by page as the table of which the statements speak. */
  async function* pages(name: string, column: string, select: string): AsyncGenerator<void> {
    const count = await list(
      name,
      `SELECT row_number() OVER (ORDER BY ${column}) - 1 AS n, ${column} FROM (${select})`,
    )
    for (let from = 0; from < count; from += PAGE) {
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${column} FROM ${name}_all WHERE n >= ${from} AND n < ${from + PAGE}`,
      )
      yield
    }
  }
  const touchedBids = `SELECT seq FROM bids WHERE ${isShownOtherwise('bids', shown)}
    UNION SELECT seq FROM bids SEMI JOIN (${since('bids')}) USING (lot_id, bidder_id, bid_no)
    UNION SELECT seq FROM bids SEMI JOIN (${since('lots')}) USING (lot_id)`
  const several = `SELECT lot_id, bidder_id, bid_no FROM bids SEMI JOIN (${since('bids')}) n USING (lot_id, bidder_id, bid_no)
    GROUP BY ALL HAVING count(*) > 1`
  const naming = (isNaming: (type: string, name: string) => boolean): string =>
    TABLES.flatMap((table) =>
      table.columns
        .filter(({ type, name }) => isNaming(type, name))
        .map(({ name }) => `SELECT "${name}" AS h FROM (${since(table.name)}) WHERE "${name}" <> 0`),
    ).join(' UNION ')
  const ofTouched = (column: string): string =>
    `SELECT DISTINCT ${column} AS h FROM bids WHERE seq IN (${touchedBids})`
  return {
    async *texts() {
      for (let at = shown.texts; ; ) {
        const rows = await rowsOf(
          connection,
          `SELECT rowid AS at, salt, hash, text, flags & 1 = 1 AS links FROM texts
           WHERE rowid >= ${at} AND rowid < ${at + TEXTS} AND salt <> ${SALT.text} ORDER BY rowid`,
        )
        const [more] = await rowsOf(connection, `SELECT count(*) AS n FROM texts WHERE rowid >= ${at}`)
        if (more!.n === 0n) return
        at += Math.min(TEXTS, Number(more!.n))
        yield { texts: rows.flatMap(textOf), at }
      }
    },
    async *bids() {
      const effective = `SELECT seq FROM e_bids WHERE seq IN (${touchedBids})`
      for await (const _ of pages('graph_bids', 'seq', effective)) yield await readBids(connection)
    },
    async *goneBids() {
      const gone = `SELECT seq FROM bids WHERE seq IN (${touchedBids}) AND (seq NOT IN (SELECT seq FROM e_bids)
        OR seq IN (SELECT b.seq FROM bids b SEMI JOIN (${several}) s USING (lot_id, bidder_id, bid_no)))`
      for await (const _ of pages('graph_bids', 'seq', gone))
        yield (await rowsOf(connection, 'SELECT seq FROM graph_bids ORDER BY seq')).map(({ seq }) =>
          Number(seq),
        )
    },
    async *lots() {
      const touched = `${naming((_, name) => name === 'lot_id')} UNION ${ofTouched('lot_id')}`
      for await (const _ of pages('graph_lots', 'h', touched)) yield await readLots(connection)
    },
    async *links() {
      const touched = `SELECT bidder_id AS h FROM (${since('bidders')}) UNION SELECT bidder_id FROM (${since('roles')})
        UNION SELECT owned_id FROM (${since('ownership')})`
      for await (const _ of pages('graph_linked', 'h', touched)) yield await readLinks(connection)
    },
    async *organisations() {
      const touched = `${naming((type) => type === 'bidder-id')} UNION ${ofTouched('bidder_id')}`
      for await (const _ of pages('graph_organisations', 'h', touched))
        yield await readOrganisations(connection)
    },
  }
}

/** Bids of which a graph that shows the record up to the marks lacks something. */
export const bidsBehind = async (connection: DuckDBConnection, shown: Marks): Promise<number> => {
  const [row] = await rowsOf(
    connection,
    `SELECT count(*) AS n FROM bids WHERE ${isShownOtherwise('bids', shown)}`,
  )
  return Number(row!.n)
}

const textOf = (row: Row): GraphText[] => {
  const { salt, text, links } = row as { salt: number; text: string; links: boolean }
  const hash = hashOf(row.hash!)
  if (salt < KINDS_END) return [{ is: 'value', kind: VALUE_KINDS[salt]!, hash, text, links }]
  if (salt === SALT.bidder) return [{ is: 'organisation', hash, text }]
  return salt === SALT.lot ? [{ is: 'lot', hash, text }] : []
}

const PAGE_VIEWS = { rows: 'graph_page', extras: 'graph_extras' }

/** What is effective of a page of bids, worked out once: once a column, it would take half a gigabyte. */
const keepPage = async (connection: DuckDBConnection): Promise<void> => {
  const { rows, extras } = PAGE_VIEWS
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${rows} AS SELECT e.* FROM e_bids e SEMI JOIN graph_bids USING (seq)`,
  )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${extras} AS SELECT * FROM e_extras
     WHERE tbl = ${tableNumber.bids} AND seq IN (SELECT seq FROM graph_bids)`,
  )
}

const readBids = async (connection: DuckDBConnection): Promise<GraphBid[]> => {
  const bids = new Map<number, GraphBid>()
  await keepPage(connection)
  for (const row of await rowsOf(connection, `${bidsSql(PAGE_VIEWS.rows)} ORDER BY seq`)) {
    const numbers = Object.fromEntries(
      BID_NUMBERS.filter((name) => row[name] !== null).map((name) => [name, row[name] as number]),
    )
    const [bidder, lot] = [hashOf(row.bidder_id!), hashOf(row.lot_id!)]
    bids.set(Number(row.seq), { seq: Number(row.seq), bidder, lot, numbers, used: [], acted: [] })
  }
  for (const isPerson of [false, true]) {
    const parts = usesSql('bids', 'graph_bids', PAGE_VIEWS).filter((part) => part.isPerson === isPerson)
    for (const row of await rowsOf(connection, parts.map(({ sql }) => `(${sql})`).join(' UNION ALL '))) {
      const bid = bids.get(Number(row.seq))!
      const use: GraphUse = { value: hashOf(row.hash!), role: row.role as string }
      if (isPerson) bid.acted.push(use)
      else bid.used.push(use)
    }
  }
  return [...bids.values()]
}

const readLots = async (connection: DuckDBConnection): Promise<GraphLot[]> => {
  const winners = grouped(await rowsOf(connection, winsSql()), 'lot', (row) => hashOf(row.bidder!))
  return (await rowsOf(connection, lotsSql())).map((row) => {
    const hash = hashOf(row.h!)
    const named = (value: unknown): Hash | undefined => (value === 0n ? undefined : hashOf(value as bigint))
    return withoutNull({
      hash,
      isKnown: row.known as boolean,
      ...Object.fromEntries(LOT_WORDS.map(([name]) => [name, row[name]])),
      controlPriceFen: row.price,
      opened: row.opened,
      buyer: named(row.buyer),
      agency: named(row.agency),
      winners: winners.get(u64(hash.hi, hash.lo)) ?? [],
    }) as unknown as GraphLot
  })
}

const readLinks = async (connection: DuckDBConnection): Promise<GraphLinks[]> => {
  const linked = new Map<string, GraphLinks>()
  for (const { h } of await rowsOf(connection, 'SELECT h FROM graph_linked'))
    linked.set(String(h), { organisation: hashOf(h!), has: [], holds: [], owned: [] })
  for (const { isPerson, by, sql } of linksSql())
    for (const row of await rowsOf(connection, sql)) {
      const { has, holds } = linked.get(String(row.h))!
      const value = hashOf(row.hash!)
      if (isPerson)
        holds.push({ person: value, by, ...withoutNull({ role: row.role as string }), ...spanOf(row) })
      else has.push({ value, by, role: row.role as string })
    }
  for (const row of await rowsOf(connection, ownershipSql()))
    linked.get(String(row.h))!.owned.push({ owner: hashOf(row.owner!), ...spanOf(row) })
  return [...linked.values()]
}

const readOrganisations = async (connection: DuckDBConnection): Promise<GraphOrganisation[]> =>
  (await rowsOf(connection, organisationsSql())).map((row) => ({
    hash: hashOf(row.h!),
    ...withoutNull({ name: row.name as string | null }),
    aliases: ((row.aliases as { items: string[] } | null)?.items ?? []) as string[],
    bids: Number(row.bids),
    wins: Number(row.wins),
    isBuyer: row.buyer as boolean,
    isAgency: row.agency as boolean,
    isRegistered: row.registered as boolean,
  })) as GraphOrganisation[]

const spanOf = (row: Row): Span =>
  withoutNull({ share: row.share as number, from: row.since as number, to: row.until as number })

const withoutNull = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as T

const grouped = <T>(rows: Row[], key: string, of: (row: Row) => T): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const name = String(row[key])
    groups.set(name, [...(groups.get(name) ?? []), of(row)])
  }
  return groups
}
