import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ZipEntry } from '../formats/zip.js'

export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
export const PUBLIC_KEY = 'public-key.pem'
export const CLAIMS = 'evidence.json'
/** files that no manifest can list: itself, what signs it, and what checks the signature */
export const UNLISTED: ReadonlySet<string> = new Set([MANIFEST, SIGNATURE, PUBLIC_KEY])

const FileDigest = z.strictObject({
  name: z.string(),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sm3: z.string().regex(/^[0-9a-f]{64}$/),
})
export type FileDigest = z.infer<typeof FileDigest>

/** What became of one imported file's rows. */
const SourceState = z.enum([
  /** the rows in their original bytes under the file's own header */
  'original',
  /** cells as they were read: the file is no CSV, or came through a mapping or an archive */
  'as-read',
  /** cells as they were read, personal ones replaced */
  'masked',
  /** the file is not where it was, or cannot be opened */
  'unreadable',
  /** the file has another SHA-256 than when it was imported */
  'changed',
])

const Source = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  table: z.string(),
  state: SourceState,
  /** name in the package; null when the rows are not enclosed */
  entry: z.string().nullable(),
  /** where the enclosed rows stood in the file, in their order */
  lines: z.array(z.int()),
  /** rows asked for that the file does not have at their line */
  missing: z.array(z.int()),
})
export type Source = z.infer<typeof Source>

export const Manifest = z.strictObject({
  format: z.literal('biaojian-package/1'),
  number: z.string(),
  madeAt: z.string(),
  requester: z.string(),
  purpose: z.string(),
  masking: z.enum(['masked', 'clear']),
  notice: z.string(),
  ring: z.string(),
  program: z.strictObject({ name: z.literal('biaojian'), version: z.string() }),
  store: z.string(),
  run: z.strictObject({
    id: z.string(),
    finishedAt: z.string(),
    version: z.string(),
    digest: z.string(),
    seed: z.number(),
    communities: z.string(),
    bidders: z.int(),
    settings: z.unknown(),
  }),
  /** the store's contents have changed since the run */
  dataChanged: z.boolean(),
  key: z.strictObject({ algorithm: z.literal('Ed25519'), fingerprint: z.string() }),
  files: z.array(FileDigest),
  sources: z.array(Source),
})
export type Manifest = z.infer<typeof Manifest>

export const digestOf = ({ name, bytes }: ZipEntry): FileDigest => ({
  name,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sm3: createHash('sm3').update(bytes).digest('hex'),
})

export const jsonBytes = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
