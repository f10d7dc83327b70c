import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../domain/errors.js'
import type { RowBatch } from '../domain/row-batch.js'
import type { TableName } from '../domain/tables.js'
import type { Mapping } from '../sources/mapping.js'
import { mappingMark } from '../sources/mapping-mark.js'
import { columnWord } from '../texts/columns.js'
import { intakeTexts } from '../texts/intake.js'
import { reasonText } from '../texts/reasons.js'
import { filled, type Lang, say, type Text } from '../texts/text.js'
import { workerFile } from '../threads/worker-file.js'
import { bytesUnder } from './bytes-under.js'
import { Defects } from './defects.js'
import type { FromReader, Numbers, ReaderData, ToReader } from './messages.js'
import { quarantineName } from './quarantine-file.js'
import { type ReasonCount, ReasonCounts } from './reasons.js'
import { withheldReason } from './withheld-reason.js'
import type {
  ColumnChange,
  EarlierImport,
  ImportOutcome,
  ImportTarget,
  ImportWriter,
  Withheld,
} from './writer.js'

export interface ImportOptions {
  mapping?: Mapping
  /** real paths of the folders that may be read; any, unless told */
  within?: readonly string[]
  /** the same without writing: rows are judged against the store, and everything is taken back */
  check?: boolean
  /** the files take the place of those of earlier imports with the same bytes or the same name */
  replace?: boolean
  now: () => Date
  signal?: AbortSignal
  progress?: (progress: ImportProgress) => void
  /** numbers of lots and projects that are read as others: first numbers by those that came after them */
  numbers?: Numbers | undefined
  /** language of the messages in the report and in quarantine files; default en */
  lang?: Lang
}

export interface ImportProgress {
  /** the file being read */
  what: string
  rows: number
  bytes: number
  totalBytes: number
}

export interface ImportReport {
  batch: number
  files: ImportedFile[]
  skipped: { file: string; reason: string }[]
  /**
   * columns of a file that no table knows or that its mapping does not use: kept with the rows, reported once
   */
  unknownColumns: { file: string; columns: string[] }[]
  /** bids that waited for their lot and are effective now */
  resolved: number
  /** bids of the store in another currency than their lot, which count without their amount */
  otherCurrency?: ImportOutcome['otherCurrency']
  /** lots of the store whose bids and ceiling seem to be read in different units of money */
  otherUnit?: ImportOutcome['otherUnit']
  /** bids of the store that contradict themselves, or have a rate and no amount */
  oddBids?: ImportOutcome['oddBids']
  /** lots that bids of the store wait for, and that may be there under another spelling */
  awaitedLots?: ImportOutcome['awaitedLots']
  /** files that were imported before: the same bytes, or the same name with another mapping */
  before: ImportedBefore[]
  /** what has another value than after the imports before, or one at last: by table and column */
  changes: ColumnChange[]
  /** relative to the store */
  quarantineFiles: string[]
  ms: number
}

/** A file that was imported before. */
export interface ImportedBefore extends Omit<EarlierImport, 'file'> {
  file: string
  /** its name then */
  earlier: string
}

export interface ImportedFile {
  file: string
  /** '' for a file rejected before its table was known */
  table: string
  read: number
  accepted: number
  merged: number
  quarantined: number
  /** why rows were quarantined, the commonest first */
  reasons?: ReasonCount[]
  /** values that were kept though they are not what their column asks for, the commonest first */
  doubts?: ReasonCount[]
  /** what its users should know of how it was read: where the header was found, units, lines left out */
  notes?: string[]
  /** why the file was rejected, or where reading it broke off */
  error?: string
}

interface Source {
  file: string
  table: TableName
  number: number
  size: number
  read: number
  error?: Text
  notes: Text[]
  defects: Defects
  reasons: ReasonCounts
  doubts: ReasonCounts
}

/**
 * Imports every table found under the paths: reading and normalising in a worker thread, writing here. For
 * every file rows read = accepted + merged + quarantined. A file that cannot be read is reported with its
 * cause, the others load. Throws AppError `cancelled` on the signal: what was committed stays, and a rerun
 * completes it.
 */
