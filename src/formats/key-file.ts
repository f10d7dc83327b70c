import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AppError } from '../domain/errors.js'
import { writeNewSync } from './whole-file.js'

/**
 * The Ed25519 key of a PEM file, made on first use, readable by its owner alone. Two processes may come at
 * once: the first to write the file wins, the other reads it. Fails with `engine_unavailable`.
 */
export const keyFile = (path: string): KeyObject => readKeyFile(path) ?? makeKey(path)

/** The key of a PEM file; undefined where there is none. Fails with `engine_unavailable`. */
export const readKeyFile = (path: string): KeyObject | undefined => {
  let pem: string
  try {
    pem = readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new AppError('engine_unavailable', `Cannot read the signing key ${path}`, { cause })
  }
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new AppError('engine_unavailable', `Cannot read the signing key ${path}: it is damaged`, { cause })
  }
}

const makeKey = (path: string): KeyObject => {
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    writeNewSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    return privateKey
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST') return readKeyFile(path)!
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
      throw new AppError(
        'engine_unavailable',
        `Cannot make the signing key ${path}: the store is read-only and has none yet. Export from it once where it can be written`,
        { cause },
      )
    throw new AppError('engine_unavailable', `Cannot write the signing key ${path}`, { cause })
  }
}
