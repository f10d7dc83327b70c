type Typed = Int32Array | Uint32Array | Uint8Array | Float64Array
type Resizable = Typed | Float32Array | Int8Array | Uint16Array | Int16Array

/** A typed array that grows by doubling. */
export class Growing<T extends Typed> {
  length = 0
  constructor(
    private array: T,
    private readonly make: (n: number) => T,
  ) {}

  push(value: number): void {
    if (this.length === this.array.length) this.reserve(1)
    this.array[this.length++] = value
  }

  at(i: number): number {
    return this.array[i]!
  }

  set(i: number, value: number): void {
    this.array[i] = value
  }

  append(values: ArrayLike<number>, from = 0, to = values.length): void {
    this.reserve(to - from)
    for (let i = from; i < to; i++) this.array[this.length++] = values[i]!
  }

  /** Makes room for n values without setting them. */
  skip(n: number): void {
    this.reserve(n)
    this.length += n
  }

  reserve(more: number): void {
    if (this.length + more <= this.array.length) return
    const bigger = this.make(Math.max(2 * this.array.length, this.length + more, 64))
    bigger.set(this.array as never)
    this.array = bigger
  }

  get view(): T {
    return this.array.subarray(0, this.length) as T
  }
}

export const growInt = (): Growing<Int32Array> => new Growing(new Int32Array(64), (n) => new Int32Array(n))
export const growUint = (): Growing<Uint32Array> =>
  new Growing(new Uint32Array(64), (n) => new Uint32Array(n))
export const growByte = (): Growing<Uint8Array> => new Growing(new Uint8Array(64), (n) => new Uint8Array(n))
export const growDouble = (): Growing<Float64Array> =>
  new Growing(new Float64Array(64), (n) => new Float64Array(n))

/** A copy of another length, cut or followed by zeros. */
export const resized = <T extends Resizable>(array: T, length: number): T => {
  const copy = new (array.constructor as new (length: number) => T)(length)
  copy.set(array.subarray(0, length) as never)
  return copy
}

/** A copy twice as long, or of `least` when that is more. */
export const doubled = <T extends Resizable>(array: T, least = 0): T =>
  resized(array, Math.max(2 * array.length, least))
