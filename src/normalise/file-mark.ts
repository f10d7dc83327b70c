import { fold, foldTight, lowerAscii, upperAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isEmptySerial } from './placeholders.js'
import { tellsApart } from './tells-apart.js'

const HEX = /^[0-9a-f]+$/
const GUID = /^[0-9A-F]{32}$/
const EMPTY_FILES = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
])

/**
 * Creation mark of a file: 32 upper-case hex digits, whatever braces and hyphens it came in; other marks
 * upper case.
 */
export const fileGuid = (text: string): Normalised => {
  if (HYPHENED.test(text)) return hyphened(text)
  const mark = upperAscii(foldTight(text))
  const bare = mark.replace(/[{}()-]/g, '')
  if (bare === '' || isEmptySerial(mark) || isEmptySerial(bare)) return PLACEHOLDER
  if (!tellsApart(mark)) return kept(mark, QUALITY_MARKS.genericValue)
  return linking(GUID.test(bare) ? bare : mark)
}

const HYPHENED = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/

const hyphened = (t: string): Normalised => {
  if (isEmptySerial(t)) return PLACEHOLDER
  const bare = t.slice(0, 8) + t.slice(9, 13) + t.slice(14, 18) + t.slice(19, 23) + t.slice(24)
  return linking(bare.toUpperCase())
}

/** A GUID with its hyphens; other marks as they are. */
export const withHyphens = (canonical: string): string =>
  GUID.test(canonical) ? canonical.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : canonical

/** Digest of a file: lower-case hex. The digests of an empty file (MD5, SHA-1, SHA-256, SM3) never link. */
export const fileHash = (text: string): Normalised => {
  const lower = lowerAscii(foldTight(text))
  const isPlain = HEX.test(lower)
  const folded = isPlain ? lower : lower.replace(/^(?:md5|sha-?1|sha-?256|sm3)[:=]/, '')
  if (folded === '' || isEmptySerial(folded)) return PLACEHOLDER
  if (!tellsApart(folded.toUpperCase())) return kept(folded, QUALITY_MARKS.genericValue)
  if (!isPlain && !HEX.test(folded)) return linking(folded)
  return EMPTY_FILES.has(folded) ? kept(folded, QUALITY_MARKS.emptyFile) : linking(folded)
}

/** Client or tool with its version: as text, blanks made one. */
export const client = (text: string): Normalised => linking(fold(text))
