import { FIRST, type ZipEntry, type ZipStamp, zipOf } from './zip.js'

/**
 * The entries of a package; undefined unless the file is, byte for byte, the ZIP that these entries make:
 * sorted, stored, of one time, with nothing beside them. So nothing can hide between, before or after the
 * entries.
 */
export const canonicalEntries = (file: Buffer): ZipEntry[] | undefined => {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 30 <= file.length && file.readUInt32LE(at) === 0x04034b50) {
    const size = file.readUInt32LE(at + 22)
    const from = at + 30 + file.readUInt16LE(at + 26)
    if (from + size > file.length) return undefined
    entries.push({ name: file.toString('utf8', at + 30, from), bytes: file.subarray(from, from + size) })
    at = from + size
  }
  try {
    return zipOf(entries, stampIn(file)).equals(file) ? entries : undefined
  } catch {
    return undefined
  }
}

/** The time of the first entry, which is that of all in such a file. */
export const stampIn = (file: Buffer): ZipStamp =>
  file.length < 30 ? FIRST : { time: file.readUInt16LE(10), date: file.readUInt16LE(12) }
