import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { RowBatch } from '../domain/row-batch.js'
import { openSources } from '../sources/open.js'
import type { SourceTable, Together } from '../sources/source.js'
import { textOf } from '../sources/source-error.js'
import type { Text } from '../texts/text.js'
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

const { numbers } = workerData as ReaderData

const readAll = async ({ paths, numbers: _numbers, ...options }: ReaderData): Promise<void> => {
  for await (const found of openSources(paths, options)) {
    if (found.kind !== 'table') post(found)
    else if (!found.table.together) await readTables([found.table], alone(found.table))
    else if (found.table.together.tables[0] === found.table)
      await readTables(found.table.together.tables, found.table.together.batches())
  }
  post({ kind: 'done' })
}

async function* alone(table: SourceTable): ReturnType<Together['batches']> {
  for await (const cells of table.batches()) yield { table: 0, cells }
}

/** Reads the tables of one reading of a file. */
const readTables = async (
  found: readonly SourceTable[],
  batches: ReturnType<Together['batches']>,
): Promise<void> => {
  const first = tables.length
  for (const table of found) tables.push(table)
  for (const [i, table] of found.entries()) announce(table, first + i)
  let error: Text | undefined
  try {
    const readers = found.map((table) => new RowReader(table, pool, numbers))
    for await (const { table, cells } of batches) {
      const rows = readers[table]!.read(cells, 0)
      while (leave === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      leave--
      post({ kind: 'rows', source: first + table, rows, bytesRead: cells.bytesRead }, buffersOf(rows))
    }
  } catch (cause) {
    error = textOf(cause)
  }
  for (const [i, { notes }] of found.entries())
    post({ kind: 'end', source: first + i, notes: notes?.() ?? [], ...(error && { error }) })
}

const announce = (table: SourceTable, source: number): void => {
  const isMapped = table.inputHeader !== table.header
  const unknown = isMapped ? [] : table.header.filter((_, c) => table.columns[c] === null)
  const { file, sha256, size } = table
  post({ kind: 'table', source, file, sha256, table: table.table, unknown: [...new Set(unknown)], size })
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
