const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 1980-01-01 00:00, the first time that the format knows */
const DATE = 0x21

/**
 * The ZIP with every entry's time set to 1980-01-01, so that what a library packed today has the same bytes
 * tomorrow. Changes the buffer in place and returns it.
 */
export const withoutTimes = (zip: Buffer): Buffer => {
  const end = zip.lastIndexOf(signature(END))
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('not a ZIP of single parts')
    setTime(zip, at + 12)
    setTime(zip, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}

const setTime = (zip: Buffer, at: number): void => {
  zip.writeUInt16LE(0, at)
  zip.writeUInt16LE(DATE, at + 2)
}

const signature = (word: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(word)
  return bytes
}
