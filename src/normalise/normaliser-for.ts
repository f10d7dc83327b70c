import { DEFAULTS } from '../domain/storage.js'
import type { Column, TableName } from '../domain/tables.js'
import { kindOf } from '../domain/value-kind.js'
import { companyName } from './company-name.js'
import { creditCode } from './credit-code.js'
import { foldText, keyText } from './fold.js'
import { day, instant } from './instant.js'
import { money } from './money.js'
import { kept, NOT_GIVEN, type Normalised, type Normaliser } from './normalised.js'
import { anyDevice } from './serial.js'
import { several } from './several.js'
import { dated, strict, trimmed, valueNormaliser } from './value-of.js'
import {
  accountType,
  allowKind,
  codeReader,
  currency,
  flag,
  integer,
  score,
  share,
  status,
  won,
} from './words.js'

/** Longest free text that is kept, in UTF-16 units. */
const LONGEST_TEXT = 65536

/** semicolon and enumeration comma in all the forms that NFKC makes one of */
const SEPARATORS = /[;；\u037e﹔︔、﹑︑､]/
const WIDER_SEPARATORS = /[;；\u037e﹔︔、﹑︑､,，﹐︐|｜\n]/
/** blanks and strokes too where an address of the network stands on both sides */
const IP_SEPARATORS = /[;；\u037e﹔︔、﹑︑､,，﹐︐|｜\n]|(?<=\d)[\s/／]+(?=\d{1,3}\.\d)/
const MAC_SEPARATORS = /[;；\u037e﹔︔、﹑︑､,，﹐︐|｜\n]|(?<=[0-9A-Fa-f]{2})[/／](?=[0-9A-Fa-f]{2})/
const PHONE_SEPARATORS = /[;；\u037e﹔︔、﹑︑､,，﹐︐|｜\n]|(?<=\d)[/／](?=\d)/

const PARTED_BY = { wide: WIDER_SEPARATORS, phone: PHONE_SEPARATORS, ip: IP_SEPARATORS, mac: MAC_SEPARATORS }

/**
 * The normaliser of a column's cells: a pure function that never throws and leaves its own canonical text as
 * it is. A placeholder is "not given" for every type, but for closed lists and where a blank means something
 * (`strict`); that a required cell may not be so is the importer's to say. `allow-value` is read as free text
 * here: its kind stands in another cell of the row (`normaliseValue(kind, raw)`).
 */
export const normaliserFor = (column: Column, table: TableName): Normaliser => {
  const isDefaulted = DEFAULTS[table]?.[column.name] !== undefined
  switch (column.type) {
    case 'key':
      return trimmed(key)
    case 'bidder-id':
      return creditCode
    case 'text':
    case 'allow-value':
      return trimmed(freeText, false, LONGEST_TEXT)
    case 'name':
      return trimmed(name)
    case 'names':
      return several(trimmed(name), SEPARATORS)
    case 'money':
      return trimmed(money)
    case 'instant':
      return dated(instant)
    case 'day':
      return dated(day)
    case 'integer':
      return isDefaulted ? strict(integer, true) : trimmed(integer)
    case 'flag':
      return strict(table === 'bids' && column.name === 'won' ? won : flag, isDefaulted)
    case 'share':
      return trimmed(share)
    case 'score':
      return trimmed(score)
    case 'status':
      return strict(status, isDefaulted)
    case 'account-type':
      return strict(accountType, isDefaulted)
    case 'currency':
      return strict(currency, isDefaulted)
    case 'allow-kind':
      return strict(allowKind, isDefaulted)
    case 'code':
      return strict(codeReader(column.words ?? {}), isDefaulted)
    case 'value':
    case 'values':
      return valuesOf(column)
  }
}

const key = (text: string): Normalised => {
  const folded = keyText(text)
  return folded === '' ? NOT_GIVEN : kept(folded)
}

const freeText = (text: string): Normalised => {
  const folded = foldText(text)
  return folded === '' ? NOT_GIVEN : kept(folded)
}

/** A bidder's own name identifies nobody: names never link. */
const name = (text: string): Normalised => {
  const value = companyName(text)
  return value.links ? { ...value, links: false } : value
}

const valuesOf = ({ type, kind }: Column): Normaliser => {
  const read = kind ? valueNormaliser(kind) : trimmed(anyDevice, true)
  const parted = kind && kindOf(kind).parted
  if (parted) return several(read, PARTED_BY[parted])
  return type === 'values' ? several(read, SEPARATORS) : read
}
