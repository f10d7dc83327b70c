import { crc32 } from 'node:zlib'

/**
 * Checksum of a row's cells (CRC-32), so that a byte that a disk turned over shows: SQLite has none of its
 * own. Against somebody who means to change a row it is no protection.
 */
export const rowSum = (...cells: (string | number | Uint8Array)[]): number =>
  cells.reduce<number>((sum, cell) => crc32(typeof cell === 'number' ? `${cell}\n` : cell, sum), 0)
