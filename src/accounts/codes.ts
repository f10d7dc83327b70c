import { createHash, randomBytes } from 'node:crypto'

/** Letters that are not taken for one another on paper (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4

/** A code for paper, of 80 random bits: XXXX-XXXX-XXXX-XXXX. */
export const newCode = (): string => {
  const letters = [...randomBytes(16)].map((byte) => LETTERS[byte & 31]!)
  return letters.join('').replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-')
}

/** Hash of a code however it was typed: in small letters, without dashes, O for 0, I or L for 1. */
export const codeHash = (typed: string): string => {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return tokenHash(letters.replaceAll('O', '0').replace(/[IL]/g, '1'))
}

/** 32 random bytes for a session or ticket. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token: it is random, so a fast hash does. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
