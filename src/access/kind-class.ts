import type { ValueKind } from '../domain/value-kind.js'
import type { FieldClass } from './field-classes.js'

const CLASSED: Partial<Record<ValueKind, FieldClass>> = {
  person: 'identity',
  'person-name': 'identity',
  'file-author': 'identity',
  operator: 'identity',
  phone: 'contact',
  email: 'contact',
  account: 'account',
  'deposit-account': 'account',
  payer: 'account',
  guarantee: 'account',
  'guarantee-applicant': 'account',
}

/** The class of fields to which values of a kind belong. */
export const classOfKind = (kind: ValueKind): FieldClass => CLASSED[kind] ?? 'device'
