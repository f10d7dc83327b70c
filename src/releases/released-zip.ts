import { createPublicKey, verify as verifySignature } from 'node:crypto'
import { z } from 'zod'
import { shanghai } from '../domain/day.js'
import { canonicalEntries } from '../formats/read-zip.js'
import { stampOf, type ZipEntry, zipOf } from '../formats/zip.js'
import { digestOf, jsonBytes, PUBLIC_KEY } from '../package/manifest.js'
import { fingerprintOf, type SigningKey } from '../package/signing-key.js'
import type { Stamp, StampWords } from './stamp-words.js'

/** What a copy of a released file says of it, where the file itself has no page to say it on. */
export const RELEASE_NOTE = 'release.json'
const NOTE_SIGNATURE = 'release.sig'
/** the same for people */
const NOTE_TEXT = 'RELEASE.txt'

const Digest = z.strictObject({
  name: z.string(),
  size: z.int().nonnegative(),
  sha256: z.string(),
  sm3: z.string(),
})

export const ReleaseNote = z.strictObject({
  format: z.literal('biaojian-release/1'),
  release: z.string(),
  copy: z.int(),
  copies: z.int(),
  addressee: z.string(),
  /** who took it; null of what is public */
  taker: z.string().nullable(),
  /** ISO time, UTC */
  at: z.string(),
  checkpoint: z.string().nullable(),
  lines: z.array(z.string()),
  store: z.string(),
  key: z.strictObject({ algorithm: z.literal('Ed25519'), fingerprint: z.string() }),
  /** the file as it was decided, and its note for people */
  files: z.tuple([Digest, Digest]),
})
export type ReleaseNote = z.infer<typeof ReleaseNote>

/** What is put beside the file. */
export interface CopyOf {
  file: ZipEntry
  stamp: Stamp
  words: StampWords
  addressee: string
  store: string
  key: SigningKey
}

/**
 * A copy of a file that cannot be stamped without changing it for the program that reads it: a ZIP of the
 * very bytes that were decided, a note with release, copy, receiver and taker, for people and for machines,
 * and the store's signature over it. The same copy gives the same bytes.
 */
export const releasedZip = ({ file, stamp, words, addressee, store, key }: CopyOf): Buffer => {
  const { release, copy, copies, isPublic, user, at, checkpoint = null } = stamp
  const text: ZipEntry = {
    name: NOTE_TEXT,
    bytes: Buffer.from(`\ufeff${[...words.lines, addressee].join('\r\n')}\r\n`),
  }
  const note: ReleaseNote = {
    format: 'biaojian-release/1',
    ...{ release, copy, copies, addressee, taker: isPublic ? null : user, at, checkpoint },
    ...{ lines: words.lines, store, key: { algorithm: 'Ed25519', fingerprint: key.fingerprint } },
    files: [digestOf(file), digestOf(text)],
  }
  const bytes = jsonBytes(note)
  const entries: ZipEntry[] = [
    file,
    text,
    { name: RELEASE_NOTE, bytes },
    { name: NOTE_SIGNATURE, bytes: Buffer.from(`${key.sign(bytes).toString('base64')}\n`) },
    { name: PUBLIC_KEY, bytes: Buffer.from(key.publicPem) },
  ]
  return zipOf(entries, stampOf(shanghai(at)))
}

/** A copy as it was found: what its note says, the file in it, and whether anything was changed. */
export interface FoundCopy {
  ok: boolean
  note: ReleaseNote
  file: ZipEntry
  fingerprint: string
}

/**
 * The copy that a file is; undefined of any other file, and of one that was so changed that it cannot be read
 * as one.
 * @param pinned fingerprint that the key must have
 */
export const foundCopy = (zip: Buffer, pinned?: string): FoundCopy | undefined => {
  const entries = canonicalEntries(zip)
  const bytesOf = (name: string): Buffer | undefined => {
    const found = entries?.find((entry) => entry.name === name)
    return found && Buffer.from(found.bytes)
  }
  const [bytes, signature, pem] = [RELEASE_NOTE, NOTE_SIGNATURE, PUBLIC_KEY].map(bytesOf)
  const note = bytes && noteIn(bytes)
  const file = note && entries?.find(({ name }) => name === note.files[0].name)
  if (!entries || !bytes || !signature || !pem || !note || !file) return undefined
  const fingerprint = fingerprintIn(pem)
  const signed =
    fingerprint !== undefined &&
    verifySignature(null, bytes, createPublicKey(pem), Buffer.from(signature.toString('latin1'), 'base64'))
  const isWhole = note.files.every((listed) => {
    const own = entries.find(({ name }) => name === listed.name)
    return own !== undefined && sameDigest(digestOf(own), listed)
  })
  const isOwn = fingerprint === note.key.fingerprint && (pinned === undefined || pinned === fingerprint)
  const nothingMore = entries.length === note.files.length + 3
  return { ok: signed && isWhole && isOwn && nothingMore, note, file, fingerprint: fingerprint ?? '' }
}

type FileDigest = ReturnType<typeof digestOf>
const sameDigest = (x: FileDigest, y: FileDigest): boolean =>
  x.size === y.size && x.sha256 === y.sha256 && x.sm3 === y.sm3

const noteIn = (bytes: Buffer): ReleaseNote | undefined => {
  try {
    return ReleaseNote.safeParse(JSON.parse(bytes.toString())).data
  } catch {
    return undefined
  }
}

const fingerprintIn = (pem: Buffer): string | undefined => {
  try {
    return fingerprintOf(createPublicKey(pem))
  } catch {
    return undefined
  }
}
