import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.js'
import { writeNewSync } from '../formats/whole-file.js'

/**
 * Seals what must be read back: secrets of second factors. AES-256-GCM under the key of the file
 * `secrets.key` beside the case book; the user's id is bound in, so that a secret cannot be moved to another.
 */
export interface Secrets {
  seal(clear: Uint8Array, owner: string): Buffer
  /** Fails with `internal` for what was not sealed so. */
  open(sealed: Uint8Array, owner: string): Buffer
}

const NONCE = 12
const TAG = 16
const KEY = 32

/** The secrets of a store folder; the key is made on first use, for its owner alone. */
export const secretsOf = (dir: string): Secrets => {
  let key: Buffer | undefined
  const held = (): Buffer => (key ??= keyOf(join(dir, 'secrets.key')))
  return {
    seal: (clear, owner) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', held(), nonce).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(clear), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, owner) => {
      const [nonce, tag] = [sealed.subarray(0, NONCE), sealed.subarray(NONCE, NONCE + TAG)]
      try {
        const cipher = createDecipheriv('aes-256-gcm', held(), nonce).setAAD(Buffer.from(owner))
        cipher.setAuthTag(tag)
        return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()])
      } catch (cause) {
        if (cause instanceof AppError) throw cause
        throw new AppError(
          'internal',
          'Cannot open a sealed secret: secrets.key is not the one it was sealed with',
          {
            cause,
          },
        )
      }
    },
  }
}

const keyOf = (path: string): Buffer => {
  try {
    if (!existsSync(path)) writeNewSync(path, randomBytes(KEY))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new AppError('engine_unavailable', `Cannot write the key of secrets ${path}`, { cause })
  }
  const key = readFileSync(path)
  if (key.length !== KEY)
    throw new AppError('engine_unavailable', `Cannot use the key of secrets ${path}: it is damaged`)
  return key
}
