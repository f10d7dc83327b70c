import { zipDirectory } from './zip-directory.js'

/** 1980-01-01 00:00, the first time that the format knows */
const DATE = 0x21

/**
 * The ZIP with every entry's time set to 1980-01-01, so that what a library packed today has the same bytes
 * tomorrow. Changes the buffer in place and returns it.
 */
export const withoutTimes = (zip: Buffer): Buffer => {
  for (const { at, local } of zipDirectory(zip))
    for (const time of [at + 12, local + 10]) {
      zip.writeUInt16LE(0, time)
      zip.writeUInt16LE(DATE, time + 2)
    }
  return zip
}
