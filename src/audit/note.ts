import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/**
 * Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint): origin, size and root in a line each,
 * an empty line, and a line a signature. People can read them, and tools of others check them.
 */
export interface Checkpoint {
  origin: string
  /** entries under it */
  size: number
  root: Buffer
}

/** Whoever signs notes: under a name, with an Ed25519 key. */
export interface NoteSigner {
  name: string
  key: KeyObject
}

export interface NoteVerifier {
  name: string
  publicKey: KeyObject
}

/** A note apart: the text that is signed, and the signatures by name. */
export interface OpenNote {
  text: string
  signatures: { name: string; keyId: Buffer; signature: Buffer }[]
}

const ED25519 = 0x01
const KEY_ID_BYTES = 4
const RAW_KEY_BYTES = 32

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** The checkpoint that a note's text is; undefined where it is none. */
export const checkpointOf = (text: string): Checkpoint | undefined => {
  const found = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text)
  if (!found) return undefined
  return { origin: found[1]!, size: Number(found[2]), root: Buffer.from(found[3]!, 'base64') }
}

export const signNote = (text: string, signer: NoteSigner): string =>
  `${text}\n${signatureLine(text, signer)}`

/** A further signature below a note's text. */
export const signatureLine = (text: string, { name, key }: NoteSigner): string => {
  const id = keyIdOf({ name, publicKey: createPublicKey(key) })
  return `— ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')}\n`
}

/** The parts of a note; undefined where it is none. */
export const openNote = (note: string): OpenNote | undefined => {
  const at = note.lastIndexOf('\n\n')
  if (at < 0 || !note.endsWith('\n')) return undefined
  const signatures: OpenNote['signatures'] = []
  for (const line of note.slice(at + 2, -1).split('\n')) {
    const [, name, encoded] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
    if (!name || !encoded) return undefined
    const bytes = Buffer.from(encoded, 'base64')
    const [keyId, signature] = [bytes.subarray(0, KEY_ID_BYTES), bytes.subarray(KEY_ID_BYTES)]
    signatures.push({ name, keyId, signature })
  }
  return { text: note.slice(0, at + 1), signatures }
}

/** Whether the note bears this verifier's signature. */
export const isSignedBy = ({ text, signatures }: OpenNote, verifier: NoteVerifier): boolean => {
  const id = keyIdOf(verifier)
  return signatures.some(
    ({ name, keyId, signature }) =>
      name === verifier.name &&
      keyId.equals(id) &&
      verify(null, Buffer.from(text), verifier.publicKey, signature),
  )
}

/** A verifier as one word, to be kept and compared: name, id of the key, key. */
export const verifierWord = (verifier: NoteVerifier): string =>
  `${verifier.name}+${keyIdOf(verifier).toString('hex')}+${typedKey(verifier.publicKey).toString('base64')}`

/** The verifier of such a word; undefined where it is none. */
export const verifierOf = (word: string): NoteVerifier | undefined => {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(word.trim()) ?? []
  const bytes = Buffer.from(encoded ?? '', 'base64')
  if (!name || bytes[0] !== ED25519 || bytes.length !== 1 + RAW_KEY_BYTES) return undefined
  const x = bytes.subarray(1).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const verifier = { name, publicKey }
  return keyIdOf(verifier).toString('hex') === id ? verifier : undefined
}

const typedKey = (publicKey: KeyObject): Buffer => {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return Buffer.concat([Buffer.from([ED25519]), der.subarray(der.length - RAW_KEY_BYTES)])
}

const keyIdOf = ({ name, publicKey }: NoteVerifier): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typedKey(publicKey)]), 'buffer').subarray(
    0,
    KEY_ID_BYTES,
  )
