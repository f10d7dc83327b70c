import { HashIndex } from '../../arrays/hash-index.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { ImportOutcome, ImportWriter } from '../../intake/writer.js'
import { type Split, VersionBuffer } from '../version-buffer.js'
import { EFFECTIVE, HISTORY, PENDING } from '../versions.js'
import type { Client, Fields, Labels, Params } from './client.js'
import { ImportTally, type Verdicts } from './import-tally.js'
import { type Hash, hashOf, int64, numberOf, pairAt } from './integers.js'
import { judge, type Version, versionOf } from './judge.js'
import { keyOf } from './keys.js'
import { rowLabel } from './labels.js'
import { readStore } from './settle.js'
import { storedVersions } from './stored-versions.js'
import type { WriterOptions } from './writer.js'

const CHUNK = 5000

/**
 * Judges the rows of an import against the store and writes nothing: what they would become is decided here, from the stored
 * versions of their keys. It holds the rows in memory until the end.
 */
export class DryWriter implements ImportWriter {
  private readonly buffers = new Map<TableName, VersionBuffer>()
  private readonly tally = new ImportTally()
  private nextFile = 1

  private constructor(
    private readonly client: Client,
    readonly batch: number,
    private readonly next: number,
    private readonly options: WriterOptions,
  ) {}

  private readonly ask = (path: string, params: Params, labels: Labels): Promise<Fields[]> =>
    this.client.read(path, params, labels)

  static async begin(client: Client, options: WriterOptions): Promise<DryWriter> {
    const { batch, next } = await readStore(client)
    return new DryWriter(client, batch + 1, next, options)
  }

  async file(name: string): Promise<number> {
    const file = this.nextFile++
    this.tally.file(file, name)
    return file
  }

  async write(rows: RowBatch): Promise<void> {
    this.tally.read(rows)
    let buffer = this.buffers.get(rows.table)
    if (!buffer) this.buffers.set(rows.table, (buffer = new VersionBuffer(rows.table)))
    buffer.add(rows)
  }

  async finish(): Promise<ImportOutcome> {
    try {
      const judged = new Map<TableName, JudgedRows>()
      let { next } = this
      for (const { name } of TABLES) {
        const buffer = this.buffers.get(name)
        if (!buffer) continue
        const split = buffer.split(await storedVersions(this.ask, buffer), next)
        judged.set(name, await judgeRows(this.client, buffer, split, next))
        this.tally.repeated(name, split.dups, split.seqOfDup)
        next += split.fresh.pick.length
      }
      const resolved = await this.judgePending(judged)
      return await this.tally.outcome(verdictsOf(judged), resolved)
    } finally {
      this.options.done()
    }
  }

  async abort(): Promise<void> {
    this.options.done()
  }

  /** New bids whose lot is neither stored nor new are pending; stored ones whose lot is new are resolved. */
  private async judgePending(judged: Map<TableName, JudgedRows>): Promise<number> {
    const newLots = new HashIndex()
    for (const { key } of judged.get('lots')?.rows ?? []) newLots.add(key.hi, key.lo)
    const bids = judged.get('bids')
    const unknown = new Map<string, Hash>()
    for (const { lot } of bids?.rows ?? [])
      if (lot && newLots.find(lot.hi, lot.lo) < 0) unknown.set(`${lot.hi}/${lot.lo}`, lot)
    const list = [...unknown.values()]
    for (let at = 0; at < list.length; at += CHUNK) {
      const keys = list.slice(at, at + CHUNK).map(({ hi, lo }) => int64(hi, lo))
      for (const [k] of await this.client.read('read/known-keys', { keys }, { Row: 'LotsRow' })) {
        const { hi, lo } = hashOf(k)
        unknown.delete(`${hi}/${lo}`)
      }
    }
    for (const { seq, lot } of bids?.rows ?? [])
      if (lot && unknown.has(`${lot.hi}/${lot.lo}`) && (bids!.reasons.get(seq) ?? EFFECTIVE) === EFFECTIVE)
        bids!.reasons.set(seq, PENDING)
    let resolved = 0
    for (const [seq, lot] of await this.client.read('read/pending-lots')) {
      const { hi, lo } = hashOf(lot)
      const reason = bids?.reasons.get(numberOf(seq))
      const isBest = reason === undefined || reason === EFFECTIVE || reason === PENDING
      if (isBest && newLots.find(hi, lo) >= 0) {
        bids?.reasons.delete(numberOf(seq))
        resolved++
      } else if (isBest) bids?.reasons.set(numberOf(seq), PENDING)
    }
    return resolved
  }
}

