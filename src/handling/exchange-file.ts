import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { LeadBody } from './lead.js'

export const EXCHANGE_FORMAT = 'biaojian-exchange/1'
const text = z.string()
const office = z.string().regex(/^O-[a-z0-9-]{1,30}$/)

export type ExchangeContent = z.infer<typeof ExchangeContent>
/** What a file says: a lead, or what came of one that was received. */
export const ExchangeContent = z.strictObject({
  from: office,
  to: office,
  n: z.int().min(1),
  /** SHA-256 of the file before it; null of the first */
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  at: z.iso.datetime(),
  /** number of the lead where it was made first */
  lead: z.string().regex(/^LD-\d{4}-\d{6}$/),
  said: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('lead'),
      /** number of the lead at the sender's */
      own: text,
      colour: text,
      body: LeadBody,
      conclusion: text.nullable(),
      note: text.max(4000),
    }),
    z.strictObject({
      kind: z.literal('reply'),
      state: text,
      stateText: z.strictObject({ zh: text, en: text }),
      closeReason: text.nullable(),
      conclusion: text.nullable(),
      results: z.array(z.strictObject({ kind: text, number: text, authority: text, day: text })),
      note: text.max(4000),
    }),
  ]),
})

/** SHA-256 of a public key (SPKI, DER) in hex: what two offices compare by word of mouth. */
export const fingerprintOfKey = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')

/** The public key of a PEM text. Fails with `invalid_input` where it is no Ed25519 key. */
export const publicKeyOf = (pem: string): KeyObject => {
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // told below
  }
  throw new AppError('invalid_input', 'The key is no Ed25519 public key (PEM)')
}

const signedText = (content: string, fingerprint: string): string =>
  `${EXCHANGE_FORMAT}\n${content}\n${fingerprint}\n`

/**
 * The file: its format, the content as JSON in a line, the fingerprint of the key, the signature (Ed25519,
 * base64url) over the lines before it.
 */
export const writeExchange = (content: ExchangeContent, key: KeyObject): string => {
  const signed = signedText(JSON.stringify(content), fingerprintOfKey(createPublicKey(key)))
  return `${signed}${sign(null, Buffer.from(signed), key).toString('base64url')}\n`
}

const SHAPE = /^biaojian-exchange\/1\n([^\n]+)\n([0-9a-f]{64})\n([A-Za-z0-9_-]{86})\n$/

/** Who signed a file, as it says itself. Fails with `invalid_input` where it is none, or was cut. */
export const signerOf = (file: string): string => parted(file)[1]

/**
 * What a file says. Fails with `invalid_input` where a byte of it is another than was signed with the key, or
 * where it says what no file does.
 */
export const readExchange = (file: string, publicKey: KeyObject): ExchangeContent => {
  const [content, fingerprint, signature] = parted(file)
  const bytes = Buffer.from(signature, 'base64url')
  // a text that decodes to the same bytes is another text all the same
  const isWhole = bytes.toString('base64url') === signature && fingerprint === fingerprintOfKey(publicKey)
  if (!isWhole || !verify(null, Buffer.from(signedText(content, fingerprint)), publicKey, bytes))
    throw new AppError('invalid_input', 'The exchange file was altered: its signature does not hold')
  const read = ExchangeContent.safeParse(JSON.parse(content))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  throw new AppError('invalid_input', `The exchange file cannot be read: ${path.join('.')}: ${message}`)
}

const parted = (file: string): [content: string, fingerprint: string, signature: string] => {
  const found = SHAPE.exec(file)
  if (!found) throw new AppError('invalid_input', 'This is no exchange file, or it was cut or altered')
  return [found[1]!, found[2]!, found[3]!]
}
