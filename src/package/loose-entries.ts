import type { ZipEntry } from '../formats/zip.js'
import { listArchive } from '../sources/archive.js'
import { readWhole } from '../sources/bytes.js'
import { LIMITS } from '../sources/limits.js'

/**
 * The entries of a ZIP that is not the one that was packed, so that what differs can be named; an entry that
 * cannot be read is empty. Undefined where it is no ZIP, or more than an import would unpack.
 */
export const looseEntries = async (file: Buffer): Promise<ZipEntry[] | undefined> => {
  try {
    const listed = await listArchive({ buffer: file, size: file.length }, LIMITS)
    const entries = new Map<string, Uint8Array>()
    for (const { name, bytes } of listed) entries.set(name, await readOr(bytes, name))
    return [...entries].map(([name, bytes]) => ({ name, bytes }))
  } catch {
    return undefined
  }
}

const readOr = async (bytes: Parameters<typeof readWhole>[0], name: string): Promise<Uint8Array> => {
  try {
    return await readWhole(bytes, MOST, name)
  } catch {
    return new Uint8Array()
  }
}

/** of one entry, in bytes */
const MOST = 1 << 30
