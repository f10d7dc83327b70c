import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.js'
import { syncFolder, writeNewSync } from '../formats/whole-file.js'

/**
 * Seals what must be read back: secrets of second factors, files kept with an item. AES-256-GCM under the key
 * of the file `secrets.key` beside the case book; the owner's id is bound in, so that a secret cannot be
 * moved to another.
 */
export interface Secrets {
  seal(clear: Uint8Array, owner: string): Buffer
  /** Fails with `internal` for what was not sealed so. */
  open(sealed: Uint8Array, owner: string): Buffer
}

/** A key on its way to take the place of another: until then either opens. */
export interface KeyChange {
  /** The same under the new key; undefined for what is under it already. Fails as `Secrets.open`. */
  reseal(sealed: Uint8Array, owner: string): Buffer | undefined
  /** Puts the new key in the place of the former, which is gone then. */
  finish(): void
}

const NONCE = 12
const TAG = 16
const KEY = 32

const keyFile = (dir: string): string => join(dir, 'secrets.key')
/** The key that a change is on its way to. */
const nextFile = (dir: string): string => join(dir, 'secrets.key.next')

/**
 * The secrets of a store folder; the key is made on first use, for its owner alone. Its file is read each
 * time: another process may be changing it.
 */
export const secretsOf = (dir: string): Secrets => ({
  seal: (clear, owner) => sealed(keysOf(dir)[0]!, clear, owner),
  open: (given, owner) => openedByAny(keysOf(dir), given, owner),
})

/**
 * Begins to change the key of a store folder, or goes on where it was cut off: from here on the new key
 * seals. What is sealed is then to be given to `reseal`, all of it, and after that `finish` called.
 */
export const keyChange = (dir: string): KeyChange => {
  const former = keyOf(keyFile(dir))
  const next = keyOf(nextFile(dir))
  return {
    reseal: (given, owner) => {
      if (opened(next, given, owner)) return undefined
      return sealed(next, openedByAny([former], given, owner), owner)
    },
    finish: () => {
      if (!existsSync(nextFile(dir))) return
      renameSync(nextFile(dir), keyFile(dir))
      syncFolder(keyFile(dir))
    },
  }
}

const sealed = (key: Buffer, clear: Uint8Array, owner: string): Buffer => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(clear), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

const opened = (key: Buffer, given: Uint8Array, owner: string): Buffer | undefined => {
  const [nonce, tag] = [given.subarray(0, NONCE), given.subarray(NONCE, NONCE + TAG)]
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
    cipher.setAuthTag(tag)
    return Buffer.concat([cipher.update(given.subarray(NONCE + TAG)), cipher.final()])
  } catch {
    return undefined
  }
}

const openedByAny = (keys: readonly Buffer[], given: Uint8Array, owner: string): Buffer => {
  for (const key of keys) {
    const clear = opened(key, given, owner)
    if (clear) return clear
  }
  throw new AppError('internal', 'Cannot open a sealed secret: secrets.key is not the one it was sealed with')
}

/** The key that seals, and after it one that it is to take the place of. */
const keysOf = (dir: string): Buffer[] => {
  const next = held(nextFile(dir))
  const key = keyOf(keyFile(dir))
  return next ? [next, key] : [key]
}

const held = (path: string): Buffer | undefined => {
  try {
    return whole(path, readFileSync(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const keyOf = (path: string): Buffer => {
  const there = held(path)
  if (there) return there
  try {
    writeNewSync(path, randomBytes(KEY))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new AppError('engine_unavailable', `Cannot write the key of secrets ${path}`, { cause })
  }
  return whole(path, readFileSync(path))
}

const whole = (path: string, key: Buffer): Buffer => {
  if (key.length !== KEY)
    throw new AppError('engine_unavailable', `Cannot use the key of secrets ${path}: it is damaged`)
  return key
}
