import type { Reader } from '../domain/kind.js'
import { kindOf, type ValueKind } from '../domain/value-kind.js'
import { address } from './address.js'
import { payer } from './company-name.js'
import { email } from './email.js'
import { client, fileGuid, fileHash } from './file-mark.js'
import { fold } from './fold.js'
import { account, fileProperty } from './generic-names.js'
import { identityNumber } from './identity-number.js'
import { ip } from './ip.js'
import { mac } from './mac.js'
import {
  LONGEST_CELL,
  NOT_GIVEN,
  type Normalised,
  type Normaliser,
  PLACEHOLDER,
  QUALITY_MARKS,
  UNKNOWN_WORD,
  UNREADABLE,
} from './normalised.js'
import { personName } from './person-name.js'
import { phone } from './phone.js'
import { isEmptyIdentifier, isPlaceholder, saysNothing } from './placeholders.js'
import { certificate, diskSerial, lock, serial } from './serial.js'
import { unguarded } from './text-guard.js'

/**
 * By the key that a kind's record gives: how its cells are read, and whether they are text rather than a
 * code.
 */
const READERS: Record<Reader, { read: Normaliser; isText?: true }> = {
  account: { read: account },
  address: { read: address, isText: true },
  certificate: { read: certificate },
  client: { read: client, isText: true },
  'disk-serial': { read: diskSerial },
  email: { read: email },
  'file-guid': { read: fileGuid },
  'file-hash': { read: fileHash },
  'file-property': { read: fileProperty },
  'identity-number': { read: identityNumber },
  ip: { read: ip },
  lock: { read: lock },
  mac: { read: mac },
  payer: { read: payer, isText: true },
  'person-name': { read: personName, isText: true },
  phone: { read: phone },
  serial: { read: serial },
}

/** Normaliser of a single value of a kind. The empty forms of a code include one character repeated. */
export const valueNormaliser = (kind: ValueKind): Normaliser => {
  const { read, isText } = READERS[kindOf(kind).read]
  return trimmed(read, !isText)
}

const normalisers = new Map<ValueKind, Normaliser>()

/** One value of a kind, raw: what an allowlist entry or a search means. */
export const normaliseValue = (kind: ValueKind, raw: string): Normalised => {
  let normaliser = normalisers.get(kind)
  if (!normaliser) normalisers.set(kind, (normaliser = valueNormaliser(kind)))
  return normaliser(raw)
}

/**
 * Puts before a reader what holds for every type: blanks trimmed, empty and placeholder cells not given, a
 * limit of length; and, where the text holds uncommon characters, reads on until the canonical text stays as
 * it is.
 */
export const trimmed = (read: Normaliser, identifier = false, longest = LONGEST_CELL): Normaliser =>
  bounded(read, identifier ? isEmptyIdentifier : isPlaceholder, longest)

/**
 * As `trimmed`, where a cell holds a word of a closed list, or a blank has a meaning of its own. Only what
 * says "nothing" is not given: 待定 or 同上 is a word that the list lacks.
 * @param isDefaulted a blank stands for a value, which such a word must not get: its row goes to quarantine
 */
export const strict = (read: Normaliser, isDefaulted: boolean): Normaliser =>
  bounded(
    (text) => {
      if (!isPlaceholder(text)) return read(text)
      return isDefaulted ? UNKNOWN_WORD : { ...PLACEHOLDER, marks: UNTOLD, kept: fold(text) }
    },
    saysNothing,
    LONGEST_CELL,
  )

/**
 * As `trimmed`, for dates: what says that one is to come, or not told (待定, 不详), is not given and marked.
 */
export const dated = (read: Normaliser): Normaliser =>
  bounded(
    (text) => (isPlaceholder(text) ? { ...PLACEHOLDER, marks: UNTOLD } : read(text)),
    saysNothing,
    LONGEST_CELL,
  )

const UNTOLD = QUALITY_MARKS.placeholder | QUALITY_MARKS.unknownWord

const bounded = (read: Normaliser, isEmpty: (text: string) => boolean, longest: number): Normaliser => {
  const once: Normaliser = (raw) => {
    const text = unguarded(raw.trim())
    if (text === '') return NOT_GIVEN
    if (text.length > longest) return UNREADABLE
    if (isEmpty(text)) return PLACEHOLDER
    return read(text)
  }
  return (raw) => {
    const value = once(raw)
    return value.canonical === raw || COMMON.test(raw) ? value : settle(once, value)
  }
}

const COMMON = /^[\x20-\x7e\u4e00-\u9fff]*$/

/**
 * Characters taken out can bring together others that compose or fold again; a few rounds settle any text.
 */
const settle = (read: Normaliser, value: Normalised): Normalised => {
  let marks = value.marks
  for (let round = 0; round < 8 && value.canonical !== ''; round++) {
    const again = read(value.canonical)
    marks |= again.marks
    if (again.canonical === value.canonical) return marks === value.marks ? value : { ...value, marks }
    value = again
  }
  if (value.canonical === '') return value.links ? PLACEHOLDER : value
  return UNREADABLE
}
