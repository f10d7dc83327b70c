import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '../domain/errors.js'

/** Bytes of the key. */
export const KEY_BYTES = 32
const [NONCE, TAG] = [12, 16]

/** What the room seals with, and by what it finds again what is sealed. */
export interface RoomKey {
  /** AES-256-GCM; what it is sealed as is bound in, so that a box cannot stand for another thing. */
  seal(clear: string, as: string): Buffer
  /** Fails with `internal` for what was not sealed so. */
  open(box: Uint8Array, as: string): string
  /** HMAC-SHA-256 in hex: the same for the same text, and nothing of it to be read */
  mark(text: string): string
}

/** The room's uses of its 32 bytes, each under a key of its own. */
export const roomKeyOf = (held: Uint8Array): RoomKey => {
  const [box, marks] = ['box', 'mark'].map((use) => keyFor(held, use))
  return {
    seal: (clear, as) => sealed(box!, Buffer.from(clear), as),
    open: (from, as) => {
      const clear = opened(box!, from, as)
      if (clear) return clear.toString()
      throw new AppError('internal', 'Cannot open what the room keeps: its key is another, or it is damaged')
    },
    mark: (text) => createHmac('sha256', marks!).update(text).digest('hex'),
  }
}

/** A key for one use, from the bytes of another (HKDF-SHA-256). */
export const keyFor = (held: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', held, '', use, KEY_BYTES))

/** Nonce, tag and text by AES-256-GCM, with what it is bound in. */
export const sealed = (key: Uint8Array, clear: Uint8Array, as: string): Buffer => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(as))
  const body = Buffer.concat([cipher.update(clear), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Undefined for what was not sealed so. */
export const opened = (key: Uint8Array, box: Uint8Array, as: string): Buffer | undefined => {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE)).setAAD(Buffer.from(as))
    cipher.setAuthTag(box.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([cipher.update(box.subarray(NONCE + TAG)), cipher.final()])
  } catch {
    return undefined
  }
}
