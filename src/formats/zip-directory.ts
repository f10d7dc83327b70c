import { AppError } from '../domain/errors.js'

const [END, RECORD] = [0x06054b50, 0x02014b50]
const RECORD_BYTES = 46

const END_MARK = Buffer.alloc(4)
END_MARK.writeUInt32LE(END)

/** An entry of a ZIP: where its record stands in the directory, and where its own header. */
export interface ZipPlace {
  at: number
  local: number
  name: string
}

/**
 * The entries of a ZIP as its directory has them, in its order (APPNOTE.TXT 4.3.12; no ZIP64). Fails with
 * `internal` for what is none.
 */
export function* zipDirectory(zip: Buffer): Generator<ZipPlace> {
  const end = zip.lastIndexOf(END_MARK)
  if (end < 0) throw new AppError('internal', 'This is no ZIP')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== RECORD) throw new AppError('internal', 'This is no ZIP')
    const [name, extra, note] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    yield {
      at,
      local: zip.readUInt32LE(at + 42),
      name: zip.toString('utf8', at + RECORD_BYTES, at + RECORD_BYTES + name),
    }
    at += RECORD_BYTES + name + extra + note
  }
}
