import type { RowBatch } from '../domain/row-batch.js'
import type { TableName } from '../domain/tables.js'
import type { Mapping } from '../sources/mapping.js'
import type { Text } from '../texts/text.js'

/** Numbers by which others are known: of lots, and of projects. */
export type Numbers = Record<'lot' | 'project', Readonly<Record<string, string>>>

/** What the reading worker is given. */
export interface ReaderData {
  paths: string[]
  mapping?: Mapping
  within?: readonly string[]
  /** first numbers of lots and projects by those that came after them */
  numbers?: Numbers
}

/** From the worker. `source` numbers the tables found, from 0. */
export type FromReader =
  | {
      kind: 'table'
      source: number
      file: string
      sha256: string
      table: TableName
      unknown: string[]
      size: number
    }
  | { kind: 'rows'; source: number; rows: RowBatch; bytesRead: number }
  | { kind: 'end'; source: number; notes: Text[]; error?: Text }
  | { kind: 'rejected'; file: string; error: Text }
  | { kind: 'skipped'; file: string; reason: Text }
  | { kind: 'done' }
  | { kind: 'written' }
  | { kind: 'failed'; code: string; message: string }

/** To the worker: leave to send another batch, or the order to write a quarantine file. */
export type ToReader =
  | { kind: 'more' }
  | {
      kind: 'quarantine'
      source: number
      path: string
      lines: Int32Array
      codes: Int32Array
      reasons: string[]
    }
  | { kind: 'stop' }