interface JudgedRows {
  /** rows that would be stored */
  rows: { seq: number; file: number; line: number; key: Hash; lot?: Hash }[]
  /** why rows are or would be withheld, by number: the new ones, and stored ones of their keys */
  reasons: Map<number, number>
}

const judgeRows = async (
  client: Client,
  buffer: VersionBuffer,
  { fresh, dups }: Split,
  next: number,
): Promise<JudgedRows> => {
  const { table } = buffer
  const reasons = new Map<number, number>()
  const byKey = new Map<string, Version[]>()
  const isWhole = table.key === undefined
  const add = (key: Hash, version: Version): void => {
    const second = isWhole ? `/${version.c[1].hi}/${version.c[1].lo}` : ''
    const text = `${key.hi}/${key.lo}${second}`
    const list = byKey.get(text)
    if (list) list.push(version)
    else byKey.set(text, [version])
  }
  const keys = new Map<string, Hash>()
  const rows = [...fresh.pick].map((i, n) => {
    const batch = fresh.batches[fresh.part[i]!]!
    const r = fresh.row[i]!
    const key = keyOf(table, batch, r)
    keys.set(`${key.hi}/${key.lo}`, key)
    add(key, newVersion(batch, r, next + n))
    const lots = table.name === 'bids' ? batch.hashes.lot_id! : undefined
    const lot = lots && pairAt(lots, r)
    return { seq: next + n, file: batch.file, line: batch.line[r]!, key, ...(lot && { lot }) }
  })
  for (const i of dups.pick) {
    const key = keyOf(table, dups.batches[dups.part[i]!]!, dups.row[i]!)
    keys.set(`${key.hi}/${key.lo}`, key)
  }
  const list = [...keys.values()]
  for (let at = 0; at < list.length; at += CHUNK) {
    const part = list.slice(at, at + CHUNK).map(({ hi, lo }) => int64(hi, lo))
    for (const row of await client.read('read/versions', { keys: part }, { Row: rowLabel(table.name) }))
      add(hashOf(row[0]), versionOf(row))
  }
  for (const versions of byKey.values())
    judge(versions).forEach((reason, i) => {
      if (reason !== EFFECTIVE) reasons.set(versions[i]!.seq, reason)
      else if (versions[i]!.reason === PENDING) reasons.set(versions[i]!.seq, PENDING)
    })
  return { rows, reasons }
}

const newVersion = (batch: RowBatch, r: number, seq: number): Version => {
  const c = batch.content.subarray(4 * r, 4 * r + 4)
  const date = batch.numbers.updated_at?.[r] ?? Number.NaN
  return {
    seq,
    c: [
      { hi: c[0]!, lo: c[1]! },
      { hi: c[2]!, lo: c[3]! },
    ],
    dated: Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date,
    reason: EFFECTIVE,
  }
}

const verdictsOf = (judged: Map<TableName, JudgedRows>): Verdicts => ({
  fresh: async (table) =>
    (judged.get(table)?.rows ?? []).map(({ seq, file }) => ({
      file,
      reason: judged.get(table)!.reasons.get(seq) ?? EFFECTIVE,
      count: 1,
    })),
  withheld: async (table) =>
    (judged.get(table)?.rows ?? []).flatMap(({ seq, file, line }) => {
      const reason = judged.get(table)!.reasons.get(seq) ?? EFFECTIVE
      return reason > HISTORY ? [{ file, line, reason }] : []
    }),
  reasons: async (table) => judged.get(table)?.reasons ?? new Map(),
})
