import { inflateRawSync } from 'node:zlib'
import { AppError } from '../domain/errors.js'
import type { ZipEntry } from './zip.js'

const [END, CENTRAL] = [0x06054b50, 0x02014b50]
const END_BYTES = 22

/**
 * The entries of a ZIP that this program has made, stored or deflated, in their order. Fails with `internal`
 * for anything else.
 */
export const zipEntries = (file: Buffer): ZipEntry[] => {
  const end = file.length - END_BYTES
  if (end < 0 || file.readUInt32LE(end) !== END) throw new AppError('internal', 'This is no ZIP of ours')
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let i = file.readUInt16LE(end + 10); i > 0; i--) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new AppError('internal', 'This is no ZIP of ours')
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, note] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(from, from + packed)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + name),
      bytes: method === 0 ? bytes : inflateRawSync(bytes),
    })
    at += 46 + name + extra + note
  }
  return entries
}
