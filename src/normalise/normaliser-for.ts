import type { Column, TableName } from '../domain/tables.js'
import { kindOf } from '../domain/value-kind.js'
import { companyName } from './company-name.js'
import { creditCode } from './credit-code.js'
import { foldText } from './fold.js'
import { day, instant } from './instant.js'
import { money } from './money.js'
import { kept, NOT_GIVEN, type Normalised, type Normaliser } from './normalised.js'
import { anyDevice } from './serial.js'
import { several } from './several.js'
import { trimmed, valueNormaliser } from './value-of.js'
import { accountType, allowKind, codeReader, currency, flag, integer, score, share, status } from './words.js'

/** Longest free text that is kept, in UTF-16 units. */
const LONGEST_TEXT = 65536

/** semicolon and enumeration comma in all the forms that NFKC makes one of */
const SEPARATORS = /[;；\u037e﹔︔、﹑︑､]/
const WIDER_SEPARATORS = /[;；\u037e﹔︔、﹑︑､,，﹐︐|｜\n]/
const PHONE_SEPARATORS = /[;；\u037e﹔︔、﹑︑､,，﹐︐|｜\n]|(?<=\d)[/／](?=\d)/

/**
 * The normaliser of a column's cells: a pure function that never throws and leaves its own canonical text as
 * it is. A placeholder is "not given" for every type; that a required cell may not be so is the importer's to
 * say. `allow-value` is read as free text here: its kind stands in another cell of the row
 * (`normaliseValue(kind, raw)`).
 */
export const normaliserFor = (column: Column, _table: TableName): Normaliser => {
  switch (column.type) {
    case 'key':
      return trimmed((text) => kept(text))
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
      return trimmed(instant)
    case 'day':
      return trimmed(day)
    case 'integer':
      return trimmed(integer)
    case 'flag':
      return trimmed(flag)
    case 'share':
      return trimmed(share)
    case 'score':
      return trimmed(score)
    case 'status':
      return trimmed(status)
    case 'account-type':
      return trimmed(accountType)
    case 'currency':
      return trimmed(currency)
    case 'allow-kind':
      return trimmed(allowKind)
    case 'code':
      return trimmed(codeReader(column.words ?? {}))
    case 'value':
    case 'values':
      return valuesOf(column)
  }
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
  if (parted) return several(read, parted === 'phone' ? PHONE_SEPARATORS : WIDER_SEPARATORS)
  return type === 'values' ? several(read, SEPARATORS) : read
}