export const importPaths = async (
  store: { dir: string; engine: ImportTarget },
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> => {
  const started = options.now()
  const writer = await store.engine.beginImport({
    now: started,
    ...(options.check && { dry: true }),
    ...(options.replace && { replace: true }),
    ...(options.mapping && { mapping: mappingMark(options.mapping) }),
  })
  const run = new ImportRun(store.dir, writer, paths, options)
  try {
    const report = await run.whole()
    return { ...report, ms: options.now().getTime() - started.getTime() }
  } catch (error) {
    if (!run.finished) await writer.abort()
    throw error
  } finally {
    await run.stop()
  }
}

class ImportRun {
  finished = false
  private readonly sources: Source[] = []
  private readonly rejected: { file: string; error: Text }[] = []
  private readonly skipped: { file: string; reason: Text }[] = []
  private readonly unknown = new Map<string, Set<string>>()
  private readonly worker: Worker
  private readonly inbox: FromReader[] = []
  private wake: (() => void) | undefined
  private rows = 0
  private totalBytes = 0
  private foundBytes = 0
  private readBytes = 0

  constructor(
    private readonly dir: string,
    private readonly writer: ImportWriter,
    private readonly paths: readonly string[],
    private readonly options: ImportOptions,
  ) {
    const { mapping, within, numbers } = options
    const data: ReaderData = {
      paths: [...paths],
      ...(mapping && { mapping }),
      ...(within && { within }),
      ...(numbers && { numbers }),
    }
    this.worker = new Worker(workerFile(import.meta.url, './import-worker.js'), {
      workerData: data,
      execArgv: [],
    })
    this.worker.on('message', (message: FromReader) => this.receive(message))
    this.worker.on('error', (error) =>
      this.receive({ kind: 'failed', code: 'internal', message: error.message }),
    )
    options.signal?.addEventListener('abort', this.cancelled, { once: true })
    if (options.signal?.aborted) this.cancelled()
  }

  async whole(): Promise<Omit<ImportReport, 'ms'>> {
    const { signal, within } = this.options
    this.totalBytes = await bytesUnder(this.paths, { ...(signal && { signal }), ...(within && { within }) })
    for (let message = await this.next(); message.kind !== 'done'; message = await this.next())
      await this.take(message)
    const outcome = await this.writer.finish()
    this.finished = true
    this.countWithheld(outcome)
    const quarantineFiles = this.options.check ? [] : await this.writeQuarantine(outcome)
    return this.report(outcome, quarantineFiles)
  }

  async stop(): Promise<void> {
    this.options.signal?.removeEventListener('abort', this.cancelled)
    await this.worker.terminate()
  }

  private readonly cancelled = (): void =>
    this.receive({
      kind: 'failed',
      code: 'cancelled',
      message: 'The import was cancelled; what was committed stays',
    })

  private receive(message: FromReader): void {
    if (message.kind === 'failed') this.inbox.unshift(message)
    else this.inbox.push(message)
    this.wake?.()
  }

  private async next(): Promise<FromReader> {
    while (this.inbox.length === 0)
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    const message = this.inbox.shift()!
    if (message.kind === 'failed') throw new AppError(message.code as ErrorCode, message.message)
    return message
  }

  private send(message: ToReader): void {
    this.worker.postMessage(message)
  }

  private async take(message: FromReader): Promise<void> {
    if (message.kind === 'rows') await this.takeRows(message.source, message.rows, message.bytesRead)
    else if (message.kind === 'rejected') this.rejected.push(message)
    else if (message.kind === 'skipped') this.skipped.push(message)
    else if (message.kind === 'end') {
      const source = this.sources[message.source]!
      source.notes = message.notes
      if (message.error) this.brokeOff(source, message.error)
      else this.readTo(source, source.size)
    } else if (message.kind === 'table') {
      const { file, table, size, sha256, unknown } = message
      const number = await this.writer.file(resolve(file), sha256)
      this.sources[message.source] = { file, table, number, size, read: 0, notes: [], ...noDefects() }
      this.foundBytes += size
      for (const column of unknown) this.unknown.set(file, (this.unknown.get(file) ?? new Set()).add(column))
    }
  }

  private brokeOff(source: Source, error: Text): void {
    source.error = error
    this.writer.brokeOff(source.number)
  }

  /** Each earlier import of a file once, however many tables the file holds. */
  private importedBefore({ before }: ImportOutcome): ImportedBefore[] {
    const files = new Map(this.sources.map(({ number, file }) => [number, file]))
    const found = new Map<string, ImportedBefore>()
    for (const { number, earlier } of before) {
      const file = files.get(number)!
      const key = JSON.stringify([file, earlier.batch, earlier.file])
      if (!found.has(key)) found.set(key, { ...earlier, file, earlier: earlier.file })
    }
    return [...found.values()]
  }

  private async takeRows(index: number, rows: RowBatch, bytesRead: number): Promise<void> {
    const source = this.sources[index]!
    rows.file = source.number
    this.readTo(source, bytesRead)
    for (const issue of rows.quarantined) {
      const { line, column, reason } = issue
      const said = this.reason(reason)
      source.reasons.add(issue)
      source.defects.add(line, column ? this.told(source.table, column, said) : said)
    }
    for (const doubt of rows.doubts) source.doubts.add(doubt, doubt.rows)
    await this.writer.write(rows)
    this.send({ kind: 'more' })
    this.rows += rows.read
    this.options.progress?.({ what: source.file, rows: this.rows, ...this.bytes() })
  }

  /** Bytes read and bytes in all, so far as they are known. */
  private bytes(): { bytes: number; totalBytes: number } {
    return { bytes: this.readBytes, totalBytes: Math.max(this.totalBytes, this.foundBytes) }
  }

  private readTo(source: Source, bytes: number): void {
    this.readBytes += bytes - source.read
    source.read = bytes
  }

  private told(table: TableName, column: string, reason: string): string {
    const { lang = 'en' } = this.options
    return `${columnWord(table, column, lang)}${lang === 'zh' ? '：' : ': '}${reason}`
  }

  private reason(code: string): string {
    return say(reasonText(code), this.options.lang ?? 'en')
  }

  private countWithheld({ withheld }: ImportOutcome): void {
    const byNumber = new Map(this.sources.map((source) => [source.number, source]))
    for (const { file, line, why } of withheld) {
      const source = byNumber.get(file)
      if (!source) continue
      for (const [k, { reason, columns }] of why.entries())
        source.reasons.add({ column: columns[0] ?? '', reason, line: line[k]!, value: '' })
      const items = why.filter((one) => isItem(source, one)).length
      if (items > 0) source.notes = [...source.notes, filled(intakeTexts.items, { rows: items })]
    }
  }

  private async writeQuarantine(outcome: ImportOutcome): Promise<string[]> {
    const files = new Set<string>()
    const withheld = new Map<number, ImportOutcome['withheld']>()
    for (const one of outcome.withheld) withheld.set(one.file, [...(withheld.get(one.file) ?? []), one])
    for (const [index, source] of this.sources.entries()) {
      const lang = this.options.lang ?? 'en'
      const more = (withheld.get(source.number) ?? []).map(({ line, why }) => ({
        line,
        reason: why.map((one) => withheldReason(source.table, one, lang)),
      }))
      const found = source.defects.merge(more)
      if (found.lines.length === 0) continue
      const name = unique(quarantineName(this.writer.batch, source.table, source.file), files)
      files.add(name)
      const path = join(this.dir, 'quarantine', name)
      this.send({ kind: 'quarantine', source: index, path, ...found })
      await this.next()
    }
    return [...files].map((name) => join('quarantine', name))
  }

  private report(outcome: ImportOutcome, quarantineFiles: string[]): Omit<ImportReport, 'ms'> {
    const say_ = (text: Text): string => say(text, this.options.lang ?? 'en')
    const counts = new Map(outcome.files.map((file) => [file.number, file]))
    const none = { read: 0, accepted: 0, merged: 0, quarantined: 0 }
    const files = this.sources.map(({ number, file, table, error, notes, reasons, doubts }): ImportedFile => {
      const { read, accepted, merged, quarantined } = counts.get(number) ?? none
      const counted = { file, table, read, accepted, merged, quarantined }
      return {
        ...counted,
        ...(reasons.size > 0 && { reasons: reasons.list }),
        ...(doubts.size > 0 && { doubts: doubts.list }),
        ...(notes.length > 0 && { notes: notes.map(say_) }),
        ...(error && { error: say_(error) }),
      }
    })
    for (const { file, error } of this.rejected) files.push({ file, table: '', ...none, error: say_(error) })
    return {
      batch: this.writer.batch,
      files,
      skipped: this.skipped.map(({ file, reason }) => ({ file, reason: say_(reason) })),
      unknownColumns: [...this.unknown].map(([file, columns]) => ({ file, columns: [...columns] })),
      resolved: outcome.resolved,
      ...(outcome.otherCurrency.length > 0 && { otherCurrency: outcome.otherCurrency }),
      ...(outcome.otherUnit.length > 0 && { otherUnit: outcome.otherUnit }),
      ...(outcome.oddBids.length > 0 && { oddBids: outcome.oddBids }),
      ...(outcome.awaitedLots.length > 0 && { awaitedLots: outcome.awaitedLots }),
      before: this.importedBefore(outcome),
      changes: outcome.changes,
      quarantineFiles,
    }
  }
}

/** A bid that differs from another of its file in its price alone: it may be an item of it. */
const isItem = ({ table, file }: Source, { reason, columns, inForce }: Withheld): boolean =>
  table === 'bids' && reason === 'conflict' && columns.join() === 'amount' && inForce?.file === file

const noDefects = (): Pick<Source, 'defects' | 'reasons' | 'doubts'> => ({
  defects: new Defects(),
  reasons: new ReasonCounts(),
  doubts: new ReasonCounts(),
})

const unique = (name: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : name.replace(/\.csv$/, `-${n}.csv`)
    if (!taken.has(tried)) return tried
  }
}
