import { createHash } from 'node:crypto'

/** The entity tag of what an answer holds: the same bytes have the same one (RFC 9110, 8.8.3). */
export const etagOf = (bytes: string | Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`

/** Whether an `If-None-Match` names the tag. */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
