import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { damageOf } from '../texts/damage.js'
import { type Bytes, chunkReader } from './bytes.js'
import type { Limits } from './limits.js'
import { closeFile, openBelow } from './open-below.js'
import { SourceError } from './source-error.js'
import { guarded } from './unpack.js'

/**
 * Where a ZIP container's bytes are: a file on disk below a root, or a buffer (a workbook inside an archive).
 */
export type Container = { path: string; root: string; size: number } | { buffer: Buffer; size: number }

/** One entry of a ZIP container. */
export interface ArchiveEntry {
  name: string
  folder: boolean
  link: boolean
  encrypted: boolean
  bytes: Bytes
}

const OPTIONS = {
  lazyEntries: true,
  decodeStrings: false,
  autoClose: false,
  validateEntrySizes: true,
} as const

const openZip = async (container: Container): Promise<yauzl.ZipFile> => {
  if ('buffer' in container) return yauzl.fromBufferPromise(container.buffer, OPTIONS)
  const fd = await openBelow(container.path, container.root)
  try {
    return await yauzl.fromFdPromise(fd, OPTIONS)
  } catch (error) {
    await closeFile(fd)
    throw error
  }
}

/**
 * The entries of a ZIP container, none of them read yet. Throws SourceError when the directory is damaged,
 * lists too many entries, more unpacked bytes than allowed, or entries that lie over one another.
 */
export const listArchive = async (container: Container, limits: Limits): Promise<ArchiveEntry[]> => {
  const entries = await directory(container, limits)
  refuseOverlap(entries)
  const claimed = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (claimed > limits.archiveBytes)
    throw new SourceError('unpacked_too_large', { most: limits.archiveBytes })
  return entries.map((entry) => {
    const name = nameOf(entry)
    return {
      name,
      folder: name.endsWith('/'),
      link: ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000,
      encrypted: entry.isEncrypted(),
      bytes: entryBytes(container, entry, limits),
    }
  })
}

const directory = async (container: Container, limits: Limits): Promise<yauzl.Entry[]> => {
  const zip = await broken(() => openZip(container))
  try {
    if (zip.entryCount > limits.entries) throw new SourceError('zip_entries', { most: limits.entries })
    const entries: yauzl.Entry[] = []
    await broken(async () => {
      for await (const entry of zip.eachEntry()) {
        if (entries.push(entry) > limits.entries)
          throw new SourceError('zip_entries', { most: limits.entries })
      }
    })
    return entries
  } finally {
    zip.close()
  }
}

/** Two entries that share bytes: how a small archive claims to hold a large one many times. */
const refuseOverlap = (entries: readonly yauzl.Entry[]): void => {
  const spans = entries
    .map((entry) => [entry.relativeOffsetOfLocalHeader, entry.compressedSize + 30] as const)
    .sort((a, b) => a[0] - b[0])
  for (let i = 1; i < spans.length; i++)
    if (spans[i - 1]![0] + spans[i - 1]![1] > spans[i]![0]) throw new SourceError('zip_overlap')
}

/** UTF-8 where the flag says so or the bytes are; else GB18030, as archivers under Chinese Windows write. */
const nameOf = (entry: yauzl.Entry): string => {
  const raw = entry.fileNameRaw
  const unicode = entry.extraFields.find((field) => field.id === 0x7075)
  if (unicode) return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw).replaceAll('\\', '/')
  } catch {
    return new TextDecoder('gb18030').decode(raw).replaceAll('\\', '/')
  }
}

const entryBytes = (container: Container, entry: yauzl.Entry, limits: Limits): Bytes => ({
  size: entry.uncompressedSize,
  open: async () => {
    if (entry.isEncrypted()) throw new SourceError('zip_encrypted')
    const zip = await broken(() => openZip(container))
    let stream: Readable
    try {
      stream = await broken(() => zip.openReadStreamPromise(entry))
    } catch (error) {
      zip.close()
      throw error
    }
    const packed = Math.min(entry.compressedSize, container.size)
    return chunkReader(guarded(whole(stream), packed, limits, entry.crc32), () => {
      stream.destroy()
      zip.close()
    })
  },
})

async function* whole(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    throw asBroken(error)
  }
}

const broken = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    throw asBroken(error)
  }
}

const asBroken = (error: unknown): Error => {
  if (error instanceof SourceError || (error as NodeJS.ErrnoException).code === 'ENOENT')
    return error as Error
  return new SourceError('zip_broken', { detail: damageOf(error) }, { cause: error })
}
