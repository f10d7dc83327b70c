import { Worker } from 'node:worker_threads'
import type { ByteReader } from '../sources/bytes.js'
import { workerFile } from '../threads/worker-file.js'
import { blocksOf } from './blocks.js'
import { type BadLine, type FoldPart, LineFold } from './fold-lines.js'
import type { FlagSettings } from './settings.js'

export interface RunOptions {
  settings: FlagSettings
  maps?: boolean
  explain?: boolean
  /** threads that fold; the result does not depend on it */
  workers?: number
  /** called for every line left out, in the order of the file, with its number from 1 */
  onBadLine?: (line: number, bad: BadLine) => void
}

/** What a worker is told, and what it answers. */
export type ToFolder = { kind: 'block'; number: number; bytes: Uint8Array<ArrayBuffer> } | { kind: 'end' }
export type FromFolder =
  | { kind: 'folded'; number: number; lines: number; bad: BadLine[]; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'part'; part: FoldPart }
export interface FolderData {
  settings: FlagSettings
  maps: boolean
  explain: boolean
}

/** Blocks that a worker has in hand: one being folded, one waiting. */
const IN_HAND = 2

/** Folds all releases of a reader and finalizes; the reader is closed whatever happens. */
export const flagReleases = async (reader: ByteReader, options: RunOptions): Promise<LineFold> => {
  const { settings, maps = false, explain = false, workers = 1 } = options
  const fold = new LineFold(settings, { maps, explain })
  const lines = new LinesInOrder(options.onBadLine)
  const spare: Uint8Array<ArrayBuffer>[] = []
  const crew = new Crew(workers, lines, spare)
  let number = 0
  try {
    for await (const bytes of blocksOf(reader, (size) => blockOf(spare, size))) {
      if (workers > 1 && hasCurrency(fold))
        await crew.fold({ settings: withCurrency(fold, settings), maps, explain }, number, bytes)
      else {
        const before = fold.counts.lines
        const bad = fold.block(bytes, number)
        lines.add(number, fold.counts.lines - before, bad)
        spare.push(whole(bytes))
      }
      number++
    }
    for (const part of await crew.parts()) fold.reduce(part)
  } finally {
    await Promise.allSettled([reader.close(), crew.end()])
  }
  fold.finalize()
  return fold
}

/** Whether every thread would take the same main currency from here on. */
const hasCurrency = (fold: LineFold): boolean => fold.folding.currency >= 0 || !fold.readsCurrency

const withCurrency = (fold: LineFold, settings: FlagSettings): FlagSettings =>
  fold.folding.currency < 0
    ? settings
    : {
        ...settings,
        general: { ...settings.general, currency: fold.folding.words.currencies.text(fold.folding.currency) },
      }

const blockOf = (spare: Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> => {
  const block = spare.pop()
  return block && block.length >= size ? block : new Uint8Array(size)
}

const whole = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => new Uint8Array(bytes.buffer)

/** The workers, started when the first block comes. */
class Crew {
  private readonly size: number
  private readonly lines: LinesInOrder
  private readonly spare: Uint8Array<ArrayBuffer>[]
  private readonly members: { worker: Worker; inHand: number }[] = []
  private readonly received: FoldPart[] = []
  private failure: unknown
  private wake: (() => void) | undefined

  constructor(size: number, lines: LinesInOrder, spare: Uint8Array<ArrayBuffer>[]) {
    this.size = size
    this.lines = lines
    this.spare = spare
  }

  /** Hands a block to the worker with the least in hand, once one has room. */
  async fold(data: FolderData, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.members.length === 0) for (let i = 0; i < this.size; i++) this.start(data)
    for (;;) {
      if (this.failure) throw this.failure
      const member = this.members.reduce((a, b) => (b.inHand < a.inHand ? b : a))
      if (member.inHand < IN_HAND) {
        member.inHand++
        member.worker.postMessage({ kind: 'block', number, bytes } satisfies ToFolder, [bytes.buffer])
        return
      }
      await this.change()
    }
  }

  /** What all workers folded, once they are done. */
  async parts(): Promise<FoldPart[]> {
    for (const { worker } of this.members) worker.postMessage({ kind: 'end' } satisfies ToFolder)
    while (this.received.length < this.members.length) {
      if (this.failure) throw this.failure
      await this.change()
    }
    return this.received
  }

  async end(): Promise<void> {
    await Promise.all(this.members.map(({ worker }) => worker.terminate()))
  }

  private start(data: FolderData): void {
    const worker = new Worker(workerFile(import.meta.url, './fold-worker.js'), { workerData: data })
    const member = { worker, inHand: 0 }
    this.members.push(member)
    worker.on('message', (message: FromFolder) => {
      if (message.kind === 'folded') {
        member.inHand--
        this.lines.add(message.number, message.lines, message.bad)
        this.spare.push(whole(message.bytes))
      } else this.received.push(message.part)
      this.wake?.()
    })
    worker.on('error', (error) => {
      this.failure = error
      this.wake?.()
    })
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
    })
  }
}

/** Reports the bad lines of blocks, which may come in any order, in the order of the file. */
class LinesInOrder {
  private readonly report: RunOptions['onBadLine']
  private readonly waiting = new Map<number, { lines: number; bad: BadLine[] }>()
  private next = 0
  private before = 0

  constructor(report: RunOptions['onBadLine']) {
    this.report = report
  }

  add(number: number, lines: number, bad: BadLine[]): void {
    this.waiting.set(number, { lines, bad })
    for (let block = this.waiting.get(this.next); block; block = this.waiting.get(this.next)) {
      for (const line of block.bad) this.report?.(this.before + line.line, line)
      this.before += block.lines
      this.waiting.delete(this.next++)
    }
  }
}
