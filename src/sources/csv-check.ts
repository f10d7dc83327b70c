import { isUtf8 } from 'node:buffer'
import type { CellBatch, RowReason } from './source.js'
import { isLostNumber } from './xlsx-value.js'

/**
 * Where the cells come from: through a decoder that replaces what it cannot read, or as they were; and under
 * which headers.
 */
export interface Checked {
  transcoded: boolean
  header: readonly string[]
}

/** What of a block makes a closer look at its cells worth while. */
interface Suspicions {
  nul: boolean
  damaged: boolean
  lost: boolean
}

const REPLACED = Buffer.from('\ufffd')
const EXPONENT = Buffer.from('E+')
const EXPONENT_1 = Buffer.from('E+1')
const EXPONENT_2 = Buffer.from('E+2')

/**
 * Rows with bytes that are no UTF-8 (or that the decoder had to replace), with a NUL, or with a long number
 * that a spreadsheet has shortened to `9.13302E+17`, are marked. Three native searches a block; cells are
 * looked at only on a hit.
 */
export const checkBytes = (
  batch: CellBatch,
  from: number,
  to: number,
  { transcoded, header }: Checked,
): void => {
  const block = asBuffer(batch.bytes.subarray(from, to))
  const suspicions: Suspicions = {
    nul: block.includes(0),
    damaged: transcoded ? block.includes(REPLACED) : !isUtf8(block),
    lost: block.includes(EXPONENT) && (block.includes(EXPONENT_1) || block.includes(EXPONENT_2)),
  }
  if (!suspicions.nul && !suspicions.damaged && !suspicions.lost) return
  const known = new Set(batch.issues.map((issue) => issue.row))
  for (let row = 0; row < batch.rows; row++)
    if (!known.has(row)) checkRow(batch, row, suspicions, transcoded, header)
  batch.issues.sort((a, b) => a.row - b.row)
}

const checkRow = (
  batch: CellBatch,
  row: number,
  suspicions: Suspicions,
  transcoded: boolean,
  header: readonly string[],
): void => {
  const base = row * batch.width
  for (let c = base; c < base + batch.width; c++) {
    const cell = asBuffer(batch.bytes.subarray(batch.starts[c], batch.ends[c]))
    const reason = faultOf(cell, suspicions, transcoded)
    if (!reason) continue
    const value = cell.toString('utf8', 0, 800).slice(0, 200)
    batch.issues.push({ row, reason, column: header[c - base]!, value })
    return
  }
}

const faultOf = (
  cell: Buffer,
  { nul, damaged, lost }: Suspicions,
  transcoded: boolean,
): RowReason | undefined => {
  if (nul && cell.includes(0)) return 'control_character'
  if (damaged && (transcoded ? cell.includes(REPLACED) : !isUtf8(cell))) return 'bad_encoding'
  if (lost && cell.length < 32 && isLostNumber(cell.toString('latin1'))) return 'lost_digits'
  return undefined
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
