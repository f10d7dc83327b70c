import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { AppError } from '../domain/errors.js'

/**
 * How a column's cells lie in a block; a text column has the byte lengths of its cells (u32), then their
 * UTF-8.
 */
export type CellForm = 'u64' | 'f64' | 'u32' | 'i32' | 'u8' | 'text'

export interface BlockColumn {
  name: string
  form: CellForm
  bytes: Uint8Array
}

/** Some rows of one table of the record, by column: what travels to where the record is kept, and back. */
export interface Block {
  table: string
  rows: number
  columns: BlockColumn[]
}

const pack = promisify(deflateRaw)
const unpack = promisify(inflateRaw)

/** Least effort: what can be made small (cells not given, numbers) is, hashes cannot. */
const LEVEL = 1
const MOST_BYTES = 64 << 20

/**
 * A block as one line of base64: its head as JSON with its length before it, then the columns' bytes;
 * deflated.
 */
export const packBlock = async ({ table, rows, columns }: Block): Promise<string> => {
  const head = Buffer.from(
    JSON.stringify({
      table,
      rows,
      columns: columns.map(({ name, form, bytes }) => [name, form, bytes.length]),
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const whole = Buffer.concat([length, head, ...columns.map(({ bytes }) => bytes)])
  return (await pack(whole, { level: LEVEL })).toString('base64')
}

interface Head {
  table: string
  rows: number
  columns: [name: string, form: CellForm, bytes: number][]
}

/** The block of a line; fails with `engine_unavailable` when it is no block. */
export const unpackBlock = async (line: string): Promise<Block> => {
  try {
    const whole = await unpack(Buffer.from(line, 'base64'), { maxOutputLength: MOST_BYTES })
    let at = 4 + whole.readUInt32LE(0)
    const { table, rows, columns } = JSON.parse(whole.toString('utf8', 4, at)) as Head
    return {
      table,
      rows,
      columns: columns.map(([name, form, length]) => {
        // a copy of its own, so that words of eight bytes lie where they can be read as such
        const bytes = Uint8Array.prototype.slice.call(whole, at, at + length)
        at += length
        return { name, form, bytes }
      }),
    }
  } catch (cause) {
    throw new AppError('engine_unavailable', 'A block of the record on the server cannot be read', { cause })
  }
}
