import { crc32 } from 'node:zlib'
import { AppError } from '../domain/errors.js'

export interface ZipEntry {
  /** `/` between folders */
  name: string
  bytes: Uint8Array
}

/**
 * A ZIP that is a function of its entries and their one time alone: sorted by name, no extra
 * fields, no comments, no descriptors; stored, since the output of deflate differs between versions of zlib
 * and whoever verifies must be able to make the same bytes. Fails with `too_large` beyond what the format
 * holds.
 */
export const zipOf = (entries: readonly ZipEntry[], stamp: ZipStamp = FIRST): Buffer => {
  const sorted = [...entries].sort((x, y) => Buffer.compare(Buffer.from(x.name), Buffer.from(y.name)))
  const parts: Uint8Array[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [i, { name, bytes }] of sorted.entries()) {
    if (name === sorted[i - 1]?.name) throw new AppError('internal', `Two entries named "${name}" in one ZIP`)
    const fields = entryFields(name, {
      size: bytes.length,
      packed: bytes.length,
      crc: crc32(bytes),
      method: 0,
      stamp,
    })
    const local = localHeader(fields)
    directory.push(centralEntry(fields, offset))
    parts.push(local, bytes)
    offset += local.length + bytes.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...parts, central, endOfDirectory(sorted.length, central.length, offset)])
}

const MOST_BYTES = 0xfffffffe
const MOST_ENTRIES = 0xfffe
const UTF8_NAMES = 0x0800
/** Time and date of entries as the format has them: two seconds exact, of no zone. */
export interface ZipStamp {
  time: number
  date: number
}

/** 1980-01-01 00:00:00, the first that the format knows */
export const FIRST: ZipStamp = { time: 0, date: 0x21 }

/** The stamp of `2026-03-01 10:11:12`, a time on the clock of whoever reads it. */
export const stampOf = (local: string): ZipStamp => {
  const [year, month, day, hour, minute, second] = local.match(/\d+/g)!.map(Number)
  return {
    time: (hour! << 11) | (minute! << 5) | (second! >> 1),
    date: ((year! - 1980) << 9) | (month! << 5) | day!,
  }
}

interface Fields {
  common: Buffer
  lengths: Buffer
  name: Buffer
}

export const entryFields = (
  name: string,
  {
    size,
    packed,
    crc,
    method,
    stamp = FIRST,
  }: { size: number; packed: number; crc: number; method: 0 | 8; stamp?: ZipStamp },
): Fields => {
  if (size > MOST_BYTES || packed > MOST_BYTES) throw tooLarge(`"${name}" has ${size} bytes`)
  const encoded = Buffer.from(name)
  const common = Buffer.alloc(22)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(UTF8_NAMES, 2)
  common.writeUInt16LE(method, 4)
  common.writeUInt16LE(stamp.time, 6)
  common.writeUInt16LE(stamp.date, 8)
  common.writeUInt32LE(crc, 10)
  common.writeUInt32LE(packed, 14)
  common.writeUInt32LE(size, 18)
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(encoded.length, 0)
  return { common, lengths, name: encoded }
}

export const localHeader = ({ common, lengths, name }: Fields): Buffer =>
  Buffer.concat([signature(0x04034b50), common, lengths, name])

export const centralEntry = ({ common, lengths, name }: Fields, offset: number): Buffer => {
  if (offset > MOST_BYTES) throw tooLarge(`it has ${offset} bytes`)
  const madeBy = Buffer.from([20, 0])
  const tail = Buffer.alloc(18)
  lengths.copy(tail)
  tail.writeUInt32LE(offset, 14)
  return Buffer.concat([signature(0x02014b50), madeBy, common, tail, name])
}

export const endOfDirectory = (count: number, size: number, offset: number): Buffer => {
  if (count > MOST_ENTRIES || offset + size > MOST_BYTES)
    throw tooLarge(`it has ${offset + size} bytes in ${count} files`)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([signature(0x06054b50), end])
}

const tooLarge = (state: string): AppError =>
  new AppError('too_large', `Cannot write the ZIP: ${state}; the most is 4 GiB and ${MOST_ENTRIES} files`)

const signature = (word: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(word)
  return bytes
}
