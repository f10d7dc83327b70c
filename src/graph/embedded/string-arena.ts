import type { Strings } from '../market.js'
import { growUint } from './grow.js'

/** Strings collected one by one into one UTF-8 arena. */
export class StringArena {
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096)
  private length = 0
  private readonly offsets = growUint()

  constructor() {
    this.offsets.push(0)
  }

  add(text: string): void {
    if (this.length + 3 * text.length > this.bytes.length) {
      const bigger = new Uint8Array(2 * this.bytes.length + 3 * text.length)
      bigger.set(this.bytes)
      this.bytes = bigger
    }
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written
    this.offsets.push(this.length)
  }

  /** The strings over SharedArrayBuffers. */
  strings(): Strings {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.length))
    bytes.set(this.bytes.subarray(0, this.length))
    const offsets = new Uint32Array(new SharedArrayBuffer(4 * this.offsets.length))
    offsets.set(this.offsets.view)
    return { count: offsets.length - 1, bytes, offsets }
  }
}

const encoder = new TextEncoder()
