import { mostOf } from '../../arrays/extremes.js'
import type { RowBatch } from '../../domain/row-batch.js'
import type { TableName } from '../../domain/tables.js'
import type { ImportOutcome, ImportWriter } from '../../intake/writer.js'
import { VersionBuffer } from '../version-buffer.js'
import type { Client, Tx } from './client.js'
import type { Counters } from './counters.js'
import { DefectBuffer } from './defects.js'
import { ImportTally, verdictsOf } from './import-tally.js'
import { whole } from './integers.js'
import { recordLabel, rowLabel } from './labels.js'
import { type Lease, takeLease } from './lease.js'
import { project } from './project.js'
import { rowParams } from './row-params.js'
import { settle } from './settle.js'
import { rowsOfUses, slices } from './slices.js'
import { storedVersions } from './stored-versions.js'
import { TextBuffer } from './texts.js'

/** Rows of one transaction, and values that they name: a server with 1 GiB of heap fails at twice as many. */
const BATCH_ROWS = 5000
const BATCH_USES = 90_000
/** Rows of one statement. */
const CHUNK = 1000

export interface WriterOptions {
  now: Date
  batchRows?: number
  /** called when the writer has ended, however it did */
  done: () => void
}

/**
 * The one writer of a graph, held by a lease on the store's node. Rows wait in buffers and are written a batch at a time,
 * one transaction each, while the next buffer fills. Each transaction is a numbered step and looks first whether it was
 * done already, so that one whose reply was lost with the server is not done twice.
 */
export class Neo4jWriter implements ImportWriter {
  private readonly buffers = new Map<TableName, VersionBuffer>()
  private texts = new TextBuffer()
  /** what waits, as a share of a transaction */
  private waiting = 0
  private writing: Promise<void> = Promise.resolve()
  private failure: unknown
  private readonly tally = new ImportTally()
  private unstored: { file: number; name: string; sha256: string }[] = []
  private readonly sha = new Map<number, string>()
  private step = 0
  private readonly firstSeq: number
  private nextFile: number

  private constructor(
    private readonly client: Client,
    private readonly lease: Lease,
    private counters: Counters,
    private readonly options: WriterOptions & { batchRows: number },
  ) {
    this.firstSeq = counters.next
    this.nextFile = counters.file
  }

  static async begin(client: Client, options: WriterOptions): Promise<Neo4jWriter> {
    const { lease, counters } = await takeLease(client)
    try {
      await settle(client, lease)
      await project(client)
    } catch (error) {
      await lease.release()
      throw error
    }
    return new Neo4jWriter(client, lease, counters, { batchRows: BATCH_ROWS, ...options })
  }

  get batch(): number {
    return this.counters.batch
  }

  async file(name: string, sha256: string): Promise<number> {
    const file = this.nextFile++
    this.unstored.push({ file, name, sha256 })
    this.sha.set(file, sha256)
    this.tally.file(file, name)
    return file
  }

  async write(rows: RowBatch): Promise<void> {
    if (this.failure) throw this.failure
    this.tally.read(rows)
    const most = Math.min(this.options.batchRows, rowsOfUses(rows, BATCH_USES))
    for (const part of slices(rows, most)) {
      if (this.waiting + part.count / most > 1) await this.flush()
      let buffer = this.buffers.get(rows.table)
      if (!buffer) this.buffers.set(rows.table, (buffer = new VersionBuffer(rows.table)))
      buffer.add(part)
      this.texts.add(part.texts)
      this.waiting += (part.count + part.quarantined.length) / most
    }
    if (this.waiting >= 1) await this.flush()
  }

  async finish(): Promise<ImportOutcome> {
    try {
      await this.flush()
      await this.idle()
      await this.takeStep([], this.options.now.toISOString())
      const resolved = await settle(this.client, this.lease)
      await project(this.client)
      return await this.tally.outcome(verdictsOf(this.client, this.firstSeq), resolved)
    } finally {
      await this.end()
    }
  }

