import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { RowBatch } from '../graph/engine.js'
import { openSources } from '../sources/open.js'
import type { SourceTable } from '../sources/source.js'
import { textOf } from '../sources/source-error.js'
import type { FromReader, ReaderData, ToReader } from './messages.js'
import { writeQuarantine } from './quarantine-file.js'
import { RowReader } from './rows.js'
import { TextPool } from './text-pool.js'

/** Batches under way to the writer before the reader waits. */
const AHEAD = 4

const port = parentPort!
const post = (message: FromReader, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

const tables: SourceTable[] = []
const pool = new TextPool()
let leave = AHEAD
let wake: (() => void) | undefined

port.on('message', (message: ToReader) => {
  if (message.kind === 'more') {
    leave++
    wake?.()
  } else if (message.kind === 'stop') port.close()
  else
    writeQuarantine(
      tables[message.source]!,
      message.path,
      message.lines,
      (k) => message.reasons[message.codes[k]!]!,
    ).then(() => post({ kind: 'written' }), fail)
})

const readAll = async ({ paths, mapping }: ReaderData): Promise<void> => {
  for await (const found of openSources(paths, mapping ? { mapping } : {})) {
    if (found.kind === 'table') await readTable(found.table)
    else post(found)
  }
  post({ kind: 'done' })
}

const readTable = async (table: SourceTable): Promise<void> => {
  const source = tables.push(table) - 1
  const unknown = table.header.filter((_, c) => table.columns[c] === null).concat(table.ignored)
  const { file, sha256, size } = table
  post({ kind: 'table', source, file, sha256, table: table.table, unknown: [...new Set(unknown)], size })
  try {
    const reader = new RowReader(table, pool)
    for await (const cells of table.batches()) {
      const rows = reader.read(cells, 0)
      while (leave === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      leave--
      post({ kind: 'rows', source, rows, bytesRead: cells.bytesRead }, buffersOf(rows))
    }
    post({ kind: 'end', source })
  } catch (error) {
    post({ kind: 'end', source, error: textOf(error) })
  }
}

const buffersOf = (rows: RowBatch): ArrayBuffer[] => {
  const arrays = [
    ...Object.values(rows.hashes),
    ...Object.values(rows.numbers),
    rows.line,
    rows.marks,
    rows.placeholder,
    rows.invalid,
    rows.content,
    rows.extras.row,
    rows.extras.hash,
    ...Object.values(rows.texts),
  ]
  return arrays.map((array) => array.buffer as ArrayBuffer)
}

const fail = (error: unknown): void => {
  const code = error instanceof AppError ? error.code : 'internal'
  post({ kind: 'failed', code, message: (error as Error).message })
}

readAll(workerData as ReaderData).catch(fail)
