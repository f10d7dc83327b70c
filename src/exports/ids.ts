import { hash } from 'node:crypto'
import { PERSONAL_KINDS, type ValueKind } from '../domain/value-kind.js'
import { normaliseValue } from '../normalise/value-of.js'
import type { ExportEdge } from './graph.js'

/**
 * Ids of what an export holds: made of what a thing is, so that it has the same id in every export of a store
 * and no other thing has it. 96 bits of SHA-256; a value that may be masked is hashed with the store's key
 * (`KeyedHash`), so that nobody can try values out on its id.
 */
export type KeyedHash = (text: string) => string

export const bidderNode = (id: string): string => `bidder-${id}`
export const lotNode = (id: string): string => `lot-${id}`

/** Id of the node of a value, by its kind and unmasked text. */
export const valueNode = (kind: ValueKind, text: string, keyed: KeyedHash): string => {
  const name = JSON.stringify([kind, normaliseValue(kind, text).canonical || text])
  return `value-${PERSONAL_KINDS.has(kind) ? keyed(name) : hashed(name)}`
}

/** Id of an edge by its type and ends, and its ring where what it says is said of one ring alone. */
export const edgeId = ({ type, from, to, ring }: Pick<ExportEdge, 'type' | 'from' | 'to' | 'ring'>): string =>
  `${type}-${hashed(JSON.stringify(type === 'bid' ? [type, from, to] : [type, from, to, ring]))}`

const hashed = (text: string): string => shortened(hash('sha256', text))

/** The part of a hash, in hex, that ids hold. */
export const shortened = (hex: string): string => hex.slice(0, 24)
