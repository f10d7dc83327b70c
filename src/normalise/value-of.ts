import type { ValueKind } from '../domain/value-kind.js'
import { address } from './address.js'
import { payer } from './company-name.js'
import { email } from './email.js'
import { client, fileGuid, fileHash } from './file-mark.js'
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
  UNREADABLE,
} from './normalised.js'
import { personName } from './person-name.js'
import { phone } from './phone.js'
import { isEmptyIdentifier, isPlaceholder } from './placeholders.js'
import { certificate, diskSerial, lock, serial } from './serial.js'

const READERS: Record<ValueKind, Normaliser> = {
  ip,
  mac,
  cpu: serial,
  disk: diskSerial,
  board: serial,
  lock,
  'file-guid': fileGuid,
  'file-author': fileProperty,
  'file-company': fileProperty,
  'file-hash': fileHash,
  'machine-code': serial,
  client,
  account,
  'deposit-account': account,
  ca: certificate,
  operator: account,
  payer,
  guarantee: serial,
  'guarantee-applicant': payer,
  person: identityNumber,
  'person-name': personName,
  phone,
  email,
  address,
}

/** Kinds whose empty forms include one character repeated. */
const TEXTS: ReadonlySet<ValueKind> = new Set([
  'client',
  'person-name',
  'payer',
  'guarantee-applicant',
  'address',
])

/** Normaliser of a single value of a kind. */
export const valueNormaliser = (kind: ValueKind): Normaliser => trimmed(READERS[kind], !TEXTS.has(kind))

const normalisers = new Map<ValueKind, Normaliser>()

/** One value of a kind, raw: what an allowlist entry or a search means. */
export const normaliseValue = (kind: ValueKind, raw: string): Normalised => {
  let normaliser = normalisers.get(kind)
  if (!normaliser) normalisers.set(kind, (normaliser = valueNormaliser(kind)))
  return normaliser(raw)
}

/**
 * Puts before a reader what holds for every type: blanks trimmed, empty and placeholder cells not given, a limit of
 * length; and, where the text holds uncommon characters, reads on until the canonical text stays as it is.
 */
export const trimmed = (read: Normaliser, identifier = false, longest = LONGEST_CELL): Normaliser => {
  const isEmpty = identifier ? isEmptyIdentifier : isPlaceholder
  const once: Normaliser = (raw) => {
    const text = raw.trim()
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

/** Characters taken out can bring together others that compose or fold again; a few rounds settle any text. */
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
