import { createHash, createHmac, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto'
import { join } from 'node:path'
import { shortened } from '../exports/ids.js'
import { keyFile } from '../formats/key-file.js'

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
  const key = keyFile(join(dir, NAME))
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
