import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.js'
import { shortened } from '../exports/ids.js'
import { writeNewSync } from '../formats/whole-file.js'

/**
 * The store's key: it signs manifests, and makes the tokens that stand for masked values. It never leaves the
 * store.
 */
export interface SigningKey {
  /** SHA-256 of the public key (SPKI, DER) in hex: what a receiver compares */
  fingerprint: string
  publicPem: string
  sign(bytes: Uint8Array): Buffer
  /**
   * Stands for a value in the package of a number: equal values have equal tokens there, and nobody without
   * the key can try values out.
   */
  token(packageNumber: string, kind: string, canonical: string): string
  /** Part of the id of a value that may be masked: the same in every export of the store. */
  idOf(text: string): string
}

const NAME = 'signing-key.pem'

/** The key of the store folder, made on first use, readable by its owner alone. */
export const signingKey = (dir: string): SigningKey => {
  const path = join(dir, NAME)
  const key = readKey(path) ?? makeKey(path)
  const publicKey = createPublicKey(key)
  const der = key.export({ type: 'pkcs8', format: 'der' })
  const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', der, '', use, 32))
  const secret = derived('biaojian masked values')
  const idSecret = derived('biaojian ids of values')
  return {
    fingerprint: fingerprintOf(publicKey),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, key),
    token: (number, kind, canonical) =>
      createHmac('sha256', secret)
        .update(JSON.stringify([number, kind, canonical]))
        .digest('hex')
        .slice(0, 32),
    idOf: (text) => shortened(createHmac('sha256', idSecret).update(text).digest('hex')),
  }
}

export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')

const readKey = (path: string): KeyObject | undefined => {
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

/** Two processes may come at once: the first to write the file wins, the other reads it. */
const makeKey = (path: string): KeyObject => {
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    writeNewSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    return privateKey
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return readKey(path)!
    throw new AppError('engine_unavailable', `Cannot write the signing key ${path}`, { cause })
  }
}
