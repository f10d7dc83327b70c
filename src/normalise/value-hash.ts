import { hash, hashText } from '../domain/hash.js'
import { kindIndex, type ValueKind } from '../domain/value-kind.js'
import { normaliseValue } from './value-of.js'

/**
 * Halves of the hash by which stores and markets know a value as it is written; undefined where it is none.
 */
export const valueHash = (kind: ValueKind, written: string): { hi: number; lo: number } | undefined => {
  const { canonical } = normaliseValue(kind, written)
  if (canonical === '') return undefined
  hashText(canonical, kindIndex[kind])
  return { hi: hash.hi, lo: hash.lo }
}
