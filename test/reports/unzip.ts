import { inflateRawSync } from 'node:zlib'

/** A hyphen that no line breaks at stands between two texts of one run. */
const HYPHEN = /<\/w:t><w:noBreakHyphen\/><w:t[^>]*>/g

/** Files of a ZIP by name, as text. */
export const unzipped = (zip: Buffer): Record<string, string> => {
  const files: Record<string, string> = {}
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString()
    const from = zip.readUInt32LE(at + 42)
    const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    files[name] = (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed)
      .toString()
      .replace(HYPHEN, '-')
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}
