import { SALT } from '../../domain/hash.js'
import type { Pairs, RowBatch } from '../../domain/row-batch.js'
import { storageOf } from '../../domain/storage.js'
import type { Table } from '../../domain/tables.js'
import { kindsWhere, SOURCES, type SourceId, sourceIndex } from '../../domain/value-kind.js'
import type { Rows } from '../version-buffer.js'
import { type Hash, int64, pairAt, whole } from './integers.js'
import { idOf, keyOf } from './keys.js'

/** What `cypher/load/bids` and `cypher/load/rows` take for a row. */
export interface RowParams {
  /** hashes of a bid's bidder and lot */
  o?: unknown
  l?: unknown
  p: Record<string, unknown>
  /** values that the row names: [hash, roles] */
  u: [unknown, string][]
  /** persons of a bid: [hash, roles] */
  a?: [unknown, string][]
}

const ROLE = new Map(
  SOURCES.filter(({ id, kind }) => id.startsWith('roles.') && kind === 'person').map(({ id }) => {
    const { hi, lo } = idOf(id.slice('roles.'.length), SALT.text)
    return [`${hi}/${lo}`, id as SourceId]
  }),
)

/** The source of a person in `roles` with this role. */
export const roleSource = ({ hi, lo }: Hash): SourceId => ROLE.get(`${hi}/${lo}`) ?? 'roles.other'

/** Kinds whose values are people: they act in a bid, everything else is used. */
const PEOPLE: ReadonlySet<string> = new Set(kindsWhere(({ of }) => of === 'person'))

/**
 * New versions of a table's rows as parameters. The cells of a bid that hold shared values become relationships only, one for
 * each value whatever number of columns holds it; of other tables they are kept as properties too, which questions about
 * an organisation read.
 */
export const rowParams = (table: Table, rows: Rows, from: number, to: number, next: number): RowParams[] => {
  const out: RowParams[] = []
  let last = -1
  let further: Further | undefined
  for (let k = from; k < to; k++) {
    const i = rows.pick[k]!
    if (rows.part[i] !== last) {
      last = rows.part[i]!
      further = furtherOf(rows.batches[last]!)
    }
    out.push(paramsOf(table, rows.batches[last]!, rows.row[i]!, further!, next + k))
  }
  return out
}

const paramsOf = (table: Table, batch: RowBatch, r: number, further: Further, seq: number): RowParams => {
  const { content } = batch
  const key = keyOf(table, batch, r)
  const p: Record<string, unknown> = {
    seq: whole(seq),
    k: int64(key.hi, key.lo),
    c_hi: int64(content[4 * r]!, content[4 * r + 1]!),
    c_lo: int64(content[4 * r + 2]!, content[4 * r + 3]!),
    file: whole(batch.file),
    line: whole(batch.line[r]!),
  }
  if (batch.marks[r]) p.marks = whole(batch.marks[r]!)
  setBits(p, 'placeholder', batch.placeholder, r)
  setBits(p, 'invalid', batch.invalid, r)
  if (batch.rest[r]) p.rest = batch.rest[r]
  const isBid = table.name === 'bids'
  const uses = new Map<string, [unknown, string]>()
  const acts = isBid ? new Map<string, [unknown, string]>() : uses
  const filled = { hi: 0, lo: 0 }
  for (const column of table.columns) {
    const { name } = column
    if (storageOf(column) === 'number') {
      const number = batch.numbers[name]?.[r]
      if (number !== undefined && !Number.isNaN(number)) p[name] = number
      continue
    }
    const first = batch.hashes[name]
    if (!first || (first[2 * r] === 0 && first[2 * r + 1] === 0)) continue
    const hashes = [pairAt(first, r), ...further(r, name)]
    if (!(isBid && column.source)) {
      p[`h_${name}`] = int64(hashes[0]!.hi, hashes[0]!.lo)
      if (hashes.length > 1) p[`x_${name}`] = hashes.slice(1).map(({ hi, lo }) => int64(hi, lo))
    }
    const source = sourceOf(table, batch, r, name, column.source)
    if (source === undefined) continue
    if (isBid) filled[sourceIndex[source] < 32 ? 'lo' : 'hi'] |= 1 << (sourceIndex[source] & 31)
    const into = PEOPLE.has(column.kind!) ? acts : uses
    for (const { hi, lo } of hashes) addUse(into, hi, lo, isBid ? name : source)
  }
  if (!isBid) return { p, u: [...uses.values()] }
  p.filled = int64(filled.hi, filled.lo)
  return { o: p.h_bidder_id, l: p.h_lot_id, p, u: [...uses.values()], a: [...acts.values()] }
}

/** What a use of the cell's value is called. A role's name counts where there is no identity number. */
const sourceOf = (
  table: Table,
  batch: RowBatch,
  r: number,
  name: string,
  source: SourceId | undefined,
): SourceId | undefined => {
  if (table.name !== 'roles') return source
  const given = (column: string): Hash => {
    const hashes = batch.hashes[column]
    return hashes ? pairAt(hashes, r) : { hi: 0, lo: 0 }
  }
  if (name === 'person_id_no') return roleSource(given('role'))
  const id = given('person_id_no')
  return name === 'person_name' && (id.hi !== 0 || id.lo !== 0) ? undefined : source
}

const addUse = (uses: Map<string, [unknown, string]>, hi: number, lo: number, role: string): void => {
  const key = `${hi}/${lo}`
  const known = uses.get(key)
  if (!known) uses.set(key, [int64(hi, lo), role])
  else if (!known[1].split(' ').includes(role)) known[1] += ` ${role}`
}

const setBits = (p: Record<string, unknown>, name: string, bits: Pairs, r: number): void => {
  const { hi, lo } = pairAt(bits, r)
  if (hi !== 0 || lo !== 0) p[name] = int64(hi, lo)
}

/** The further values of a cell: row and column name. */
type Further = (r: number, column: string) => Hash[]

const furtherOf = ({ extras, count }: RowBatch): Further => {
  if (extras.row.length === 0) return () => []
  const start = new Int32Array(count + 1)
  for (let k = 0; k < extras.row.length; k++) start[extras.row[k]! + 1]!++
  for (let r = 0; r < count; r++) start[r + 1]! += start[r]!
  return (r, column) => {
    const found: Hash[] = []
    for (let k = start[r]!; k < start[r + 1]!; k++)
      if (extras.column[k] === column) found.push(pairAt(extras.hash, k))
    return found
  }
}
