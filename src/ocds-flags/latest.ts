import { doubled } from '../arrays/grow.js'

/**
 * One number for each key (a whole number from 0), of which the latest in the file counts: should an ocid
 * stand on two lines, the second line's result holds, whichever thread read it.
 */
export class Latest {
  size = 0
  /** by key: its row, counted from 1 */
  private rows = new Int32Array(256)
  private keys = new Int32Array(64)
  private values = new Float64Array(64)
  private places = new Float64Array(64)

  /** Sets the value unless a later one is there; the row, or -1 when it was not set. */
  set(key: number, value: number, place: number): number {
    if (key >= this.rows.length) this.rows = doubled(this.rows, key + 1)
    let row = this.rows[key]! - 1
    if (row < 0) row = this.add(key)
    else if (place < this.places[row]!) return -1
    this.values[row] = value
    this.places[row] = place
    return row
  }

  each(visit: (key: number, value: number, place: number, row: number) => void): void {
    for (let row = 0; row < this.size; row++)
      visit(this.keys[row]!, this.values[row]!, this.places[row]!, row)
  }

  allValues(): Float64Array {
    return this.values.slice(0, this.size)
  }

  packed(placeInFile: PlaceInFile): PackedLatest {
    return {
      keys: this.keys.slice(0, this.size),
      values: this.values.slice(0, this.size),
      places: this.places.slice(0, this.size).map(placeInFile),
    }
  }

  private add(key: number): number {
    const row = this.size++
    if (row === this.keys.length) {
      this.keys = doubled(this.keys, row + 1)
      this.values = doubled(this.values, row + 1)
      this.places = doubled(this.places, row + 1)
    }
    this.rows[key] = row + 1
    this.keys[row] = key
    return row
  }
}

export interface PackedLatest {
  keys: Int32Array
  values: Float64Array
  places: Float64Array
}

/** The place of a line in the file, later is greater, from its place among the lines of one thread. */
export type PlaceInFile = (place: number) => number
