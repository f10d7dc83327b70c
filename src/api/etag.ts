import { createHash } from 'node:crypto'

/** The entity tag of what an answer holds: the same bytes have the same one (RFC 9110, 8.8.3). */
export const etagOf = (bytes: string | Uint8Array): string =>
  etagOfDigest(createHash('sha256').update(bytes).digest())

/** The tag of bytes whose SHA-256 is known. */
export const etagOfDigest = (sha256: Buffer): string => `"${sha256.toString('base64url').slice(0, 22)}"`

/** Whether an `If-None-Match` names the tag. */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
