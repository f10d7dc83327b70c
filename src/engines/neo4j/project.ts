import { TABLES } from '../../domain/tables.js'
import type { Client } from './client.js'
import { type Hash, hashOf, int64, whole } from './integers.js'
import { rowLabel } from './labels.js'
import { pagesOf, readStore } from './settle.js'

/** Organisations, lots and rows of one transaction. */
const CHUNK = 500
const ROWS = 5000

/**
 * Brings what people see in Neo4j's own tools up to the effective rows: Lot, Bidder, Buyer and Agency with their names, WON, CALLED,
 * RAN, HAS, HOLDS and OWNS. A crash leaves `projected` behind `settled`, and the next run goes over the same rows again:
 * every statement may be repeated.
 */
export const project = async (client: Client): Promise<void> => {
  const store = await readStore(client)
  const changed = await client.read('read/changed-rows')
  if (store.projected === store.settled && changed.length === 0) return
  const organisations = new HashSet()
  const lots = new HashSet()
  const pages = pagesOf({ settled: store.projected, next: store.settled })
  for (const { from, to } of pages) {
    const page = { from: whole(from), to: whole(to) }
    for (const [Row, Column] of NAMING)
      organisations.addAll(await client.read('read/touched', page, { Row, Column }))
    lots.addAll(await client.read('read/touched', page, { Row: rowLabel('bids'), Column: 'h_lot_id' }))
  }
  for (const [, row] of changed) {
    const properties = row as Record<string, unknown>
    for (const [, column] of NAMING) organisations.addAll([[properties[column]]])
    lots.addAll([[properties.h_lot_id]])
  }
  for (const act of ['lots', 'bidders', 'roles', 'ownership'])
    for (const { from, to } of pages)
      for (let at = from; at < to; at += ROWS)
        await client.write((tx) =>
          tx.run(`load/project-${act}`, { from: whole(at), to: whole(Math.min(at + ROWS, to)) }),
        )
  for (const part of lots.chunks()) await client.write((tx) => tx.run('load/project-wins', { lots: part }))
  for (const part of organisations.chunks())
    await client.write((tx) => tx.run('load/project-organisations', { organisations: part }))
  const seqs = changed.map(([seq]) => seq)
  for (let at = 0; at < seqs.length; at += CHUNK)
    await client.write((tx) => tx.run('load/unmark', { seqs: seqs.slice(at, at + CHUNK) }))
  await client.write((tx) => tx.run('load/projected', { projected: whole(store.settled) }))
}

/** Columns that name an organisation, by the label of their rows. */
const NAMING = TABLES.flatMap((table) =>
  table.columns
    .filter(({ type }) => type === 'bidder-id')
    .map(({ name }) => [rowLabel(table.name), `h_${name}`] as const),
)

class HashSet {
  private readonly found = new Map<string, Hash>()
  /** Adds the first field of every row that has one. */
  addAll(rows: readonly unknown[][]): void {
    for (const [value] of rows) {
      if (value === null || value === undefined) continue
      const hash = hashOf(value)
      this.found.set(`${hash.hi}/${hash.lo}`, hash)
    }
  }
  *chunks(): Generator<unknown[]> {
    const list = [...this.found.values()]
    for (let at = 0; at < list.length; at += CHUNK)
      yield list.slice(at, at + CHUNK).map(({ hi, lo }) => int64(hi, lo))
  }
}
