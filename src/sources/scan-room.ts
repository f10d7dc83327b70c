/** The memory that one scan of a file works in. */
export interface ScanRoom {
  bytes: Uint8Array
  starts: Int32Array
  ends: Int32Array
  line: Int32Array
}

/** Rooms that no scan uses at the moment: a folder or archive of many small files is read in one room. */
const spare: ScanRoom[] = []

/** A room of at least these lengths, its contents undefined; to be given back when the scan has ended. */
export const takeRoom = (bytes: number, cells: number): ScanRoom => {
  const fits = spare.findIndex((room) => room.bytes.length >= bytes && room.starts.length >= cells)
  if (fits >= 0) return spare.splice(fits, 1)[0]!
  return {
    bytes: new Uint8Array(bytes),
    starts: new Int32Array(cells),
    ends: new Int32Array(cells),
    line: new Int32Array(cells),
  }
}

/** One room is kept: files are read one after the other. */
export const giveBack = (room: ScanRoom): void => {
  spare[0] = room
}
