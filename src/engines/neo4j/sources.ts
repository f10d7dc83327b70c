import { compareText } from '../../arrays/compare-text.js'
import { SALT } from '../../domain/hash.js'
import type { FactRef, SourceRow } from '../../domain/source-row.js'
import type { Client } from './client.js'
import { type Hash, int64, numberOf, whole } from './integers.js'
import { bidKey, idOf, keyHash } from './keys.js'
import { recordLabel, rowLabel } from './labels.js'

/** Facts of one question. */
const CHUNK = 5000

type Cells = readonly Hash[]
interface Finder {
  path: string
  /** columns of the cells, where the key is not asked */
  columns?: { Column: string; Other: string }
}

/** How the rows of a fact are found. */
const FINDERS: Record<FactRef['table'], Finder> = {
  bids: { path: 'read/sources-by-key' },
  lots: { path: 'read/sources-by-key' },
  bidders: { path: 'read/sources-by-key' },
  groups: { path: 'read/sources-by-column', columns: { Column: 'h_bidder_id', Other: 'h_group_id' } },
  ownership: { path: 'read/sources-by-column', columns: { Column: 'h_owner_id', Other: 'h_owned_id' } },
  allowlist: { path: 'read/sources-by-column', columns: { Column: 'h_value', Other: 'h_kind' } },
  roles: { path: 'read/sources-of-roles' },
  experts: { path: 'read/sources-by-key' },
  scores: { path: 'read/sources-of-scores' },
  contracts: { path: 'read/sources-by-key' },
  subcontracts: {
    path: 'read/sources-by-column',
    columns: { Column: 'h_subcontractor_id', Other: 'h_contract_id' },
  },
  penalties: { path: 'read/sources-by-key' },
}

/**
 * Source rows of facts: the rows of the effective records, each where it first came from. In the order asked, each fact's
 * rows by file and line.
 */
export const sources = async (client: Client, wanted: readonly FactRef[]): Promise<SourceRow[][]> => {
  const found: SourceRow[][] = wanted.map(() => [])
  for (const table of Object.keys(FINDERS) as FactRef['table'][]) {
    const { path, columns } = FINDERS[table]
    const places = wanted.flatMap((ref, n) => (ref.table === table ? [n] : []))
    for (let at = 0; at < places.length; at += CHUNK) {
      const rows = places.slice(at, at + CHUNK).map((n) => {
        const cells = cellsOf(wanted[n]!).map(({ hi, lo }) => int64(hi, lo))
        return [whole(n), ...cells, null]
      })
      const labels = { Row: rowLabel(table), Record: recordLabel(table), ...columns }
      for (const row of await client.read(path, { rows }, labels))
        found[numberOf(row[0])]!.push(sourceOf(table, row))
    }
  }
  return found.map((rows) => distinct(rows.sort(byPlace)))
}

const sourceOf = (table: string, [, file, sha256, line, batch, at]: unknown[]): SourceRow => ({
  table,
  file: file as string,
  sha256: sha256 as string,
  line: numberOf(line),
  batch: numberOf(batch),
  importedAt: at as string,
})

const byPlace = (a: SourceRow, b: SourceRow): number =>
  compareText(a.file, b.file) || a.line - b.line || compareText(a.sha256, b.sha256)

const distinct = (rows: SourceRow[]): SourceRow[] =>
  rows.filter((row, i) => {
    const last = rows[i - 1]
    return !last || byPlace(last, row) !== 0 || last.batch !== row.batch
  })

const cellsOf = (ref: FactRef): Cells => {
  switch (ref.table) {
    case 'bids':
      return [bidKey(ref.lot, ref.bidder, ref.no)]
    case 'lots':
      return [idOf(ref.lot, SALT.lot)]
    case 'bidders':
    case 'groups':
      return [idOf(ref.bidder, SALT.bidder)]
    case 'roles':
      return [idOf(ref.bidder, SALT.bidder), ref]
    case 'ownership':
      return [idOf(ref.owner, SALT.bidder), idOf(ref.owned, SALT.bidder)]
    case 'allowlist':
      return [ref, idOf(ref.kind, SALT.text)]
    case 'experts':
      return [keyHash([idOf(ref.lot, SALT.lot), idOf(ref.expert, SALT.text)])]
    case 'scores':
      return [idOf(ref.lot, SALT.lot), idOf(ref.expert, SALT.text), idOf(ref.bidder, SALT.bidder)]
    case 'contracts':
      return [idOf(ref.contract, SALT.text)]
    case 'subcontracts':
      return [idOf(ref.subcontractor, SALT.bidder), idOf(ref.contract, SALT.text)]
    case 'penalties':
      return [keyHash([idOf(ref.bidder, SALT.bidder), idOf(ref.docNo, SALT.text)])]
  }
}
