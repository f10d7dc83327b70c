/**
 * One number for each key, of which the latest in the file counts: should an ocid stand on two lines, the second line's
 * result holds, whichever thread read it.
 */
export class Latest {
  private readonly rows = new Map<number, number>()
  private readonly keys: number[] = []
  private readonly values: number[] = []
  private readonly sequences: number[] = []

  set(key: number, value: number, sequence: number): void {
    const row = this.rows.get(key)
    if (row === undefined) {
      this.rows.set(key, this.keys.length)
      this.keys.push(key)
      this.values.push(value)
      this.sequences.push(sequence)
    } else if (sequence >= this.sequences[row]!) {
      this.values[row] = value
      this.sequences[row] = sequence
    }
  }

  each(visit: (key: number, value: number, sequence: number) => void): void {
    for (let row = 0; row < this.keys.length; row++)
      visit(this.keys[row]!, this.values[row]!, this.sequences[row]!)
  }

  get size(): number {
    return this.keys.length
  }

  packed(): PackedLatest {
    return {
      keys: Float64Array.from(this.keys),
      values: Float64Array.from(this.values),
      sequences: Float64Array.from(this.sequences),
    }
  }
}

export interface PackedLatest {
  keys: Float64Array
  values: Float64Array
  sequences: Float64Array
}
