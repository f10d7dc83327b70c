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

export type ExchangeStamp = z.infer<typeof ExchangeStamp>
/**
 * Which copy of which release a file is, put behind it when it is taken; the file before it stays as decided.
 */
export const ExchangeStamp = z.strictObject({
  release: text,
  copy: z.int().min(1),
  copies: z.int().min(1),
  /** who took it */
  taker: text,
  at: z.iso.datetime(),
  /** of the audit log, as `size:first 12 of its root` */
  checkpoint: text.nullable(),
  /** the same for people */
  lines: z.array(text),
})

const stampedText = (file: string, stamp: string): string => `${file}${STAMP_FORMAT}\n${stamp}\n`
const STAMP_FORMAT = 'biaojian-release/1'

/**
 * The file with a stamp behind it, and the signature over both. Fails with `invalid_input` where it is none.
 */
export const stampExchange = (file: string, stamp: ExchangeStamp, key: KeyObject): string => {
  const [core] = parted(file)
  const signed = stampedText(core, JSON.stringify(ExchangeStamp.parse(stamp)))
  return `${signed}${sign(null, Buffer.from(signed), key).toString('base64url')}\n`
}

const SHAPE =
  /^(biaojian-exchange\/1\n([^\n]+)\n([0-9a-f]{64})\n([A-Za-z0-9_-]{86})\n)(?:biaojian-release\/1\n([^\n]+)\n([A-Za-z0-9_-]{86})\n)?$/

/** Who signed a file, as it says itself. Fails with `invalid_input` where it is none, or was cut. */
export const signerOf = (file: string): string => parted(file)[2]

/** SHA-256 in hex of a file without its stamp: the same for every copy. */
export const digestOfExchange = (file: string): string =>
  createHash('sha256').update(parted(file)[0]).digest('hex')

/**
 * What a file says, and its stamp; null = it has none. Fails with `invalid_input` where a byte of it is
 * another than was signed with the key, or where it says what no file does.
 */
export const readExchange = (
  file: string,
  publicKey: KeyObject,
): { content: ExchangeContent; stamp: ExchangeStamp | null } => {
  const [core, content, fingerprint, signature, stamp, sealed] = parted(file)
  const isWhole =
    fingerprint === fingerprintOfKey(publicKey) &&
    isSigned(signedText(content, fingerprint), signature, publicKey) &&
    (stamp === undefined || isSigned(stampedText(core, stamp), sealed!, publicKey))
  if (!isWhole)
    throw new AppError('invalid_input', 'The exchange file was altered: its signature does not hold')
  return {
    content: readAs(ExchangeContent, content),
    stamp: stamp === undefined ? null : readAs(ExchangeStamp, stamp),
  }
}

const isSigned = (signed: string, signature: string, key: KeyObject): boolean => {
  const bytes = Buffer.from(signature, 'base64url')
  // a text that decodes to the same bytes is another text all the same
  return bytes.toString('base64url') === signature && verify(null, Buffer.from(signed), key, bytes)
}

const readAs = <T>(schema: z.ZodType<T>, line: string): T => {
  const read = schema.safeParse(JSON.parse(line))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  throw new AppError('invalid_input', `The exchange file cannot be read: ${path.join('.')}: ${message}`)
}

type Parts = [
  core: string,
  content: string,
  fingerprint: string,
  signature: string,
  stamp: string | undefined,
  sealed: string | undefined,
]

const parted = (file: string): Parts => {
  const found = SHAPE.exec(file)
  if (!found) throw new AppError('invalid_input', 'This is no exchange file, or it was cut or altered')
  return found.slice(1) as Parts
}
