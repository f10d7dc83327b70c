import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { AppError } from '../domain/errors.js'

const [KEY, NONCE, TAG] = [32, 12, 16]

/** What the room seals with, and by what it finds again what is sealed. */
export interface RoomKey {
  /** AES-256-GCM; what it is sealed as is bound in, so that a box cannot stand for another thing. */
  seal(clear: string, as: string): Buffer
  /** Fails with `internal` for what was not sealed so. */
  open(box: Uint8Array, as: string): string
  /** HMAC-SHA-256 in hex: the same for the same text, and nothing of it to be read */
  mark(text: string): string
}

/**
 * The room's own key, made on first use for its owner alone: neither the service's secrets nor the audit key
 * open what lies under it. Fails with `engine_unavailable` where it cannot be written or is damaged.
 */
export const roomKey = (path: string): RoomKey => {
  const held = keyOf(path)
  const [box, marks] = ['box', 'mark'].map((use) => Buffer.from(hkdfSync('sha256', held, '', use, KEY)))
  return {
    seal: (clear, as) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', box!, nonce).setAAD(Buffer.from(as))
      const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, as) => {
      try {
        const cipher = createDecipheriv('aes-256-gcm', box!, sealed.subarray(0, NONCE)).setAAD(
          Buffer.from(as),
        )
        cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
        return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()]).toString()
      } catch (cause) {
        throw new AppError(
          'internal',
          'Cannot open what the room keeps: its key is another, or it is damaged',
          {
            cause,
          },
        )
      }
    },
    mark: (text) => createHmac('sha256', marks!).update(text).digest('hex'),
  }
}

const keyOf = (path: string): Buffer => {
  try {
    writeFileSync(path, randomBytes(KEY), { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new AppError('engine_unavailable', 'Cannot write the key of the restricted room', { cause })
  }
  const key = readFileSync(path)
  if (key.length !== KEY)
    throw new AppError('engine_unavailable', 'Cannot use the key of the restricted room: it is damaged')
  return key
}
