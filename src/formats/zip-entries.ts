import { inflateRawSync } from 'node:zlib'
import type { ZipEntry } from './zip.js'
import { zipDirectory } from './zip-directory.js'

/**
 * The entries of a ZIP that this program has made, stored or deflated, in their order. Fails with `internal`
 * for anything else.
 */
export const zipEntries = (file: Buffer): ZipEntry[] =>
  [...zipDirectory(file)].map(({ at, local, name }) => {
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(from, from + packed)
    return { name, bytes: method === 0 ? bytes : inflateRawSync(bytes) }
  })
