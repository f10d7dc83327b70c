import { companyText } from './company-name.js'
import { foldText, foldTight } from './fold.js'
import { hasIdentityChecksum } from './identity-number.js'
import {
  kept,
  LONGEST_CELL,
  NOT_GIVEN,
  type Normalised,
  PLACEHOLDER,
  QUALITY_MARKS,
  SEVERAL_IDS,
  UNREADABLE,
} from './normalised.js'
import { isEmptyIdentifier, isPlaceholder } from './placeholders.js'
import { unguarded } from './text-guard.js'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const CODE = /^[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18}$/
const LOOKALIKE = /^[0-9A-Za-z]{18}$/

/** An id of so few characters holds no second one. */
const SHORT = 8

/** Ideographs: a name that stands in for a code, in as many spellings as a name has. */
const WIDE = /[\u3400-\u9fff]/

const VALUE = new Int8Array(128).fill(-1)
for (let i = 0; i < ALPHABET.length; i++) VALUE[ALPHABET.charCodeAt(i)] = i

/** Whether 18 characters carry the right check character of GB 32100-2015. */
export const hasCreditChecksum = (code: string): boolean => {
  if (code.length !== 18) return false
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = VALUE[code.charCodeAt(i)] ?? -1
    if (value < 0) return false
    sum += value * WEIGHTS[i]!
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}

/**
 * Id of an organisation: a unified social credit code (18 characters of its alphabet, upper case), or any
 * opaque id, which is trimmed, has single blanks and keeps its case; one with ideographs is a name, and is
 * written as names are.
 * Several codes or names of firms in one cell are none: partners are a row each.
 * A failed checksum is marked, never rejected, and nothing is corrected: old certificates exist that fail it.
 * An identity number standing in for a code (a sole trader) is measured by its own.
 */
export const creditCode = (raw: string): Normalised => {
  const text = unguarded(raw.trim())
  if (text === '') return NOT_GIVEN
  if (text.length > LONGEST_CELL) return UNREADABLE
  if (text.length === 18 && CODE.test(text)) return coded(text)
  if (isPlaceholder(text)) return PLACEHOLDER
  const tight = text.length < 64 ? foldTight(text) : text
  if (CODE.test(tight)) return coded(tight)
  const opaque = WIDE.test(text) ? named(text) : foldText(text).replace(/\s+/g, ' ')
  const within = opaque.length > SHORT ? idsWithin(opaque) : undefined
  if (within !== undefined) return within
  return opaque === '' ? NOT_GIVEN : kept(opaque, LOOKALIKE.test(opaque) ? lookalike(opaque) : 0)
}

const CODES = /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18}(?![0-9A-Za-z])/g
/** What people write around a code: a label before it, a remark behind it. */
const LABELLED = /^(?:(?:统一)?(?:社会)?信用代码|组织机构代码|代码|uscc)[:：]|[(（][^()（）]*[)）]$/gi
/** Names of firms in one cell, as partners of a consortium are written. */
const NAMES = /(?:公司|集团|厂|院|所|社|中心)(?:[(（][^()（）]*[)）])?[、;；,，/／+＋]/

/**
 * A code with a label or a remark is that code; several ids in one cell are partners, and no bidder of
 * their own.
 */
const idsWithin = (text: string): Normalised | undefined => {
  const codes = text.match(CODES) ?? []
  if (codes.length > 1) return SEVERAL_IDS
  const bare = text.replace(LABELLED, '')
  if (bare === codes[0] && hasCreditChecksum(bare.toUpperCase())) return coded(bare)
  return NAMES.test(text) ? SEVERAL_IDS : undefined
}

/** Blanks taken out can bring together what composes: until nothing changes. */
const named = (text: string): string => {
  let name = text
  for (let before = ''; before !== name; ) {
    before = name
    name = companyText(name)
  }
  return name
}

const coded = (text: string): Normalised => {
  const code = text.toUpperCase()
  if (code[0] === code[1] && isEmptyIdentifier(code)) return PLACEHOLDER
  const good = hasCreditChecksum(code) || hasIdentityChecksum(code)
  return kept(code, good ? 0 : QUALITY_MARKS.invalidChecksum)
}

const lookalike = (text: string): number => {
  const read = text.toUpperCase().replace(/O/g, '0').replace(/I/g, '1')
  return hasCreditChecksum(read) ? QUALITY_MARKS.lookalikeCode : 0
}