  /** Leaves what is committed. */
  async abort(): Promise<void> {
    await this.writing.catch(() => undefined)
    try {
      await settle(this.client, this.lease)
      await project(this.client)
    } finally {
      await this.end()
    }
  }

  private async end(): Promise<void> {
    await this.lease.release()
    this.options.done()
  }

  private async idle(): Promise<void> {
    await this.writing
    if (this.failure) throw this.failure
  }

  /**
   * Hands the buffers to the writing of the next transaction, which begins when the last one has ended. Their texts are stored
   * meanwhile, in transactions of their own: a text that no row names yet is nothing to any question.
   */
  private async flush(): Promise<void> {
    if (this.failure) throw this.failure
    if (this.waiting === 0) return
    const buffers = [...this.buffers.values()]
    const named = this.texts.store(this.client)
    named.catch(() => undefined)
    this.buffers.clear()
    this.texts = new TextBuffer()
    this.waiting = 0
    await this.idle()
    this.writing = named
      .then(() => this.takeStep(buffers, null))
      .catch((error: unknown) => {
        this.failure = error
      })
  }

  private async takeStep(buffers: VersionBuffer[], finishedAt: string | null): Promise<void> {
    const step = this.step + 1
    const files = this.unstored.splice(0)
    const defects = new DefectBuffer(
      buffers.flatMap((buffer) => buffer.batches),
      this.sha,
    )
    const done = await this.client.write(async (tx) => {
      const claimed = await this.lease.claim(tx)
      const isDone = claimed.step >= step
      const after = { ...(isDone ? claimed : this.counters) }
      after.file = Math.max(after.file, mostOf(files.map(({ file }) => file + 1)))
      if (!isDone) await this.storeImport(tx, files, finishedAt)
      const repeats: (() => void)[] = []
      let { next } = this.counters
      for (const buffer of buffers) next = await this.storeVersions(tx, buffer, next, isDone, repeats)
      after.next = next
      if (!isDone) {
        after.defect = await defects.store(tx, after.defect)
        await tx.run('load/step', {
          step: whole(step),
          next: whole(after.next),
          batch: whole(after.batch),
          file: whole(after.file - 1),
          defect: whole(after.defect),
        })
      }
      return { after: { next, batch: this.batch, file: after.file, defect: after.defect }, repeats }
    })
    this.step = step
    this.counters = done.after
    for (const remember of done.repeats) remember()
  }

  private async storeImport(
    tx: Tx,
    files: readonly { file: number; name: string; sha256: string }[],
    finishedAt: string | null,
  ): Promise<void> {
    const batch = whole(this.counters.batch)
    await tx.run('load/import', { batch, startedAt: this.options.now.toISOString(), finishedAt })
    const rows = files.map(({ file, name, sha256 }) => [whole(file), batch, name, sha256])
    if (rows.length > 0) await tx.run('load/files', { rows })
  }

  /**
   * Stores the versions that the store does not have. When the step was done before, those numbered from `next` are its own:
   * nothing is made, and the rest of the counting is as it was. @returns the number after the last
   */
  private async storeVersions(
    tx: Tx,
    buffer: VersionBuffer,
    next: number,
    isDone: boolean,
    repeats: (() => void)[],
  ): Promise<number> {
    const { table } = buffer
    const stored = await storedVersions((path, params, labels) => tx.run(path, params, labels), buffer)
    if (isDone) for (let v = 0; v < stored.length; v++) if (stored[v]! >= next) stored[v] = -1
    const { fresh, dups, seqOfDup } = buffer.split(stored, next)
    const added = fresh.pick.length
    const labels = { Row: rowLabel(table.name), Record: recordLabel(table.name) }
    if (!isDone)
      for (let from = 0; from < added; from += CHUNK) {
        const rows = rowParams(table, fresh, from, Math.min(from + CHUNK, added), next)
        if (table.name === 'bids') await tx.run('load/bids', { rows })
        else await tx.run('load/rows', { rows }, labels)
      }
    repeats.push(() => this.tally.repeated(table.name, dups, seqOfDup))
    return next + added
  }
}
