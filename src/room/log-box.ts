import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { keyFor, opened, sealed } from './room-key.js'

/** DER of an X25519 key before its 32 bytes (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex')
const [BYTES, USE] = [32, 'biaojian room log']
/** Before the base64 of a box that is sealed so; earlier ones have none. */
const MARK = 'x1.'

/** The key that opens boxes of the log, from the room's. */
export const logKeyOf = (held: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE, keyFor(held, 'log')]), format: 'der', type: 'pkcs8' })

/** Its public part, 32 bytes: with it entries are sealed while the room is closed. */
export const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-BYTES)

/**
 * A text that the holder of the private part alone can read: X25519 with a key of its own, HKDF, AES-256-GCM.
 */
export const sealTo = (to: Uint8Array, text: string): string => {
  const own = generateKeyPairSync('x25519')
  const from = publicBytes(own.privateKey)
  const key = shared(own.privateKey, to, from, to)
  return MARK + Buffer.concat([from, sealed(key, Buffer.from(text), USE)]).toString('base64')
}

export const isSealedTo = (box: string): boolean => box.startsWith(MARK)

/** Undefined for what was not sealed to this key. */
export const openFrom = (key: KeyObject, box: string): string | undefined => {
  const bytes = Buffer.from(box.slice(MARK.length), 'base64')
  const from = bytes.subarray(0, BYTES)
  if (from.length < BYTES) return undefined
  return opened(shared(key, from, from, publicBytes(key)), bytes.subarray(BYTES), USE)?.toString()
}

const shared = (own: KeyObject, other: Uint8Array, from: Uint8Array, to: Uint8Array): Buffer => {
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC, other]), format: 'der', type: 'spki' })
  const secret = diffieHellman({ privateKey: own, publicKey })
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([from, to]), USE, BYTES))
}
