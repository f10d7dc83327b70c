import type { ZipEntry } from '../formats/zip.js'
import { zipEntries } from '../formats/zip-entries.js'
import { zipStream } from '../formats/zip-stream.js'

/** Parts of a document by name, as text. */
export interface Parts {
  /** Writes a part over what it was, in its place; a new one comes last. */
  change(name: string, change: (before: string) => string): void
  names(): string[]
}

/** The same document with parts changed or added; times and order of entries as they were. */
export const rezipped = async (file: Buffer, work: (parts: Parts) => void): Promise<Buffer> => {
  const entries = new Map<string, ZipEntry['bytes'] | string>(
    zipEntries(file).map(({ name, bytes }) => [name, bytes]),
  )
  work({
    change: (name, change) => {
      const before = entries.get(name)
      const text = typeof before === 'string' ? before : Buffer.from(before ?? '').toString()
      entries.set(name, change(text))
    },
    names: () => [...entries.keys()],
  })
  const pieces: Buffer[] = []
  const streamed = [...entries].map(([name, bytes]) => ({ name, pieces: [bytes] }))
  for await (const piece of zipStream(streamed)) pieces.push(piece)
  return Buffer.concat(pieces)
}
