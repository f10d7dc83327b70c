import { hash, hashText } from '../../domain/hash.js'
import type { Hash } from '../graph-changes.js'

/** The hash of an id. */
export const idOf = (text: string, salt: number): Hash => {
  hashText(text, salt)
  return { hi: hash.hi, lo: hash.lo }
}
