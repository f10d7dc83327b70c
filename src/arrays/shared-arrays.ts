/** Typed arrays over SharedArrayBuffers, so that workers take views of them. */
export const sharedInts = (n: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * n))
export const sharedUints = (n: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * n))
export const sharedDoubles = (n: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * n))
export const sharedBytes = (n: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(n))

type Typed = Int32Array | Uint32Array | Float64Array | Uint8Array

/** A copy over a SharedArrayBuffer. */
export const shared = <T extends Typed>(array: T): T => {
  const copy = new (array.constructor as new (buffer: SharedArrayBuffer) => T)(
    new SharedArrayBuffer(array.byteLength),
  )
  copy.set(array as never)
  return copy
}
