import { crc32, deflateRawSync } from 'node:zlib'
import { AppError } from '../domain/errors.js'

export interface ZipEntry {
  /** `/` between folders */
  name: string
  bytes: Uint8Array
}

/**
 * A ZIP that is a function of its entries alone: sorted by name, all of the same time (1980-01-01), no extra fields, no
 * comments, no descriptors. Stored, since the output of deflate differs between versions of zlib and whoever verifies
 * must be able to make the same bytes; `deflated` for files that need not be made again.
 */
export const zipOf = (entries: readonly ZipEntry[], { deflated = false } = {}): Buffer => {
  const sorted = [...entries].sort((x, y) => Buffer.compare(Buffer.from(x.name), Buffer.from(y.name)))
  const parts: Uint8Array[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [i, { name, bytes }] of sorted.entries()) {
    if (name === sorted[i - 1]?.name) throw new AppError('internal', `Two entries named "${name}" in one ZIP`)
    const body = deflated ? deflateRawSync(bytes) : bytes
    const fields = fieldsOf(Buffer.from(name), bytes, body.length, deflated ? 8 : 0)
    const local = Buffer.concat([signature(0x04034b50), fields.common, fields.lengths, fields.name])
    directory.push(centralOf(fields, offset))
    parts.push(local, body)
    offset += local.length + body.length
  }
  const central = Buffer.concat(directory)
  if (offset + central.length > MOST || sorted.length > 0xfffe)
    throw new AppError(
      'too_large',
      `Cannot write a ZIP of ${offset} bytes and ${sorted.length} files: the most is 4 GiB and 65534`,
    )
  return Buffer.concat([...parts, central, endOf(sorted.length, central.length, offset)])
}

const MOST = 0xfffffffe
const UTF8_NAMES = 0x0800
/** 1980-01-01 00:00:00, the first time that the format knows */
const TIME = 0
const DATE = 0x21

const fieldsOf = (name: Buffer, bytes: Uint8Array, packed: number, method: number) => {
  const common = Buffer.alloc(22)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(UTF8_NAMES, 2)
  common.writeUInt16LE(method, 4)
  common.writeUInt16LE(TIME, 6)
  common.writeUInt16LE(DATE, 8)
  common.writeUInt32LE(crc32(bytes), 10)
  common.writeUInt32LE(packed, 14)
  common.writeUInt32LE(bytes.length, 18)
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(name.length, 0)
  return { common, lengths, name }
}

const centralOf = ({ common, lengths, name }: ReturnType<typeof fieldsOf>, offset: number): Buffer => {
  const madeBy = Buffer.from([20, 0])
  const tail = Buffer.alloc(18)
  lengths.copy(tail)
  tail.writeUInt32LE(offset, 14)
  return Buffer.concat([signature(0x02014b50), madeBy, common, tail, name])
}

const endOf = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([signature(0x06054b50), end])
}

const signature = (word: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(word)
  return bytes
}
